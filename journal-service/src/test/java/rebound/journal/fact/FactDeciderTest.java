package rebound.journal.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.fact.FactRefusal.ALREADY_NOTED;
import static rebound.journal.fact.FactRefusal.ERASED;
import static rebound.journal.fact.FactRefusal.NO_SUCH_FACT;
import static rebound.journal.fact.FactRefusal.RESTORE_WINDOW_OVER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.fact.Fact.Deleted;
import rebound.journal.fact.Fact.Erased;
import rebound.journal.fact.Fact.Noted;
import rebound.journal.fact.Fact.Verb;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.EraseFact;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.FactCommand.RestoreFact;
import rebound.journal.fact.FactCommand.ReviseFact;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactRevised;

class FactDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T23:15:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final About EXAM = new About("setback", "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a");
    private static final About POST_MORTEM = new About("reflection", "018f4e5a-0000-7000-8000-0000000000aa");
    private static final Private<Words> WORDS = Private.of(new Words("Begin in May.", null, null));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words("Begin in April.", "helped", "Ana"));

    private static final NoteFact NOTE = new NoteFact(NOW, EVENING, BERLIN, EXAM, WORDS);
    private static final KeepFact KEEP = new KeepFact(EVENING, EXAM, POST_MORTEM, Home.in(BERLIN), WORDS);
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
        void whatIsNotSaidIsNowAndAtHome() {
            var silent = new NoteFact(NOW, null, null, null, WORDS);
            fact.given()
                    .when(silent.livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(new FactNoted(NOW, "Pacific/Auckland", DAY.plusDays(1), null, null, WORDS));
            fact.given().when(silent).then(new FactNoted(NOW, "UTC", DAY, null, null, WORDS));
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(revise(WORDS), DELETE, RESTORE)) {
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
                    .when(new NoteFact(NOW.plusSeconds(9), null, null, EXAM, WORDS))
                    .thenNothing();
            fact.given(KEPT).when(KEEP).thenNothing();
        }

        @Test
        void anotherCannotBeNotedUnderItsId() {
            fact.given(NOTED)
                    .when(new NoteFact(NOW, EVENING, BERLIN, EXAM, OTHER_WORDS))
                    .thenRejected(ALREADY_NOTED);
            fact.given(NOTED)
                    .when(new NoteFact(NOW, EVENING, BERLIN, null, WORDS))
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
                    .when(new ReviseFact(NOW, ZoneId.of("Asia/Tokyo"), EXAM, WORDS))
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
            assertThat(fact.given(NOTED).state().allowed(NOW)).containsExactly(Verb.REVISE, Verb.DELETE);
        }

        @Test
        void withoutItsWordsItCanOnlyBeDeleted() {
            var erased = fact.given(noted(null, Private.erased()));
            erased.when(revise(WORDS)).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).containsExactly(Verb.DELETE);
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
        return new ReviseFact(null, null, EXAM, words);
    }
}
