package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Links;

/**
 * Stories as others read them: by a link that the person has given them, each alone. They are listed, counted and searched
 * nowhere, and nobody is told who has read one.
 */
@Path(PublishedStoryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "stories")
public class PublishedStoryResource {

    static final String PATH = "/published-stories";

    private final StoryLinks stories;
    private final Links links;

    @Inject
    public PublishedStoryResource(StoryLinks stories, Links links) {
        this.stories = stories;
        this.links = links;
    }

    @Schema(
            name = "PublishedStory",
            description = "What somebody tells others, and nothing besides: not who they are, nor when it was.")
    public record PublishedStory(
            @Schema(required = true, description = "The link, as it was asked for.")
            String id,

            @Nullable String title,
            @Schema(required = true) String text,
            @Schema(required = true) Map<String, String> links) {}

    @GET
    @Path("/{link}")
    @Operation(
            operationId = "readPublishedStory",
            summary = "Read what somebody else has published",
            description =
                    "With a token of any person: whoever has the link may read it. One that never was, and one to what was"
                            + " withdrawn, deleted or erased, are answered alike: 404.")
    public PublishedStory read(
            @PathParam("link") @Parameter(description = "`publishedAs` of the story, which its author has given on.")
                    String link) {
        var words = stories.read(link).orElseThrow(Problem::notFound);
        return new PublishedStory(link, words.title(), words.text(), Map.of("self", links.to(path(link))));
    }

    /** Where it is read, below the service's base. */
    static String path(String link) {
        return PATH + "/" + link;
    }
}
