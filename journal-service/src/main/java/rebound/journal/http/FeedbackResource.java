package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** How somebody else sees something. */
@Path("/feedback")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "feedback", description = "How somebody else sees something.")
public class FeedbackResource extends FactResource {

    @Inject
    public FeedbackResource(FactTools tools) {
        super(FactType.FEEDBACK, tools);
    }
}
