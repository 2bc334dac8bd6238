package rebound.journal.read.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.eventlog.testkit.Seeded;
import rebound.journal.day.About;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.EntryCommand.DeleteEntry;
import rebound.journal.entry.EntryCommand.RestoreEntry;
import rebound.journal.entry.EntryCommand.ReviseEntry;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.entry.EntryDecider;
import rebound.journal.entry.Words;
import rebound.journal.setback.Description;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.setback.SetbackCommand.AcceptSetback;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.DeclareBackOnTrack;
import rebound.journal.setback.SetbackCommand.DeclineSetback;
import rebound.journal.setback.SetbackCommand.DeleteSetback;
import rebound.journal.setback.SetbackCommand.OfferSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackCommand.RestoreSetback;
import rebound.journal.setback.SetbackCommand.ReviseSetback;
import rebound.journal.setback.SetbackCommand.ScheduleReview;
import rebound.journal.setback.SetbackCommand.WithdrawBackOnTrack;
import rebound.journal.setback.SetbackDecider;

/** Whole lives, decided by the real deciders, against a timeline that is worked out the plain way. */
class TimelineGeneratedTest {

    private static final List<ZoneId> ZONES = Stream.of(
                    "Z", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Apia", "+14:00", "-14:00")
            .map(ZoneId::of)
            .toList();

    @Test
    void theTimelineIsWhatTheEntriesAndSetbacksAre() {
        Seeded.cases(30, random -> {
            var life = new Life(random, 300);
            var months = ProjectionSpec.of(TimelineMonthsProjection::new).given(life.log.all());
            var timeline = ProjectionSpec.of(TimelineProjection::new).given(life.log.all());
            months.theSameEventTwiceChangesNothing().replayEqualsLive();
            timeline.theSameEventTwiceChangesNothing().replayEqualsLive();

            var directory = months.view(TimelineMonthsProjection.DOCUMENT).orElse(TimelineMonthsView.EMPTY);
            for (var i = 0; i < 10; i++) {
                var query = query(random);
                assertThat(walk(query, directory, timeline)).as("%s", query).isEqualTo(life.matching(query));
            }
        });
    }

    @Test
    void whatASmallTimelineLeavesOutIsCounted() {
        Seeded.cases(30, random -> {
            var most = 1 + random.nextInt(10);
            var life = new Life(random, 300);
            var months = ProjectionSpec.of(TimelineMonthsProjection::new).given(life.log.all());
            var timeline =
                    ProjectionSpec.of(() -> new TimelineProjection(most, 1)).given(life.log.all());
            timeline.theSameEventTwiceChangesNothing().replayEqualsLive();

            var counts = new TreeMap<String, Integer>();
            timeline.views().forEach((document, month) -> {
                assertThat(month.items()).hasSizeLessThanOrEqualTo(most);
                assertThat(month.leftOut()).isNotNegative();
                if (month.items().size() + month.leftOut() > 0) {
                    counts.put(document, month.items().size() + month.leftOut());
                }
            });
            var expected = new TreeMap<String, Integer>();
            for (var month : months.view(TimelineMonthsProjection.DOCUMENT)
                    .orElse(TimelineMonthsView.EMPTY)
                    .months()) {
                expected.put("person/timeline/" + month.month() + "/0", month.count(Set.of()));
            }
            assertThat(counts).isEqualTo(expected);
        });
    }

    private static TimelineQuery query(Random random) {
        var types = random.nextBoolean() ? Set.<String>of() : Set.of(random.nextBoolean() ? "entry" : "setback");
        var state =
                random.nextInt(4) == 0 ? List.of("written", "open", "closed").get(random.nextInt(3)) : null;
        var from = random.nextInt(3) == 0 ? instant(random) : null;
        var to = random.nextInt(3) == 0 ? instant(random) : null;
        return new TimelineQuery(types, state, from, to, null, 1 + random.nextInt(20));
    }

    /** All pages, put together. */
    private static List<TimelineItem> walk(
            TimelineQuery first, TimelineMonthsView directory, ProjectionSpec<TimelineView>.Given timeline) {
        var items = new ArrayList<TimelineItem>();
        @Nullable TimelinePosition after = null;
        do {
            var query = new TimelineQuery(first.types(), first.state(), first.from(), first.to(), after, first.limit());
            var page = query.page(directory, new TimelineProjection(), item -> true, ids -> {
                var found = new HashMap<String, TimelineView>();
                ids.forEach(id -> timeline.view(id).ifPresent(view -> found.put(id, view)));
                return found;
            });
            assertThat(page.items()).hasSizeLessThanOrEqualTo(first.limit());
            items.addAll(page.items());
            assertThat(after == null || !after.equals(page.next()))
                    .as("goes on")
                    .isTrue();
            after = page.next();
        } while (after != null);
        return items;
    }

    /** Mostly close to where months meet. */
    private static Instant instant(Random random) {
        var border = Instant.parse(List.of("2026-10-31T23:00:00Z", "2026-12-31T12:00:00Z", "2027-03-01T00:00:00Z")
                .get(random.nextInt(3)));
        var hours = random.nextInt(5) == 0 ? 3_000 : 20;
        var distance = Duration.ofHours(random.nextInt(-hours, hours));
        return border.plus(distance);
    }

    private static final class Life {

        private final Envelopes log = new Envelopes();
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final Map<String, Setback> setbacks = new LinkedHashMap<>();

        private Life(Random random, int commands) {
            var now = Instant.parse("2027-03-02T00:00:00Z");
            for (var i = 0; i < commands; i++) {
                now = now.plus(Duration.ofHours(random.nextInt(12)));
                // A few ids, so that much happens to each; entries and setbacks share them.
                var id = "id-" + random.nextInt(40);
                if (random.nextInt(3) > 0) {
                    decide("entry", id, new EntryDecider(), entries, entryCommand(random, now));
                } else {
                    decide("setback", id, new SetbackDecider(), setbacks, setbackCommand(random, now));
                }
            }
        }

        private <C, S, E> void decide(
                String type, String id, Decider<C, S, E> decider, Map<String, S> states, C command) {
            var state = states.getOrDefault(id, decider.initial());
            if (decider.decide(command, state) instanceof Decision.Accepted<E>(var events)) {
                for (var event : events) {
                    log.add(new AggregateId("person", type, id), event);
                    state = decider.evolve(state, event);
                }
                states.put(id, state);
            }
        }

        private static EntryCommand entryCommand(Random random, Instant now) {
            var words = Private.of(new Words("text " + random.nextInt(1_000), null, List.of(), List.of()));
            var happenedAt = random.nextInt(4) == 0 ? null : instant(random);
            var zone = random.nextInt(4) == 0 ? null : ZONES.get(random.nextInt(ZONES.size()));
            return switch (random.nextInt(6)) {
                case 0, 1, 2 -> new WriteEntry(now, happenedAt, zone, null, false, words);
                case 3 -> new ReviseEntry(happenedAt, zone, null, false, words);
                case 4 -> new DeleteEntry(now);
                default -> new RestoreEntry(now);
            };
        }

        private static SetbackCommand setbackCommand(Random random, Instant now) {
            var description = Private.of(new Description("title " + random.nextInt(1_000), null, null, null));
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            return switch (random.nextInt(13)) {
                case 0, 1 -> new RecordSetback(now, instant(random), zone, description);
                case 2 -> new OfferSetback(new About("attempt", "id"), instant(random), null);
                case 3 -> new AcceptSetback(now, random.nextBoolean() ? null : instant(random), zone, description);
                case 4 -> new DeclineSetback(now);
                case 5 -> new CloseSetback(now);
                case 6 -> new DeclareBackOnTrack(now, null);
                case 7 -> new WithdrawBackOnTrack(now);
                case 8 -> new ReviseSetback(random.nextBoolean() ? null : instant(random), zone, description);
                case 9 -> new ScheduleReview(now, LocalDate.EPOCH);
                case 10 -> new DeleteSetback(now);
                case 11 -> new RestoreSetback(now);
                default -> new ReopenSetback(now);
            };
        }

        private List<TimelineItem> matching(TimelineQuery query) {
            var items = new ArrayList<TimelineItem>();
            entries.forEach((id, state) -> {
                if (state instanceof Entry.Written entry) {
                    items.add(new TimelineItem(
                            "entry",
                            id,
                            entry.happenedAt(),
                            entry.zone(),
                            "written",
                            null,
                            entry.words().value().text(),
                            null));
                }
            });
            setbacks.forEach((id, state) -> {
                if (state instanceof Setback.Recorded setback) {
                    items.add(new TimelineItem(
                            "setback",
                            id,
                            setback.account().happenedAt(),
                            setback.account().zone(),
                            setback instanceof Setback.Open ? "open" : "closed",
                            setback.account().description().value().title(),
                            null,
                            null));
                }
            });
            Predicate<TimelineItem> wanted =
                    item -> (query.types().isEmpty() || query.types().contains(item.type()))
                            && (query.state() == null || query.state().equals(item.state()))
                            && (query.from() == null || !item.happenedAt().isBefore(query.from()))
                            && (query.to() == null || item.happenedAt().isBefore(query.to()));
            return items.stream()
                    .filter(wanted)
                    .sorted(Comparator.comparing(TimelineItem::happenedAt)
                            .reversed()
                            .thenComparing(TimelineItem::id)
                            .thenComparing(TimelineItem::type))
                    .toList();
        }
    }
}
