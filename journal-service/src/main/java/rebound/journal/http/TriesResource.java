package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.fact.FactType;
import rebound.journal.read.timeline.TimelineReader;
import rebound.servicekit.read.Links;

/** How often a person has tried: a number of their own, beside which there is no other. */
@Path("/tries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "acknowledgements", description = "Thanks to oneself for a try, however it went.")
public class TriesResource {

    private final TimelineReader timeline;
    private final Links links;

    @Inject
    public TriesResource(TimelineReader timeline, Links links) {
        this.timeline = timeline;
        this.links = links;
    }

    @Schema(name = "Tries")
    public record Tries(
            @Schema(
                    required = true,
                    minimum = "0",
                    description = "How many acknowledgements there are: one that is deleted is not counted, until it is"
                            + " restored.")
            int count,

            @Schema(required = true) Map<String, String> links) {}

    @GET
    @Operation(
            operationId = "countTries",
            summary = "Count one's tries",
            description =
                    "Those that one has thanked oneself for: what is there now, not a total. It falls when the person"
                            + " deletes one of them, and by nothing else.")
    public Tries count() {
        var acknowledgements = FactType.ACKNOWLEDGEMENT;
        return new Tries(
                timeline.count(acknowledgements.code()),
                Map.of("acknowledgements", links.to("/" + acknowledgements.plural())));
    }
}
