package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What a person really wants. */
@Path("/desires")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "desires", description = "What a person really wants.")
public class DesireResource extends FactResource {

    @Inject
    public DesireResource(FactTools tools) {
        super(FactType.DESIRE, tools);
    }
}
