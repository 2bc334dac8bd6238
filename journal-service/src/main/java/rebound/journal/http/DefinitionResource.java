package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What success or failure means to a person. */
@Path("/definitions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "definitions", description = "What success or failure means to a person.")
public class DefinitionResource extends FactResource {

    @Inject
    public DefinitionResource(FactTools tools) {
        super(FactType.DEFINITION, tools);
    }
}
