package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.index.IndexItem;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.index.SameDay;
import rebound.journal.read.index.ThingReader;

/** What was on this day in earlier years; never what was closed or silenced. */
@Path("/on-this-day")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "on-this-day", description = "The same day of earlier years.")
public class OnThisDayResource {

    private static final int MOST = 100;

    /** How somebody was in a moment, also the worst, is no memory to be shown a year later. */
    private static final String CHECK_IN = "check-in";

    private static final Comparator<IndexItem> NEWEST_FIRST = Comparator.comparing(IndexItem::localDate)
            .thenComparing(IndexItem::happenedAt)
            .reversed()
            .thenComparing(IndexItem::id);

    private final IndexReader index;
    private final ThingReader things;
    private final AtHome home;

    @Inject
    public OnThisDayResource(IndexReader index, ThingReader things, AtHome home) {
        this.index = index;
        this.things = things;
        this.home = home;
    }

    @Schema(name = "OnThisDay", description = "The same day of earlier years.")
    public record OnThisDay(
            @Schema(required = true) LocalDate date,

            @Schema(required = true, description = "The newest first, at most 100.")
            List<Found> items) {}

    @GET
    @Operation(
            operationId = "readOnThisDay",
            summary = "Read what was on this day in earlier years",
            description =
                    "By the person's own days. What lies on 29 February also comes on 28 February of years without one. Without"
                            + " check-ins, drafts, sealed letters, feedback that is asked for or cools off, closed setbacks and"
                            + " what is about them, and anything silenced.")
    public OnThisDay read(
            @QueryParam("date") @Parameter(description = "Absent: today, where the person is at home.") @Nullable
                    LocalDate date) {
        var day = new SameDay(date == null ? home.today() : date);
        var found = index.newestFirst(day::mayBeIn).flatMap(months -> months.stream()
                .filter(item -> day.isInAnEarlierYear(item.localDate()))
                .filter(item -> !item.type().equals(CHECK_IN))
                .sorted(NEWEST_FIRST));
        var shown = index.recallable(found).limit(MOST).toList();
        return new OnThisDay(day.date(), things.each(shown, thing -> Stream.of(Found.of(thing))));
    }
}
