package rebound.journal.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.fact.FactRefusal.ALREADY_NOTED;
import static rebound.journal.fact.FactRefusal.APPLIED_TOO_OFTEN;
import static rebound.journal.fact.FactRefusal.ERASED;
import static rebound.journal.fact.FactRefusal.NOT_APPLIED;
import static rebound.journal.fact.FactRefusal.NO_REVISIT;
import static rebound.journal.fact.FactRefusal.NO_SUCH_FACT;
import static rebound.journal.fact.FactRefusal.RESTORE_WINDOW_OVER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.fact.Fact.Deleted;
import rebound.journal.fact.Fact.Erased;
import rebound.journal.fact.Fact.Noted;
import rebound.journal.fact.Fact.Verb;
import rebound.journal.fact.FactCommand.ApplyFact;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.EraseFact;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.FactCommand.RestoreFact;
import rebound.journal.fact.FactCommand.ReviewFact;
import rebound.journal.fact.FactCommand.ReviseFact;
import rebound.journal.fact.FactCommand.WithdrawFact;
import rebound.journal.fact.FactEvent.FactApplied;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactReviewed;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.fact.FactEvent.FactWithdrawn;

class FactDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T23:15:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final About EXAM = new About("setback", "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a");
    private static final About POST_MORTEM = new About("reflection", "018f4e5a-0000-7000-8000-0000000000aa");
    private static final Private<Words> WORDS = Private.of(new Words("Begin in May.", null, null));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words("Begin in April.", "helped", "Ana"));

    private static final NoteFact NOTE = new NoteFact(NOW, EVENING, BERLIN, EXAM, null, WORDS);
    private static final KeepFact KEEP = new KeepFact(EVENING, EXAM, POST_MORTEM, Home.in(BERLIN), WORDS);
    private static final About GOAL = new About("goal", "018f4e5a-0000-7000-8000-0000000000bb");
    private static final Private<String> HOW = Private.of("In the first week");
    private static final ApplyFact APPLY = new ApplyFact(NOW, new Applied(GOAL, HOW));
    private static final WithdrawFact WITHDRAW = new WithdrawFact(NOW, GOAL);
    private static final ReviewFact REVIEW = new ReviewFact(NOW, Home.in(BERLIN));
    private static final DeleteFact DELETE = new DeleteFact(NOW);
    private static final RestoreFact RESTORE = new RestoreFact(NOW);

    private static final FactNoted NOTED = noted(null, WORDS);
    private static final FactNoted KEPT = noted(POST_MORTEM, WORDS);
    private static final FactDeleted DELETED = new FactDeleted(NOW, DAY);

    private final DeciderSpec<FactCommand, Fact, FactEvent> fact = DeciderSpec.of(new FactDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itIsNoted() {
            fact.given().when(NOTE).then(NOTED).andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, null, WORDS));
        }

        @Test
        void itIsKeptOfSomethingElse() {
            fact.given()
                    .when(KEEP)
                    .then(KEPT)
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, POST_MORTEM, WORDS));
            fact.given()
                    .when(new KeepFact(EVENING, EXAM, POST_MORTEM, null, WORDS).livingIn(Home.in(BERLIN)))
                    .then(KEPT);
            fact.given()
                    .when(new KeepFact(EVENING, null, POST_MORTEM, null, WORDS))
                    .then(new FactNoted(EVENING, "UTC", DAY.minusDays(1), null, POST_MORTEM, WORDS));
        }

        @Test
        void whatIsKeptForAPartOfTheDayIsSeenAgainOnTheDayAfter() {
            var inTheMorning = new Revisit(null, null, "morning");
            fact.given()
                    .when(new KeepFact(EVENING, EXAM, POST_MORTEM, null, inTheMorning, WORDS).livingIn(Home.in(BERLIN)))
                    .then(new FactNoted(
                            EVENING,
                            "Europe/Berlin",
                            DAY,
                            EXAM,
                            POST_MORTEM,
                            new Revisit(null, DAY.plusDays(1), "morning"),
                            WORDS));
        }

        @Test
        void whatIsNotSaidIsNowAndAtHome() {
            var silent = new NoteFact(NOW, null, null, null, null, WORDS);
            fact.given()
                    .when(silent.livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(new FactNoted(NOW, "Pacific/Auckland", DAY.plusDays(1), null, null, WORDS));
            fact.given().when(silent).then(new FactNoted(NOW, "UTC", DAY, null, null, WORDS));
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(revise(WORDS), APPLY, WITHDRAW, REVIEW, DELETE, RESTORE)) {
                fact.given().when(command).thenRejected(NO_SUCH_FACT);
            }
            assertThat(fact.given().state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenNoted {

        @Test
        void aRetryChangesNothing() {
            fact.given(NOTED).when(NOTE).thenNothing();
            fact.given(NOTED)
                    .when(new NoteFact(NOW.plusSeconds(9), null, null, EXAM, null, WORDS))
                    .thenNothing();
            fact.given(KEPT).when(KEEP).thenNothing();
        }

        @Test
        void anotherCannotBeNotedUnderItsId() {
            fact.given(NOTED)
                    .when(new NoteFact(NOW, EVENING, BERLIN, EXAM, null, OTHER_WORDS))
                    .thenRejected(ALREADY_NOTED);
            fact.given(NOTED)
                    .when(new NoteFact(NOW, EVENING, BERLIN, null, null, WORDS))
                    .thenRejected(ALREADY_NOTED);
        }

        @Test
        void itIsRevisedAndStillSaysWhatItWasKeptOf() {
            fact.given(KEPT)
                    .when(revise(OTHER_WORDS))
                    .then(new FactRevised(EVENING, "Europe/Berlin", DAY, DAY, EXAM, POST_MORTEM, OTHER_WORDS))
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, POST_MORTEM, OTHER_WORDS));
            fact.given(KEPT).when(revise(WORDS)).thenNothing();
        }

        @Test
        void whatWasRevisedIsNotKeptAgain() {
            var revised = new FactRevised(EVENING, "Europe/Berlin", DAY, DAY, EXAM, POST_MORTEM, OTHER_WORDS);
            fact.given(KEPT, revised).when(KEEP).thenNothing();
        }

        @Test
        void itCanLieOnAnotherDay() {
            fact.given(NOTED)
                    .when(new ReviseFact(NOW, NOW, ZoneId.of("Asia/Tokyo"), EXAM, null, WORDS))
                    .then(new FactRevised(NOW, "Asia/Tokyo", DAY.plusDays(1), DAY, EXAM, null, WORDS));
        }

        @Test
        void itIsDeletedAndComesBack() {
            fact.given(KEPT)
                    .when(DELETE)
                    .then(DELETED)
                    .andState(new Deleted(NOW, new Noted(EVENING, "Europe/Berlin", DAY, EXAM, POST_MORTEM, WORDS)));
            fact.given(KEPT, DELETED)
                    .when(RESTORE)
                    .then(new FactRestored(NOW, EVENING, "Europe/Berlin", DAY, EXAM, POST_MORTEM, WORDS))
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, POST_MORTEM, WORDS));
            fact.given(NOTED).when(RESTORE).thenNothing();
            assertThat(fact.given(NOTED).state().allowed(NOW)).containsExactly(Verb.REVISE, Verb.APPLY, Verb.DELETE);
        }

        @Test
        void withoutItsWordsItCanOnlyBeDeleted() {
            var erased = fact.given(noted(null, Private.erased()));
            erased.when(revise(WORDS)).thenRejected(ERASED);
            erased.when(APPLY).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).containsExactly(Verb.DELETE);
        }
    }

    /** Practices A13 and D3: it is taken into the next attempt. */
    @Nested
    class WhenApplied {

        private static final FactApplied APPLIED = new FactApplied(NOW, DAY, GOAL, HOW);
        private static final Private<String> OTHERWISE = Private.of("In May");

        @Test
        void itIsTakenIntoSeveral() {
            var attempt = new About("attempt", GOAL.id());
            fact.given(NOTED)
                    .when(APPLY)
                    .then(APPLIED)
                    .andState(new Noted(
                            EVENING, "Europe/Berlin", DAY, EXAM, null, null, List.of(new Applied(GOAL, HOW)), WORDS));
            fact.given(NOTED, APPLIED)
                    .when(new ApplyFact(NOW, new Applied(attempt, HOW)))
                    .then(new FactApplied(NOW, DAY, attempt, HOW));
            assertThat(fact.given(NOTED, APPLIED).state().allowed(NOW))
                    .containsExactly(Verb.REVISE, Verb.APPLY, Verb.WITHDRAW, Verb.DELETE);
        }

        @Test
        void saidAgainTheNewerTextCounts() {
            fact.given(NOTED, APPLIED).when(APPLY).thenNothing();
            fact.given(NOTED, APPLIED)
                    .when(new ApplyFact(NOW, new Applied(GOAL, OTHERWISE)))
                    .then(new FactApplied(NOW, DAY, GOAL, OTHERWISE));
        }

        @Test
        void itIsTakenIntoSoManyAtOnceOnly() {
            var full = IntStream.range(0, Fact.MOST_APPLIED)
                    .mapToObj(number -> (FactEvent) new FactApplied(NOW, DAY, new About("goal", "g" + number), HOW));
            var events = Stream.concat(Stream.of(NOTED), full).toArray(FactEvent[]::new);
            fact.given(events).when(APPLY).thenRejected(APPLIED_TOO_OFTEN);
            fact.given(events)
                    .when(new ApplyFact(NOW, new Applied(new About("goal", "g0"), OTHERWISE)))
                    .then(new FactApplied(NOW, DAY, new About("goal", "g0"), OTHERWISE));
        }

        @Test
        void itIsTakenOutAgain() {
            fact.given(NOTED, APPLIED)
                    .when(WITHDRAW)
                    .then(new FactWithdrawn(NOW, DAY, GOAL))
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, null, WORDS));
            fact.given(NOTED).when(WITHDRAW).thenRejected(NOT_APPLIED);
        }

        @Test
        void itStaysSoWhenItIsRevisedOrRestored() {
            var applied = List.of(new Applied(GOAL, HOW));
            fact.given(NOTED, APPLIED)
                    .when(revise(OTHER_WORDS))
                    .then(new FactRevised(EVENING, "Europe/Berlin", DAY, DAY, EXAM, null, OTHER_WORDS))
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, null, null, applied, OTHER_WORDS));
            fact.given(NOTED, APPLIED, DELETED)
                    .when(RESTORE)
                    .then(new FactRestored(NOW, EVENING, "Europe/Berlin", DAY, EXAM, null, null, List.of(GOAL), WORDS))
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, null, null, applied, WORDS));
        }
    }

    /** Practices E18 and E20: it is seen again when the person wants to. */
    @Nested
    class WhenToBeSeenAgain {

        private static final Revisit MONTHLY = new Revisit("monthly", LocalDate.parse("2026-12-21"), null);
        private static final FactNoted MONTHLY_NOTED =
                new FactNoted(EVENING, "Europe/Berlin", DAY, EXAM, null, MONTHLY, WORDS);

        @ParameterizedTest
        @CsvSource({
            "daily, 2026-11-22",
            "weekly, 2026-11-28",
            "monthly, 2026-12-21",
            "quarterly, 2027-02-21",
            "yearly, 2027-11-21"
        })
        void theNextDayIsAnIntervalAfterToday(String every, LocalDate next) {
            fact.given()
                    .when(note(new Revisit(every, null, "evening")))
                    .then(new FactNoted(
                            EVENING, "Europe/Berlin", DAY, EXAM, null, new Revisit(every, next, "evening"), WORDS));
        }

        @Test
        void onceIsTomorrowOrAsThePersonSays() {
            var tomorrow = new Revisit(null, DAY.plusDays(1), "morning");
            var inMay = new Revisit(null, LocalDate.parse("2027-05-01"), null);
            fact.given()
                    .when(note(new Revisit(null, null, "morning")))
                    .then(new FactNoted(EVENING, "Europe/Berlin", DAY, EXAM, null, tomorrow, WORDS));
            fact.given().when(note(inMay)).then(new FactNoted(EVENING, "Europe/Berlin", DAY, EXAM, null, inMay, WORDS));
        }

        @Test
        void aRetryLeavesTheDay() {
            fact.given(MONTHLY_NOTED)
                    .when(note(new Revisit("monthly", null, null)))
                    .thenNothing();
            fact.given(MONTHLY_NOTED)
                    .when(note(new Revisit("yearly", null, null)))
                    .thenRejected(ALREADY_NOTED);
            fact.given(NOTED).when(note(MONTHLY)).thenRejected(ALREADY_NOTED);
        }

        @Test
        void aRevisionLeavesTheDayUnlessItSaysAnother() {
            fact.given(MONTHLY_NOTED)
                    .when(revise(new Revisit("monthly", null, null)))
                    .then(new FactRevised(EVENING, "Europe/Berlin", DAY, DAY, EXAM, null, MONTHLY, OTHER_WORDS));
            fact.given(MONTHLY_NOTED)
                    .when(revise(new Revisit("yearly", null, null)))
                    .then(new FactRevised(
                            EVENING,
                            "Europe/Berlin",
                            DAY,
                            DAY,
                            EXAM,
                            null,
                            new Revisit("yearly", LocalDate.parse("2027-11-21"), null),
                            OTHER_WORDS));
            fact.given(MONTHLY_NOTED)
                    .when(revise((Revisit) null))
                    .then(new FactRevised(EVENING, "Europe/Berlin", DAY, DAY, EXAM, null, OTHER_WORDS));
        }

        @Test
        void onceSeenItComesAnIntervalLaterOrNoMore() {
            var later = new ReviewFact(Instant.parse("2027-01-09T23:30:00Z"), Home.in(BERLIN));
            fact.given(MONTHLY_NOTED)
                    .when(later)
                    .then(new FactReviewed(
                            later.at(), DAY, new Revisit("monthly", LocalDate.parse("2027-02-10"), null)));
            var once = new FactNoted(
                    EVENING, "Europe/Berlin", DAY, EXAM, null, new Revisit(null, DAY.plusDays(1), null), WORDS);
            fact.given(once)
                    .when(REVIEW)
                    .then(new FactReviewed(NOW, DAY, null))
                    .andState(new Noted(EVENING, "Europe/Berlin", DAY, EXAM, null, WORDS));
            fact.given(NOTED).when(REVIEW).thenRejected(NO_REVISIT);
            assertThat(fact.given(once).state().allowed(NOW))
                    .containsExactly(Verb.REVISE, Verb.APPLY, Verb.REVIEW, Verb.DELETE);
        }

        @Test
        void itIsStillSoWhenItIsRestored() {
            fact.given(MONTHLY_NOTED, DELETED)
                    .when(RESTORE)
                    .then(new FactRestored(NOW, EVENING, "Europe/Berlin", DAY, EXAM, null, MONTHLY, null, WORDS));
        }

        private static NoteFact note(Revisit revisit) {
            return new NoteFact(NOW, EVENING, BERLIN, EXAM, revisit, WORDS).livingIn(Home.in(BERLIN));
        }

        private static ReviseFact revise(@Nullable Revisit revisit) {
            return new ReviseFact(NOW, null, null, EXAM, revisit, OTHER_WORDS).livingIn(Home.in(BERLIN));
        }
    }

    @Nested
    class WhenDeleted {

        @Test
        void nothingBringsItBackByItself() {
            var deleted = fact.given(KEPT, DELETED);
            deleted.when(KEEP).thenNothing();
            deleted.when(NOTE).thenRejected(FactRefusal.DELETED);
            deleted.when(revise(WORDS)).thenRejected(FactRefusal.DELETED);
            deleted.when(APPLY).thenRejected(FactRefusal.DELETED);
            deleted.when(WITHDRAW).thenRejected(FactRefusal.DELETED);
            deleted.when(REVIEW).thenRejected(FactRefusal.DELETED);
            deleted.when(DELETE).thenNothing();
            assertThat(deleted.state().allowed(NOW)).containsExactly(Verb.RESTORE);
        }

        @Test
        void itCanBeRestoredFor30Days() {
            var last = NOW.plus(Duration.ofDays(30)).minusMillis(1);
            var deleted = fact.given(NOTED, DELETED);
            deleted.when(new RestoreFact(last))
                    .then(new FactRestored(last, EVENING, "Europe/Berlin", DAY, EXAM, null, WORDS));
            deleted.when(new RestoreFact(last.plusMillis(1))).thenRejected(RESTORE_WINDOW_OVER);
            assertThat(deleted.state().allowed(last.plusMillis(1))).isEmpty();
        }

        @Test
        void whatIsErasedStaysSo() {
            var erased = fact.given(noted(null, Private.erased()), DELETED);
            erased.when(RESTORE).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenErased {

        private static final Instant END = NOW.plus(Duration.ofDays(30));

        @Test
        void itIsSoFromTheDayOnWhichItCannotBeRestoredAnyMore() {
            var deleted = fact.given(NOTED, DELETED);
            deleted.when(new EraseFact(END.minusMillis(1))).thenNothing();
            deleted.when(new EraseFact(END)).then(new FactErased(DAY)).andState(new Erased());
        }

        @Test
        void itIsNotIfItWasRestoredOrNeverDeleted() {
            fact.given().when(new EraseFact(END)).thenNothing();
            fact.given(NOTED).when(new EraseFact(END)).thenNothing();
        }

        @Test
        void nothingIsPossibleAnyMore() {
            var erased = fact.given(NOTED, DELETED, new FactErased(DAY));
            erased.when(NOTE).thenRejected(ERASED);
            erased.when(revise(WORDS)).thenRejected(ERASED);
            erased.when(APPLY).thenRejected(ERASED);
            erased.when(WITHDRAW).thenRejected(ERASED);
            erased.when(REVIEW).thenRejected(ERASED);
            erased.when(DELETE).thenRejected(ERASED);
            erased.when(RESTORE).thenRejected(ERASED);
            erased.when(KEEP).thenNothing();
            erased.when(new EraseFact(END)).thenNothing();
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }

    private static FactNoted noted(@Nullable About source, Private<Words> words) {
        return new FactNoted(EVENING, "Europe/Berlin", DAY, EXAM, source, words);
    }

    private static ReviseFact revise(Private<Words> words) {
        return new ReviseFact(NOW, null, null, EXAM, null, words);
    }
}
