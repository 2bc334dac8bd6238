package rebound.journal.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.reflection.ReflectionRefusal.ALREADY_COMPLETED;
import static rebound.journal.reflection.ReflectionRefusal.ALREADY_DRAFTED;
import static rebound.journal.reflection.ReflectionRefusal.ERASED;
import static rebound.journal.reflection.ReflectionRefusal.NOTHING_ANSWERED;
import static rebound.journal.reflection.ReflectionRefusal.NOT_ALL_ANSWERED;
import static rebound.journal.reflection.ReflectionRefusal.NO_SUCH_REFLECTION;
import static rebound.journal.reflection.ReflectionRefusal.OTHER_TEMPLATE;
import static rebound.journal.reflection.ReflectionRefusal.RESTORE_WINDOW_OVER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.reflection.Reflection.Completed;
import rebound.journal.reflection.Reflection.Deleted;
import rebound.journal.reflection.Reflection.Draft;
import rebound.journal.reflection.Reflection.Erased;
import rebound.journal.reflection.Reflection.Verb;
import rebound.journal.reflection.ReflectionCommand.CompleteReflection;
import rebound.journal.reflection.ReflectionCommand.DeleteReflection;
import rebound.journal.reflection.ReflectionCommand.DraftReflection;
import rebound.journal.reflection.ReflectionCommand.EraseReflection;
import rebound.journal.reflection.ReflectionCommand.RestoreReflection;
import rebound.journal.reflection.ReflectionCommand.ReviseReflection;
import rebound.journal.reflection.ReflectionCommand.RevisitReflection;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionErased;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevisitScheduled;

class ReflectionDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-18T23:30:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-18");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-29");
    private static final About EXAM = new About("setback", "018f4e5a-0000-7000-8000-0000000000aa");
    private static final Sheet.Template POST_MORTEM = new Sheet.Template("post-mortem", 1);

    private static final Private<Sheet> BLANK =
            Private.of(new Sheet(POST_MORTEM, List.of(), List.of("goal"), List.of()));
    private static final Private<Sheet> BEGUN = Private.of(new Sheet(
            POST_MORTEM, List.of(Answer.ofItems("very-well", List.of("I began early"))), List.of("goal"), List.of()));
    private static final Private<Sheet> DONE = Private.of(new Sheet(
            POST_MORTEM,
            List.of(
                    Answer.ofText("goal", "Pass the exam"),
                    Answer.ofText("strategy", "Too late a start"),
                    Answer.ofItems("decisions", List.of("Begin in May", "Ask Ana")),
                    new Answer("again", null, null, 3, null, null, null, null, null)),
            List.of(),
            List.of(
                    new Sheet.Keep("decisions", "lesson", null),
                    new Sheet.Keep("strategy", "evidence", "showed-up"),
                    new Sheet.Keep("again", "insight", null))));
    private static final Private<Harvest> HARVEST = Private.of(new Harvest(List.of(
            new Kept("lesson", null, "decisions", 1, "Begin in May"),
            new Kept("lesson", null, "decisions", 2, "Ask Ana"),
            new Kept("evidence", "showed-up", "strategy", 1, "Too late a start"))));

    private static final DraftReflection DRAFT = new DraftReflection(NOW, EVENING, LISBON, EXAM, BEGUN);
    private static final CompleteReflection COMPLETE = new CompleteReflection(NOW);
    private static final RevisitReflection REVISIT = new RevisitReflection(NOW, SUNDAY);
    private static final DeleteReflection DELETE = new DeleteReflection(NOW);
    private static final RestoreReflection RESTORE = new RestoreReflection(NOW);

    private static final ReflectionDrafted DRAFTED = drafted(BEGUN);
    private static final ReflectionDrafted DRAFTED_DONE = drafted(DONE);
    private static final ReflectionCompleted COMPLETED = new ReflectionCompleted(NOW, DAY, EXAM, HARVEST);
    private static final ReflectionRevisitScheduled SCHEDULED = new ReflectionRevisitScheduled(NOW, DAY, SUNDAY);
    private static final ReflectionDeleted DELETED = new ReflectionDeleted(NOW, DAY);

    private final DeciderSpec<ReflectionCommand, Reflection, ReflectionEvent> reflection =
            DeciderSpec.of(new ReflectionDecider());

    @Nested
    class WhenThereIsNone {

        @Test
        void itIsDrafted() {
            reflection
                    .given()
                    .when(DRAFT)
                    .then(DRAFTED)
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, null, BEGUN));
        }

        @Test
        void evenWithoutAnAnswer() {
            reflection
                    .given()
                    .when(new DraftReflection(NOW, EVENING, LISBON, EXAM, BLANK))
                    .then(drafted(BLANK));
        }

        @Test
        void whatIsNotSaidIsNowAndAtHome() {
            var silent = new DraftReflection(NOW, null, null, null, BEGUN);
            reflection
                    .given()
                    .when(silent.livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(new ReflectionDrafted(NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), null, BEGUN));
            reflection
                    .given()
                    .when(silent)
                    .then(new ReflectionDrafted(NOW, "UTC", LocalDate.parse("2026-11-21"), null, BEGUN));
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(revise(DONE), COMPLETE, REVISIT, DELETE, RESTORE)) {
                reflection.given().when(command).thenRejected(NO_SUCH_REFLECTION);
            }
            assertThat(reflection.given().state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenItIsADraft {

        @Test
        void aRetryChangesNothing() {
            reflection.given(DRAFTED).when(DRAFT).thenNothing();
            reflection
                    .given(DRAFTED)
                    .when(new DraftReflection(NOW.plusSeconds(9), null, null, EXAM, BEGUN))
                    .thenNothing();
        }

        @Test
        void anotherCannotBeDraftedUnderItsId() {
            reflection
                    .given(DRAFTED)
                    .when(new DraftReflection(NOW, EVENING, LISBON, EXAM, DONE))
                    .thenRejected(ALREADY_DRAFTED);
            reflection
                    .given(DRAFTED)
                    .when(new DraftReflection(NOW, EVENING, LISBON, null, BEGUN))
                    .thenRejected(ALREADY_DRAFTED);
        }

        @Test
        void itsAnswersAreReplaced() {
            reflection
                    .given(DRAFTED)
                    .when(revise(DONE))
                    .then(new ReflectionRevised(EVENING, "Europe/Lisbon", DAY, DAY, EXAM, DONE))
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, null, DONE));
            reflection.given(DRAFTED).when(revise(BEGUN)).thenNothing();
        }

        @Test
        void itCanLieOnAnotherDay() {
            reflection
                    .given(DRAFTED)
                    .when(new ReviseReflection(NOW, ZoneId.of("Asia/Tokyo"), EXAM, BEGUN))
                    .then(new ReflectionRevised(NOW, "Asia/Tokyo", LocalDate.parse("2026-11-22"), DAY, EXAM, BEGUN));
        }

        @Test
        void itStaysWithItsTemplate() {
            for (var other : List.of(new Sheet.Template("post-mortem", 2), new Sheet.Template("yet", 1))) {
                reflection
                        .given(DRAFTED)
                        .when(revise(Private.of(new Sheet(other, List.of(), List.of(), List.of()))))
                        .thenRejected(OTHER_TEMPLATE);
            }
        }

        @Test
        void itIsCompletedWithWhatThePersonKeepsOfIt() {
            reflection
                    .given(DRAFTED_DONE)
                    .when(COMPLETE)
                    .then(COMPLETED)
                    .andState(new Completed(EVENING, "Europe/Lisbon", DAY, EXAM, null, DONE, NOW));
        }

        @Test
        void itIsNotCompletedWithoutWhatItAsksFor() {
            reflection.given(DRAFTED).when(COMPLETE).thenRejected(NOT_ALL_ANSWERED);
            reflection.given(drafted(BLANK)).when(COMPLETE).thenRejected(NOTHING_ANSWERED);
            reflection
                    .given(drafted(Private.of(new Sheet(POST_MORTEM, List.of(), List.of(), List.of()))))
                    .when(COMPLETE)
                    .thenRejected(NOTHING_ANSWERED);
        }

        @Test
        void itSaysWhatCanBeAsked() {
            assertThat(reflection.given(DRAFTED).state().allowed(NOW))
                    .containsExactly(Verb.REVISE, Verb.REVISIT, Verb.DELETE);
            assertThat(reflection.given(DRAFTED_DONE).state().allowed(NOW))
                    .containsExactly(Verb.REVISE, Verb.COMPLETE, Verb.REVISIT, Verb.DELETE);
        }

        @Test
        void itIsDeletedAndComesBackAsADraft() {
            reflection
                    .given(DRAFTED)
                    .when(DELETE)
                    .then(DELETED)
                    .andState(new Deleted(NOW, EVENING, "Europe/Lisbon", DAY, EXAM, null, BEGUN, null));
            reflection
                    .given(DRAFTED, DELETED)
                    .when(RESTORE)
                    .then(new ReflectionRestored(NOW, EVENING, "Europe/Lisbon", DAY, EXAM, null, BEGUN, null))
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, null, BEGUN));
            reflection.given(DRAFTED).when(RESTORE).thenNothing();
        }

        @Test
        void withoutItsWordsItCanOnlyBeDeleted() {
            var erased = reflection.given(drafted(Private.erased()));
            erased.when(COMPLETE).thenRejected(ERASED);
            erased.when(REVISIT).thenRejected(ERASED);
            erased.when(revise(DONE)).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).containsExactly(Verb.DELETE);
        }
    }

    @Nested
    class WhenItIsCompleted {

        @Test
        void itStaysAsItIs() {
            var completed = reflection.given(DRAFTED_DONE, COMPLETED);
            completed.when(revise(BEGUN)).thenRejected(ALREADY_COMPLETED);
            completed.when(COMPLETE).thenRejected(ALREADY_COMPLETED);
            completed.when(RESTORE).thenNothing();
            completed
                    .when(new DraftReflection(NOW, EVENING, LISBON, EXAM, DONE))
                    .thenNothing();
            assertThat(completed.state().allowed(NOW)).containsExactly(Verb.REVISIT, Verb.DELETE);
        }

        @Test
        void itIsDeletedAndComesBackCompleted() {
            reflection
                    .given(DRAFTED_DONE, COMPLETED, DELETED)
                    .when(RESTORE)
                    .then(new ReflectionRestored(NOW, EVENING, "Europe/Lisbon", DAY, EXAM, null, DONE, NOW))
                    .andState(new Completed(EVENING, "Europe/Lisbon", DAY, EXAM, null, DONE, NOW));
        }
    }

    @Nested
    class WhenItIsScheduled {

        @Test
        void thePersonIsBackAtItOnThatDayAndOnNoOther() {
            reflection
                    .given(DRAFTED)
                    .when(REVISIT)
                    .then(SCHEDULED)
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, SUNDAY, BEGUN));
            reflection.given(DRAFTED, SCHEDULED).when(REVISIT).thenNothing();
            reflection
                    .given(DRAFTED, SCHEDULED)
                    .when(new RevisitReflection(NOW, DAY))
                    .then(new ReflectionRevisitScheduled(NOW, DAY, DAY));
        }

        @Test
        void notAnyMoreIfTheyDoNotWant() {
            var never = new RevisitReflection(NOW, null);
            reflection.given(DRAFTED).when(never).thenNothing();
            reflection
                    .given(DRAFTED, SCHEDULED)
                    .when(never)
                    .then(new ReflectionRevisitScheduled(NOW, DAY, null))
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, null, BEGUN));
        }

        @Test
        void otherAnswersDoNotMoveIt() {
            reflection
                    .given(DRAFTED, SCHEDULED)
                    .when(revise(DONE))
                    .then(new ReflectionRevised(EVENING, "Europe/Lisbon", DAY, DAY, EXAM, DONE))
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, SUNDAY, DONE));
        }

        @Test
        void itEndsWithTheCompletionAndCanBeAskedForAgain() {
            reflection
                    .given(DRAFTED_DONE, SCHEDULED)
                    .when(COMPLETE)
                    .then(COMPLETED)
                    .andState(new Completed(EVENING, "Europe/Lisbon", DAY, EXAM, null, DONE, NOW));
            reflection
                    .given(DRAFTED_DONE, COMPLETED)
                    .when(REVISIT)
                    .then(SCHEDULED)
                    .andState(new Completed(EVENING, "Europe/Lisbon", DAY, EXAM, SUNDAY, DONE, NOW));
        }

        @Test
        void itComesBackWithTheReflection() {
            reflection
                    .given(DRAFTED, SCHEDULED, DELETED)
                    .when(RESTORE)
                    .then(new ReflectionRestored(NOW, EVENING, "Europe/Lisbon", DAY, EXAM, SUNDAY, BEGUN, null))
                    .andState(new Draft(EVENING, "Europe/Lisbon", DAY, EXAM, SUNDAY, BEGUN));
        }
    }

    @Nested
    class WhenItIsDeleted {

        @Test
        void nothingButRestoringHelps() {
            var deleted = reflection.given(DRAFTED_DONE, DELETED);
            deleted.when(DRAFT).thenRejected(ReflectionRefusal.DELETED);
            deleted.when(revise(BEGUN)).thenRejected(ReflectionRefusal.DELETED);
            deleted.when(COMPLETE).thenRejected(ReflectionRefusal.DELETED);
            deleted.when(REVISIT).thenRejected(ReflectionRefusal.DELETED);
            deleted.when(DELETE).thenNothing();
            assertThat(deleted.state().allowed(NOW)).containsExactly(Verb.RESTORE);
        }

        @Test
        void itCanBeRestoredFor30Days() {
            var last = NOW.plus(Duration.ofDays(30)).minusMillis(1);
            var deleted = reflection.given(DRAFTED_DONE, DELETED);
            deleted.when(new RestoreReflection(last))
                    .then(new ReflectionRestored(last, EVENING, "Europe/Lisbon", DAY, EXAM, null, DONE, null));
            deleted.when(new RestoreReflection(last.plusMillis(1))).thenRejected(RESTORE_WINDOW_OVER);
            assertThat(deleted.state().allowed(last.plusMillis(1))).isEmpty();
        }

        @Test
        void whatIsErasedStaysSo() {
            var erased = reflection.given(drafted(Private.erased()), DELETED);
            erased.when(RESTORE).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenItIsErased {

        private static final Instant END = NOW.plus(Duration.ofDays(30));

        @Test
        void itIsSoFromTheDayOnWhichItCannotBeRestoredAnyMore() {
            var deleted = reflection.given(DRAFTED_DONE, COMPLETED, DELETED);
            deleted.when(new EraseReflection(END.minusMillis(1))).thenNothing();
            deleted.when(new EraseReflection(END))
                    .then(new ReflectionErased(DAY))
                    .andState(new Erased());
        }

        @Test
        void itIsNotIfItWasRestoredOrNeverDeleted() {
            reflection.given().when(new EraseReflection(END)).thenNothing();
            reflection.given(DRAFTED_DONE).when(new EraseReflection(END)).thenNothing();
        }

        @Test
        void nothingIsPossibleAnyMore() {
            var erased = reflection.given(DRAFTED_DONE, DELETED, new ReflectionErased(DAY));
            erased.when(DRAFT).thenRejected(ERASED);
            erased.when(revise(BEGUN)).thenRejected(ERASED);
            erased.when(COMPLETE).thenRejected(ERASED);
            erased.when(REVISIT).thenRejected(ERASED);
            erased.when(DELETE).thenRejected(ERASED);
            erased.when(RESTORE).thenRejected(ERASED);
            erased.when(new EraseReflection(END)).thenNothing();
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }

    private static ReflectionDrafted drafted(Private<Sheet> sheet) {
        return new ReflectionDrafted(EVENING, "Europe/Lisbon", DAY, EXAM, sheet);
    }

    private static ReviseReflection revise(Private<Sheet> sheet) {
        return new ReviseReflection(null, null, EXAM, sheet);
    }
}
