package rebound.journal.read.timeline;

import static rebound.journal.read.timeline.TimelineMonthsProjection.DOCUMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.journal.day.About;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.Words;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.read.timeline.TimelineMonthsView.Month;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

class TimelineMonthsProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Private<Words> WORDS = Private.erased();

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<TimelineMonthsView> months = ProjectionSpec.of(TimelineMonthsProjection::new);

    @Test
    void countsEachMonthByType() {
        months.given(written("a", "2026-11-20"), written("b", "2026-11-30"), recorded("c", "2026-11-01"))
                .thenOnly(DOCUMENT)
                .then(DOCUMENT, view(month("2026-11", Map.of("entry", 2, "setback", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void countsAReflectionAsLongAsItIsThere() {
        var id = new AggregateId("person", "reflection", "a");
        var november = LocalDate.parse("2026-11-20");
        var december = LocalDate.parse("2026-12-01");
        var drafted = log.add(id, new ReflectionDrafted(NOW, "Z", november, null, Private.erased()));
        var moved = log.add(id, new ReflectionRevised(NOW, "Z", december, november, null, Private.erased()));
        var completed = log.add(id, new ReflectionCompleted(NOW, december, null, Private.erased()));
        var deleted = log.add(id, new ReflectionDeleted(NOW, december));
        var restored = log.add(id, new ReflectionRestored(NOW, NOW, "Z", december, null, null, Private.erased(), NOW));
        months.given(drafted, moved, completed, deleted).then(DOCUMENT, view());
        months.given(drafted, moved, completed, deleted, restored)
                .then(DOCUMENT, view(month("2026-12", Map.of("reflection", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void countsWhatIsKeptByItsType() {
        var lesson = new AggregateId("person", "lesson", "a");
        var insight = new AggregateId("person", "insight", "a");
        var november = LocalDate.parse("2026-11-20");
        var december = LocalDate.parse("2026-12-01");
        months.given(
                        log.add(lesson, new FactNoted(NOW, "Z", november, null, null, Private.erased())),
                        log.add(insight, new FactNoted(NOW, "Z", november, null, null, Private.erased())),
                        log.add(lesson, new FactRevised(NOW, "Z", december, november, null, null, Private.erased())),
                        log.add(insight, new FactDeleted(NOW, november)),
                        log.add(insight, new FactRestored(NOW, NOW, "Z", november, null, null, Private.erased())))
                .then(DOCUMENT, view(month("2026-12", Map.of("lesson", 1)), month("2026-11", Map.of("insight", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void countsASetbackOnceItIsNamed() {
        var offered = log.add(setback("a"), new SetbackOffered(new About("attempt", "a"), NOW, null));
        var declined = log.add(setback("a"), new SetbackDeclined(NOW));
        months.given(offered, declined).thenNothing();
        months.given(
                        offered,
                        declined,
                        log.add(
                                setback("a"),
                                new SetbackNamed(NOW, NOW, "Z", LocalDate.parse("2026-11-20"), Private.erased())))
                .then(DOCUMENT, view(month("2026-11", Map.of("setback", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void hasTheNewestMonthFirstAlsoBeyondTheYearsOfFourDigits() {
        months.given(
                        written("a", "2026-11-20"),
                        written("b", "1950-01-01"),
                        written("c", "2026-12-01"),
                        written("d", "+12026-01-01"),
                        written("e", "-0044-03-15"),
                        written("f", "2025-12-31"))
                .then(
                        DOCUMENT,
                        view(
                                month("+12026-01", Map.of("entry", 1)),
                                month("2026-12", Map.of("entry", 1)),
                                month("2026-11", Map.of("entry", 1)),
                                month("2025-12", Map.of("entry", 1)),
                                month("1950-01", Map.of("entry", 1)),
                                month("-0044-03", Map.of("entry", 1))))
                .replayEqualsLive();
    }

    @Test
    void forgetsAMonthInWhichNothingIsLeft() {
        months.given(written("a", "2026-11-20"), recorded("b", "2026-10-20"), deleted("a", "2026-11-20"))
                .then(DOCUMENT, view(month("2026-10", Map.of("setback", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void countsWhatIsRestored() {
        months.given(written("a", "2026-11-20"), deleted("a", "2026-11-20"), restored("a", "2026-11-20"))
                .then(DOCUMENT, view(month("2026-11", Map.of("entry", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void followsWhatMovesToAnotherMonth() {
        months.given(written("a", "2026-11-30"), written("b", "2026-11-30"), revised("a", "2026-12-01", "2026-11-30"))
                .then(DOCUMENT, view(month("2026-12", Map.of("entry", 1)), month("2026-11", Map.of("entry", 1))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void isNotTouchedByWhatStaysInItsMonth() {
        months.given(
                        revised("a", "2026-11-01", "2026-11-30"),
                        log.add(setback("b"), new SetbackClosed(NOW, LocalDate.parse("2026-11-20"))),
                        log.add(setback("b"), new SetbackReopened(NOW, LocalDate.parse("2026-11-20"))),
                        log.add(setback("b"), new SetbackBackOnTrack(NOW, LocalDate.parse("2026-11-20"))),
                        log.add(setback("b"), new SetbackNotYetBackOnTrack(NOW, LocalDate.parse("2026-11-20"))),
                        log.add(setback("b"), "something else"))
                .thenNothing();
    }

    private Event<?> written(String id, String date) {
        return log.add(entry(id), new EntryWritten(NOW, "Z", LocalDate.parse(date), null, false, WORDS));
    }

    private Event<?> revised(String id, String date, String formerDate) {
        return log.add(
                entry(id),
                new EntryRevised(NOW, "Z", LocalDate.parse(date), LocalDate.parse(formerDate), null, false, WORDS));
    }

    private Event<?> deleted(String id, String date) {
        return log.add(entry(id), new EntryDeleted(NOW, LocalDate.parse(date)));
    }

    private Event<?> restored(String id, String date) {
        return log.add(entry(id), new EntryRestored(NOW, NOW, "Z", LocalDate.parse(date), null, false, WORDS));
    }

    private Event<?> recorded(String id, String date) {
        return log.add(setback(id), new SetbackRecorded(NOW, NOW, "Z", LocalDate.parse(date), Private.erased()));
    }

    private static AggregateId entry(String id) {
        return new AggregateId("person", "entry", id);
    }

    private static AggregateId setback(String id) {
        return new AggregateId("person", "setback", id);
    }

    private static TimelineMonthsView view(Month... months) {
        return new TimelineMonthsView(List.of(months));
    }

    private static Month month(String month, Map<String, Integer> counts) {
        return new Month(YearMonth.parse(month), new TreeMap<>(counts));
    }
}
