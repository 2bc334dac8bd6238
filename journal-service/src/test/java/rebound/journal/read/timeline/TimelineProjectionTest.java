package rebound.journal.read.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.journal.day.About;
import rebound.journal.day.Mood;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.Words;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.ReflectionEvent;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.reflection.Sheet;
import rebound.journal.setback.Description;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

class TimelineProjectionTest {

    private static final String NOVEMBER = "timeline/2026-11/0";
    private static final String DECEMBER = "timeline/2026-12/0";

    private static final Instant MORNING = Instant.parse("2026-11-20T07:00:00Z");
    private static final LocalDate THAT_DAY = LocalDate.parse("2026-11-20");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private static final About THE_EXAM = new About("setback", "exam");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<TimelineView> timeline =
            ProjectionSpec.of(() -> new TimelineProjection(TimelineProjection.MOST_ITEMS, 1));

    @Nested
    class AnEntry {

        @Test
        void thatIsWrittenAppearsInItsMonth() {
            timeline.given(written("one", "It did not work out.", THE_EXAM))
                    .thenOnly(NOVEMBER)
                    .then(NOVEMBER, month(item("one", "It did not work out.", THE_EXAM)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void thatIsRevisedKeepsItsPlace() {
            timeline.given(written("one", "First."), written("two", "Second."), revised("one", "First, again."))
                    .thenOnly(NOVEMBER)
                    .then(NOVEMBER, month(item("one", "First, again."), item("two", "Second.")))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void thatMovesToAnotherDayOfItsMonthStaysThere() {
            timeline.given(
                            written("one", "First."),
                            log.add(
                                    entry("one"),
                                    new EntryRevised(
                                            NOW,
                                            "Z",
                                            LocalDate.parse("2026-11-21"),
                                            THAT_DAY,
                                            null,
                                            false,
                                            words("First."))))
                    .thenOnly(NOVEMBER)
                    .then(NOVEMBER, month(new TimelineItem("entry", "one", NOW, "Z", "written", null, "First.", null)));
        }

        @Test
        void thatMovesToAnotherMonthLeavesItsOwn() {
            var newYear = Instant.parse("2026-12-31T22:59:59Z");
            timeline.given(
                            written("one", "First."),
                            written("two", "Second."),
                            log.add(
                                    entry("one"),
                                    new EntryRevised(
                                            newYear,
                                            "Europe/Berlin",
                                            LocalDate.parse("2026-12-31"),
                                            THAT_DAY,
                                            THE_EXAM,
                                            false,
                                            words("Later."))))
                    .thenOnly(NOVEMBER, DECEMBER)
                    .then(NOVEMBER, month(item("two", "Second.")))
                    .then(
                            DECEMBER,
                            month(new TimelineItem(
                                    "entry", "one", newYear, "Europe/Berlin", "written", null, "Later.", THE_EXAM)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void thatIsDeletedLeavesNothingBehind() {
            timeline.given(written("one", "First."), deleted("one"))
                    .then(NOVEMBER, TimelineView.EMPTY)
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void thatIsRestoredIsThereAgain() {
            timeline.given(
                            written("one", "First."),
                            written("two", "Second."),
                            deleted("one"),
                            restored("one", "First."))
                    .then(NOVEMBER, month(item("two", "Second."), item("one", "First.")))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void thatWasErasedShowsThatItWas() {
            var erased = new EntryWritten(MORNING, "Z", THAT_DAY, null, false, Private.erased());
            timeline.given(log.add(entry("one"), erased))
                    .then(NOVEMBER, month(new TimelineItem("entry", "one", MORNING, "Z", "written", null, null, null)))
                    .replayEqualsLive();
        }

        @Test
        void liesInTheMonthThatItsEventSaysWhateverTheRulesOfItsZoneAreToday() {
            var event = new EntryWritten(
                    MORNING, "Nowhere/Anymore", LocalDate.parse("2026-12-01"), null, false, words("Elsewhere."));
            timeline.given(log.add(entry("one"), event)).thenOnly(DECEMBER);
        }

        @Test
        void isItselfThoughASetbackHasTheSameId() {
            timeline.given(written("same", "An entry."), recorded("same", "A setback"), deleted("same"))
                    .then(NOVEMBER, month(setbackItem("same", "A setback", "open")));
        }

        @Test
        void isNobodyElses() {
            var mine = written("one", "Mine.");
            var theirs = log.add(
                    new AggregateId("somebody-else", "entry", "one"),
                    new EntryWritten(MORNING, "Z", THAT_DAY, null, false, words("Theirs.")));
            var given = timeline.given(mine, theirs);
            assertThat(given.view("person", NOVEMBER)).contains(month(item("one", "Mine.")));
            assertThat(given.view("somebody-else", NOVEMBER)).contains(month(item("one", "Theirs.")));
            given.replayEqualsLive();
        }
    }

    @Nested
    class ASetback {

        @Test
        void thatIsRecordedAppearsOpen() {
            timeline.given(recorded("exam", "Failed the exam"))
                    .thenOnly(NOVEMBER)
                    .then(NOVEMBER, month(setbackItem("exam", "Failed the exam", "open")))
                    .replayEqualsLive();
        }

        @Test
        void thatIsNamedAppearsOpenAndNotBefore() {
            var offered = log.add(setback("exam"), new SetbackOffered(new About("attempt", "exam"), MORNING, null));
            var declined = log.add(setback("exam"), new SetbackDeclined(NOW));
            timeline.given(offered, declined).thenNothing();
            timeline.given(offered, declined, named("exam", "The exam"))
                    .thenOnly(NOVEMBER)
                    .then(NOVEMBER, month(setbackItem("exam", "The exam", "open")))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void isTheSameWhetherOrNotThePersonIsBackOnTrack() {
            timeline.given(
                            log.add(setback("exam"), new SetbackBackOnTrack(NOW, THAT_DAY)),
                            log.add(setback("exam"), new SetbackNotYetBackOnTrack(NOW, THAT_DAY)))
                    .thenNothing();
        }

        @Test
        void showsItsStateAndKeepsItsPlace() {
            var recorded = recorded("exam", "Failed the exam");
            var written = written("one", "First.");
            var closed = log.add(setback("exam"), new SetbackClosed(NOW, THAT_DAY));
            timeline.given(recorded, written, closed)
                    .then(NOVEMBER, month(setbackItem("exam", "Failed the exam", "closed"), item("one", "First.")))
                    .theSameEventTwiceChangesNothing();
            timeline.given(recorded, written, closed, log.add(setback("exam"), new SetbackReopened(NOW, THAT_DAY)))
                    .then(NOVEMBER, month(setbackItem("exam", "Failed the exam", "open"), item("one", "First.")))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void thatWasErasedShowsThatItWas() {
            var erased = new SetbackRecorded(MORNING, MORNING, "Z", THAT_DAY, Private.erased());
            timeline.given(log.add(setback("exam"), erased), log.add(setback("exam"), new SetbackClosed(NOW, THAT_DAY)))
                    .then(
                            NOVEMBER,
                            month(new TimelineItem("setback", "exam", MORNING, "Z", "closed", null, null, null)));
        }
    }

    @Nested
    class AFullMonth {

        private final ProjectionSpec<TimelineView> smallTimeline =
                ProjectionSpec.of(() -> new TimelineProjection(2, 1));

        @Test
        void keepsTheNewestArrivalsAndCountsTheOthers() {
            smallTimeline
                    .given(written("one", "1"), written("two", "2"), recorded("three", "3"), written("four", "4"))
                    .then(NOVEMBER, new TimelineView(List.of(setbackItem("three", "3", "open"), item("four", "4")), 2))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void stillKnowsThatSomethingLeftOutIsDeletedAndRestored() {
            var given = List.of(written("one", "1"), written("two", "2"), written("three", "3"), deleted("one"));
            smallTimeline
                    .given(given)
                    .then(NOVEMBER, new TimelineView(List.of(item("two", "2"), item("three", "3")), 0));
            smallTimeline
                    .given(given.get(0), given.get(1), given.get(2), given.get(3), restored("one", "1"))
                    .then(NOVEMBER, new TimelineView(List.of(item("three", "3"), item("one", "1")), 1))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void takesInWhatWasLeftOutWhenItIsRevised() {
            smallTimeline
                    .given(written("one", "1"), written("two", "2"), written("three", "3"), revised("one", "1b"))
                    .then(NOVEMBER, new TimelineView(List.of(item("three", "3"), item("one", "1b")), 1))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void doesNotTakeInASetbackThatIsOnlyClosed() {
            smallTimeline
                    .given(
                            recorded("one", "1"),
                            written("two", "2"),
                            written("three", "3"),
                            log.add(setback("one"), new SetbackClosed(NOW, THAT_DAY)))
                    .then(NOVEMBER, new TimelineView(List.of(item("two", "2"), item("three", "3")), 1));
        }
    }

    @Nested
    class AnExcerpt {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 119, 120})
        void ofAShortTextIsAllOfIt(int length) {
            assertThat(excerpt("ä".repeat(length))).isEqualTo("ä".repeat(length));
            assertThat(excerpt("🌱".repeat(length))).isEqualTo("🌱".repeat(length));
        }

        @ParameterizedTest
        @ValueSource(ints = {121, 239, 240, 241, 100_000})
        void ofALongTextIsItsFirst120CodePoints(int length) {
            assertThat(excerpt("ä".repeat(length))).isEqualTo("ä".repeat(120));
            assertThat(excerpt("🌱".repeat(length))).isEqualTo("🌱".repeat(120));
        }

        @Test
        void neverEndsInHalfACharacter() {
            assertThat(excerpt("x".repeat(119) + "🌱🌱")).isEqualTo("x".repeat(119) + "🌱");
            assertThat(excerpt("x".repeat(120) + "🌱")).isEqualTo("x".repeat(120));
            assertThat(excerpt("🌱" + "x".repeat(238) + "🌱")).isEqualTo("🌱" + "x".repeat(119));
        }

        @Test
        void ofATitleIsLonger() {
            timeline.given(recorded("one", "🌱".repeat(201)))
                    .then(NOVEMBER, month(setbackItem("one", "🌱".repeat(200), "open")));
        }

        private String excerpt(String text) {
            return timeline.given(new Envelopes().add(entry("one"), writtenNow(text)))
                    .view(NOVEMBER)
                    .orElseThrow()
                    .items()
                    .getFirst()
                    .excerpt();
        }
    }

    @Test
    void whatIsOfNoConcernTouchesNothing() {
        timeline.given(log.add(new AggregateId("person", "letter", "one"), "something else"))
                .thenNothing();
    }

    private static AggregateId entry(String id) {
        return new AggregateId("person", "entry", id);
    }

    @Nested
    class AReflection {

        @Test
        void appearsWithItsFirstWords() {
            var about = new About("setback", "exam");
            timeline.given(
                            reflected("one", new ReflectionDrafted(MORNING, "Z", THAT_DAY, about, sheet("The goal."))),
                            reflected("two", new ReflectionDrafted(MORNING, "Z", THAT_DAY, null, sheet())),
                            reflected("three", new ReflectionDrafted(MORNING, "Z", THAT_DAY, null, Private.erased())))
                    .thenOnly(NOVEMBER)
                    .then(
                            NOVEMBER,
                            month(
                                    reflection("one", "draft", "The goal.", THE_EXAM),
                                    reflection("two", "draft", null, null),
                                    reflection("three", "draft", null, null)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void isRevisedAndCompletedInItsPlace() {
            timeline.given(
                            reflected("one", new ReflectionDrafted(MORNING, "Z", THAT_DAY, null, sheet())),
                            written("two", "Second."),
                            reflected(
                                    "one",
                                    new ReflectionRevised(MORNING, "Z", THAT_DAY, THAT_DAY, null, sheet("The goal."))),
                            reflected("one", new ReflectionCompleted(NOW, THAT_DAY, null, Private.erased())))
                    .then(NOVEMBER, month(reflection("one", "completed", "The goal.", null), item("two", "Second.")))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void movesToAnotherMonth() {
            var newYear = Instant.parse("2026-12-31T22:59:59Z");
            timeline.given(
                            reflected("one", new ReflectionDrafted(MORNING, "Z", THAT_DAY, null, sheet("a"))),
                            reflected(
                                    "one",
                                    new ReflectionRevised(
                                            newYear, "Z", LocalDate.parse("2026-12-31"), THAT_DAY, null, sheet("b"))))
                    .thenOnly(NOVEMBER, DECEMBER)
                    .then(NOVEMBER, TimelineView.EMPTY)
                    .then(
                            DECEMBER,
                            month(new TimelineItem("reflection", "one", newYear, "Z", "draft", null, "b", null)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void leavesNothingBehindAndComesBackAsItWas() {
            var drafted = reflected("one", new ReflectionDrafted(MORNING, "Z", THAT_DAY, null, sheet("a")));
            var deleted = reflected("one", new ReflectionDeleted(NOW, THAT_DAY));
            timeline.given(drafted, deleted).then(NOVEMBER, TimelineView.EMPTY);
            timeline.given(
                            drafted,
                            deleted,
                            reflected(
                                    "one",
                                    new ReflectionRestored(NOW, MORNING, "Z", THAT_DAY, null, null, sheet("a"), NOW)))
                    .then(NOVEMBER, month(reflection("one", "completed", "a", null)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        private Event<?> reflected(String id, ReflectionEvent body) {
            return log.add(new AggregateId("person", "reflection", id), body);
        }

        private static Private<Sheet> sheet(String... texts) {
            var answers = Stream.of(texts)
                    .map(text -> Answer.ofItems("question", List.of(text, "more")))
                    .toList();
            return Private.of(new Sheet(new Sheet.Template("yet", 1), answers, List.of(), List.of()));
        }

        private static TimelineItem reflection(
                String id, String state, @Nullable String excerpt, @Nullable About about) {
            return new TimelineItem("reflection", id, MORNING, "Z", state, null, excerpt, about);
        }
    }

    @Nested
    class WhatIsKept {

        private final AggregateId lesson = new AggregateId("person", "lesson", "one");

        @Test
        void appearsIsRevisedInItsPlaceAndLeaves() {
            var about = new About("setback", "exam");
            var noted = log.add(lesson, new FactNoted(MORNING, "Z", THAT_DAY, about, null, text("First.")));
            var revised =
                    log.add(lesson, new FactRevised(MORNING, "Z", THAT_DAY, THAT_DAY, about, null, text("Second.")));
            var deleted = log.add(lesson, new FactDeleted(NOW, THAT_DAY));
            timeline.given(noted, revised)
                    .thenOnly(NOVEMBER)
                    .then(NOVEMBER, month(kept("Second.", THE_EXAM)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
            timeline.given(noted, revised, deleted).then(NOVEMBER, TimelineView.EMPTY);
            timeline.given(
                            noted,
                            revised,
                            deleted,
                            log.add(lesson, new FactRestored(NOW, MORNING, "Z", THAT_DAY, null, null, text("Second."))))
                    .then(NOVEMBER, month(kept("Second.", null)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        @Test
        void movesToAnotherMonth() {
            var newYear = Instant.parse("2026-12-31T22:59:59Z");
            var newDay = LocalDate.parse("2026-12-31");
            timeline.given(
                            log.add(lesson, new FactNoted(MORNING, "Z", THAT_DAY, null, null, text("a"))),
                            log.add(lesson, new FactRevised(newYear, "Z", newDay, THAT_DAY, null, null, text("b"))))
                    .thenOnly(NOVEMBER, DECEMBER)
                    .then(NOVEMBER, TimelineView.EMPTY)
                    .then(DECEMBER, month(new TimelineItem("lesson", "one", newYear, "Z", "noted", null, "b", null)))
                    .theSameEventTwiceChangesNothing()
                    .replayEqualsLive();
        }

        private static Private<rebound.journal.fact.Words> text(String text) {
            return Private.of(new rebound.journal.fact.Words(text, null, null));
        }

        private static TimelineItem kept(String excerpt, @Nullable About about) {
            return new TimelineItem("lesson", "one", MORNING, "Z", "noted", null, excerpt, about);
        }
    }

    private static AggregateId setback(String id) {
        return new AggregateId("person", "setback", id);
    }

    private static Private<Words> words(String text) {
        return Private.of(new Words(text, new Mood(0.5, null), List.of("calm"), List.of("tag")));
    }

    private static EntryWritten writtenNow(String text) {
        return new EntryWritten(MORNING, "Z", THAT_DAY, null, false, words(text));
    }

    private Event<?> written(String id, String text) {
        return log.add(entry(id), writtenNow(text));
    }

    private Event<?> written(String id, String text, About about) {
        return log.add(entry(id), new EntryWritten(MORNING, "Z", THAT_DAY, about, false, words(text)));
    }

    private Event<?> revised(String id, String text) {
        return log.add(entry(id), new EntryRevised(MORNING, "Z", THAT_DAY, THAT_DAY, null, false, words(text)));
    }

    private Event<?> deleted(String id) {
        return log.add(entry(id), new EntryDeleted(NOW, THAT_DAY));
    }

    private Event<?> restored(String id, String text) {
        return log.add(entry(id), new EntryRestored(NOW, MORNING, "Z", THAT_DAY, null, false, words(text)));
    }

    private Event<?> recorded(String id, String title) {
        var description = Private.of(new Description(title, "work", null, "shame"));
        return log.add(setback(id), new SetbackRecorded(MORNING, MORNING, "Z", THAT_DAY, description));
    }

    private Event<?> named(String id, String title) {
        var description = Private.of(new Description(title, null, null, null));
        return log.add(setback(id), new SetbackNamed(MORNING, MORNING, "Z", THAT_DAY, description));
    }

    private static TimelineView month(TimelineItem... items) {
        return new TimelineView(List.of(items), 0);
    }

    private static TimelineItem item(String id, String excerpt) {
        return new TimelineItem("entry", id, MORNING, "Z", "written", null, excerpt, null);
    }

    private static TimelineItem item(String id, String excerpt, About about) {
        return new TimelineItem("entry", id, MORNING, "Z", "written", null, excerpt, about);
    }

    private static TimelineItem setbackItem(String id, String title, String state) {
        return new TimelineItem("setback", id, MORNING, "Z", state, title, null, null);
    }
}
