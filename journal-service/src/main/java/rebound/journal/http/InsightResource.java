package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What a person has found out about themselves. */
@Path("/insights")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "insights", description = "What a person has found out about themselves.")
public class InsightResource extends FactResource {

    @Inject
    public InsightResource(FactTools tools) {
        super(FactType.INSIGHT, tools);
    }
}
