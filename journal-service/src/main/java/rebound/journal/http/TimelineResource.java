package rebound.journal.http;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.http.FactResource.AboutBody;
import rebound.journal.read.timeline.TimelineItem;
import rebound.journal.read.timeline.TimelineReader;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Representation;

/** What has happened, in the order in which it did. */
@Path("/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "timeline", description = "Everything in the order in which it happened.")
public class TimelineResource {

    private final TimelineReader timeline;
    private final Map<String, Representation<?, ?>> kinds;
    private final Links links;

    @Inject
    public TimelineResource(TimelineReader timeline, @All List<Representation<?, ?>> kinds, Links links) {
        this.timeline = timeline;
        this.kinds = kinds.stream()
                .collect(Collectors.toUnmodifiableMap(kind -> kind.type().name(), Function.identity()));
        this.links = links;
    }

    @Schema(name = "TimelineItem", description = "One thing that happened.")
    public record TimelineThing(
            @Schema(
                    required = true,
                    description =
                            "`entry`, `setback`, `reflection`, `feedback`, `story`, `letter`, `check-in`, or what a person keeps, such as `lesson`.")
            String type,

            @Schema(required = true) String id,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Schema(required = true) String state,

            @Schema(description = "Of a setback, a letter that is not sealed, or a story.") @Nullable
            String title,

            @Schema(
                    description =
                            "How the words begin, of all but a setback and what is sealed or cools off: 120 characters.")
            @Nullable
            String excerpt,

            @Nullable AboutBody about,
            @Schema(required = true) Map<String, String> links) {}

    @GET
    @Operation(
            operationId = "readTimeline",
            summary = "Read the timeline",
            description = "Newest first. A month shows up to 4,800 things, the newest of each of its eight parts;"
                    + " every thing stays readable by its id.")
    public Page<TimelineThing> read(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.items(from, to, after, limit, this::show);
    }

    private TimelineThing show(TimelineItem item) {
        var kind = kinds.get(item.type());
        return new TimelineThing(
                item.type(),
                item.id(),
                item.happenedAt(),
                item.zone(),
                item.state(),
                item.title(),
                item.excerpt(),
                AboutBody.of(item.about()),
                kind == null ? Map.of() : Map.of("self", links.to(kind, item.id())));
    }
}
