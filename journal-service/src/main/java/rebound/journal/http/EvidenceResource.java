package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What speaks for a person, to be found again on a bad day. */
@Path("/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "evidence", description = "What speaks for a person, to be found again on a bad day.")
public class EvidenceResource extends FactResource {

    @Inject
    public EvidenceResource(FactTools tools) {
        super(FactType.EVIDENCE, tools);
    }
}
