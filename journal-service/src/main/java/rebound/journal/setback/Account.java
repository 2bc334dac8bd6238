package rebound.journal.setback;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.day.Recallable;
import rebound.journal.setback.SetbackEvent.Begun;
import rebound.journal.setback.SetbackEvent.FacetSaid;
import rebound.journal.setback.SetbackEvent.SetbackRestored;
import rebound.journal.setback.SetbackEvent.Told;

/**
 * What there is to a setback of the person's own, whether it is open, closed or deleted.
 *
 * @param zone the time zone's id
 * @param localDate the person's date at {@code happenedAt}, as it was reckoned when that was recorded
 * @param about what it was offered for; null if the person recorded it themselves
 * @param backOnTrackAt since when the person says to be back on track; null as long as they do not
 * @param reviewOn the day on which the person wants to look at it again; null if they have not chosen one
 * @param toldSoon whether it was told so soon after it happened that something is offered for it; what it is said to be later
 *     changes nothing of that
 */
public record Account(
        Instant happenedAt,
        String zone,
        LocalDate localDate,
        Private<Description> description,
        Private<Facets> facets,
        @Nullable About about,
        @Nullable Instant backOnTrackAt,
        @Nullable LocalDate reviewOn,
        boolean toldSoon)
        implements Recallable {

    /** Policies, also those of plan-service, take what happened before that for history, for which nothing is offered. */
    private static final Duration MOST_AGE = Duration.ofHours(24);

    /** As it begins. */
    static Account of(Begun told, @Nullable About about) {
        return new Account(
                told.happenedAt(),
                told.zone(),
                told.localDate(),
                told.description(),
                Private.of(Facets.NONE),
                about,
                null,
                null,
                !told.happenedAt().isBefore(told.at().minus(MOST_AGE)));
    }

    /** As it is again. */
    static Account of(SetbackRestored restored, boolean toldSoon) {
        return new Account(
                restored.happenedAt(),
                restored.zone(),
                restored.localDate(),
                restored.description(),
                restored.facets(),
                restored.offeredFor(),
                restored.backOnTrackAt(),
                null,
                toldSoon);
    }

    /** The area of life is a topic that the person gave it. */
    @Override
    public List<String> tags() {
        return description.map(Description::tags).orElse(List.of());
    }

    @Override
    public List<String> people() {
        return description.map(Description::people).orElse(List.of());
    }

    @Override
    public List<String> texts() {
        return Stream.concat(
                        description.map(Description::texts).orElse(List.of()).stream(),
                        facets.map(Facets::texts).orElse(List.of()).stream())
                .toList();
    }

    /** When it happened. */
    public Moment moment() {
        return new Moment(happenedAt, zone, localDate);
    }

    Account toldAnew(Told told) {
        return new Account(
                told.happenedAt(),
                told.zone(),
                told.localDate(),
                told.description(),
                facets,
                about,
                backOnTrackAt,
                reviewOn,
                toldSoon);
    }

    Account onTrack(@Nullable Instant since) {
        return new Account(happenedAt, zone, localDate, description, facets, about, since, reviewOn, toldSoon);
    }

    Account reviewedOn(@Nullable LocalDate day) {
        return new Account(happenedAt, zone, localDate, description, facets, about, backOnTrackAt, day, toldSoon);
    }

    /** One key is behind all that is private: once one part is erased, all of it is. */
    Account saying(FacetSaid said) {
        return said.said().isErased()
                ? with(Private.erased())
                : with(facets.map(
                        before -> before.with(said.facet().code(), said.said().value())));
    }

    Account without(String facet) {
        return with(facets.map(before -> before.without(facet)));
    }

    private Account with(Private<Facets> newFacets) {
        return new Account(
                happenedAt, zone, localDate, description, newFacets, about, backOnTrackAt, reviewOn, toldSoon);
    }
}
