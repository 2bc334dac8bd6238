package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What gives a person strength for another try, such as somebody else's story. */
@Path("/inspirations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "inspirations",
        description = "What gives a person strength for another try, such as somebody else's story.")
public class InspirationResource extends FactResource {

    @Inject
    public InspirationResource(FactTools tools) {
        super(FactType.INSPIRATION, tools);
    }
}
