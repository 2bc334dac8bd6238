package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;

/** What a person takes from something, if they want to; never asked for. */
@Path("/lessons")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "lessons", description = "What a person takes from something, if they want to; never asked for.")
public class LessonResource extends FactResource {

    @Inject
    public LessonResource(FactTools tools) {
        super(FactType.LESSON, tools);
    }
}
