package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What a person wants to be told in the morning or in the evening. */
@Path("/hope-notes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "hope-notes", description = "What a person wants to be told in the morning or in the evening.")
public class HopeNoteResource extends FactResource {

    @Inject
    public HopeNoteResource(FactTools tools) {
        super(FactType.HOPE_NOTE, tools);
    }
}
