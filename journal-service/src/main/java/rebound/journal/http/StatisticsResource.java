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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
import rebound.journal.me.Consents;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.setback.Account;
import rebound.journal.setback.Setback;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/**
 * What a person can see about themselves if they ask; it is never pushed, and compares them with nobody. What is shown follows
 * from what they have declared, and not from when it is read (safety rule 8).
 */
@Path("/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "statistics", description = "What one can see about oneself, if one asks.")
public class StatisticsResource {

    private final TimelineReader timeline;
    private final IndexReader index;
    private final SetbackResource setbacks;
    private final AtHome home;
    private final Reader reader;
    private final Caller caller;
    private final Links links;

    @Inject
    public StatisticsResource(
            TimelineReader timeline,
            IndexReader index,
            SetbackResource setbacks,
            AtHome home,
            Reader reader,
            Caller caller,
            Links links) {
        this.timeline = timeline;
        this.index = index;
        this.setbacks = setbacks;
        this.home = home;
        this.reader = reader;
        this.caller = caller;
        this.links = links;
    }

    /** Why there is nothing to see. */
    enum Hidden {
        NO_CONSENT,
        A_SETBACK_IS_OPEN;

        static Optional<Hidden> of(Consents consents, BooleanSupplier isAnyOpen) {
            if (!consents.bounceBack()) {
                return Optional.of(NO_CONSENT);
            }
            return isAnyOpen.getAsBoolean() ? Optional.of(A_SETBACK_IS_OPEN) : Optional.empty();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Schema(name = "BounceBacks", description = "A page; of one's own setbacks only.")
    public record BounceBacks(
            @Schema(required = true) List<BounceBack> items,

            @Schema(description = "Pass it as `after` to get the next page; absent on the last one.") @Nullable
            String next,

            @Schema(
                    enumeration = {"no-consent", "a-setback-is-open"},
                    description =
                            "Why there are no items: the person has not consented to see them, in `/me`; or a setback"
                                    + " of theirs is open.")
            @Nullable
            String hidden) {}

    @Schema(
            name = "BounceBack",
            description = "How long it took from one setback to a first step, to be back on track, and to close it.")
    public record BounceBack(
            @Schema(required = true) ResourceId setback,
            @Schema(required = true) Instant happenedAt,

            @Schema(
                    description =
                            "When the first step was done of the plan that was offered for it; absent while the setback is"
                                    + " open, and as long as no step is done. A step counts for the plan that it belonged to"
                                    + " when it was done.")
            @Nullable
            Instant firstStepAt,

            @Schema(minimum = "0", description = "Whole hours until then; absent if that is.") @Nullable
            Long hoursToFirstStep,

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

            @Schema(minimum = "0", description = "Whole hours until the person closed it; absent while it is open.")
            @Nullable
            Long hoursToClose,

            @Schema(required = true) Map<String, String> links) {

        /** The same, and when its first step was done; of one that is open, nothing is said of that. */
        BounceBack withFirstStep(@Nullable Instant at) {
            return closedAt == null
                    ? this
                    : new BounceBack(
                            setback,
                            happenedAt,
                            at,
                            hoursBetween(happenedAt, at),
                            backOnTrackAt,
                            hours,
                            closedAt,
                            hoursToClose,
                            links);
        }
    }

    @GET
    @Path("/bounce-back")
    @Operation(
            operationId = "readBounceBack",
            summary = "Read how one bounced back from each setback",
            description =
                    "By the time at which they happened, newest first. Only for a person who has consented to see it,"
                            + " in `/me`, and while no setback of theirs is open; else `hidden` says why.")
    public BounceBacks bounceBack(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        // Read in any case: a cursor that is none is refused, whatever else there is to see.
        var page = timeline.each("/statistics/bounce-back", setbacks, this::show, after, limit);
        return Hidden.of(home.consents(), index::hasOpenSetback)
                .map(hidden -> new BounceBacks(List.of(), null, hidden.code()))
                .orElseGet(() -> new BounceBacks(withFirstSteps(page.items()), page.next(), null));
    }

    /** The plan that is offered for a setback has its id. */
    private List<BounceBack> withFirstSteps(List<BounceBack> setbacks) {
        var plans = setbacks.stream().map(setback -> setback.setback().value()).toList();
        var firstSteps = reader.states(JournalModel.FIRST_STEP, caller.id(), plans);
        return setbacks.stream()
                .map(setback -> {
                    var first = firstSteps.get(setback.setback().value());
                    return first == null
                            ? setback
                            : setback.withFirstStep(first.state().at());
                })
                .toList();
    }

    private BounceBack show(ResourceId id, Stored<Setback> stored) {
        return switch (stored.state()) {
            // Reopened since: no number, and nothing that one could be made of.
            case Setback.Open(var account) -> show(id, account, null, null);
            case Setback.Closed(var account, var closedAt) -> show(id, account, account.backOnTrackAt(), closedAt);
            case Setback.Gone gone -> throw new IllegalStateException("What is gone is not shown");
            case Setback.Unnamed unnamed -> throw new IllegalStateException("What is on the timeline has a name");
            case Setback.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private BounceBack show(
            ResourceId id, Account account, @Nullable Instant backOnTrackAt, @Nullable Instant closedAt) {
        return new BounceBack(
                id,
                account.happenedAt(),
                null,
                null,
                backOnTrackAt,
                hoursBetween(account.happenedAt(), backOnTrackAt),
                closedAt,
                hoursBetween(account.happenedAt(), closedAt),
                Map.of("setback", links.to(setbacks, id.value())));
    }

    /** What is dated ahead, as far as clocks go wrong, took no time; nor did a step that was done before. */
    private static @Nullable Long hoursBetween(Instant happenedAt, @Nullable Instant until) {
        return until == null
                ? null
                : Math.max(0, Duration.between(happenedAt, until).toHours());
    }
}
