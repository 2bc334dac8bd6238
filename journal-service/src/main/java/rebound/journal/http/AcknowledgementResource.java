package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** Thanks to oneself for a try, however it went. */
@Path("/acknowledgements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "acknowledgements", description = "Thanks to oneself for a try, however it went.")
public class AcknowledgementResource extends FactResource {

    @Inject
    public AcknowledgementResource(FactTools tools) {
        super(FactType.ACKNOWLEDGEMENT, tools);
    }
}
