package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What a person does not want to do again. */
@Path("/anti-patterns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "anti-patterns", description = "What a person does not want to do again.")
public class AntiPatternResource extends FactResource {

    @Inject
    public AntiPatternResource(FactTools tools) {
        super(FactType.ANTI_PATTERN, tools);
    }
}
