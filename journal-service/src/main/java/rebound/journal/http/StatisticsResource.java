package rebound.journal.http;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.setback.Setback;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.ResourceId;

/**
 * What a person can see about themselves if they ask; it is never pushed, and compares them with nobody. What is shown follows
 * from what they have declared, and not from when it is read.
 */
@Path("/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "statistics", description = "What one can see about oneself, if one asks.")
public class StatisticsResource {

    private final TimelineReader timeline;
    private final SetbackResource setbacks;
    private final Links links;

    @Inject
    public StatisticsResource(TimelineReader timeline, SetbackResource setbacks, Links links) {
        this.timeline = timeline;
        this.setbacks = setbacks;
        this.links = links;
    }

    @Schema(name = "BounceBack", description = "How long it took to be back on track after one setback.")
    public record BounceBack(
            @Schema(required = true) ResourceId setback,
            @Schema(required = true) Instant happenedAt,

            @Schema(
                    description =
                            "Since when the person says to be back on track; absent as long as they do not, and while it is open.")
            @Nullable
            Instant backOnTrackAt,

            @Schema(
                    minimum = "0",
                    description =
                            "Whole hours in between; absent while the setback is open, and as long as the person does not"
                                    + " say to be back on track.")
            @Nullable
            Long hours,

            @Schema(description = "Absent while it is open.") @Nullable
            Instant closedAt,

            @Schema(required = true) Map<String, String> links) {}

    @GET
    @Path("/bounce-back")
    @Operation(
            operationId = "readBounceBack",
            summary = "Read how one bounced back from each setback",
            description = "By the time at which they happened, newest first.")
    public Page<BounceBack> bounceBack(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return timeline.each("/statistics/bounce-back", setbacks, this::show, after, limit);
    }

    private BounceBack show(ResourceId id, Stored<Setback> stored) {
        return switch (stored.state()) {
            // No number, and nothing that one could be made of, while it is open.
            case Setback.Open open -> show(id, open, null, null, null);
            case Setback.Closed closed -> show(id, closed, closed.backOnTrackAt(), hours(closed), closed.closedAt());
            case Setback.Unnamed unnamed -> throw new IllegalStateException("What is on the timeline has a name");
            case Setback.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private BounceBack show(
            ResourceId id,
            Setback.Recorded setback,
            @Nullable Instant backOnTrackAt,
            @Nullable Long hours,
            @Nullable Instant closedAt) {
        return new BounceBack(
                id,
                setback.happenedAt(),
                backOnTrackAt,
                hours,
                closedAt,
                Map.of("setback", links.to(setbacks, id.value())));
    }

    private static @Nullable Long hours(Setback.Closed setback) {
        return setback.backOnTrackAt() == null
                ? null
                : Duration.between(setback.happenedAt(), setback.backOnTrackAt())
                        .toHours();
    }
}
