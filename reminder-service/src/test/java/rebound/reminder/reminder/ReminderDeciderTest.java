package rebound.reminder.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.reminder.reminder.ReminderRefusal.ALREADY_ENDED;
import static rebound.reminder.reminder.ReminderRefusal.ALREADY_FIRED;
import static rebound.reminder.reminder.ReminderRefusal.ALREADY_SCHEDULED;
import static rebound.reminder.reminder.ReminderRefusal.ERASED;
import static rebound.reminder.reminder.ReminderRefusal.NOT_FIRED;
import static rebound.reminder.reminder.ReminderRefusal.NO_SUCH_REMINDER;
import static rebound.reminder.reminder.ReminderRefusal.TOO_LATE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.reminder.reminder.Reminder.Absent;
import rebound.reminder.reminder.Reminder.Cancelled;
import rebound.reminder.reminder.Reminder.Done;
import rebound.reminder.reminder.Reminder.Fired;
import rebound.reminder.reminder.Reminder.Kept;
import rebound.reminder.reminder.Reminder.Next;
import rebound.reminder.reminder.Reminder.Plan;
import rebound.reminder.reminder.Reminder.Scheduled;
import rebound.reminder.reminder.Reminder.Verb;
import rebound.reminder.reminder.ReminderCommand.CancelForStep;
import rebound.reminder.reminder.ReminderCommand.CancelReminder;
import rebound.reminder.reminder.ReminderCommand.DismissReminder;
import rebound.reminder.reminder.ReminderCommand.FireReminder;
import rebound.reminder.reminder.ReminderCommand.MarkReminderDone;
import rebound.reminder.reminder.ReminderCommand.ReviseReminder;
import rebound.reminder.reminder.ReminderCommand.ScheduleForStep;
import rebound.reminder.reminder.ReminderCommand.ScheduleReminder;
import rebound.reminder.reminder.ReminderCommand.SnoozeReminder;
import rebound.reminder.reminder.ReminderEvent.ReminderCancelled;
import rebound.reminder.reminder.ReminderEvent.ReminderDismissed;
import rebound.reminder.reminder.ReminderEvent.ReminderDone;
import rebound.reminder.reminder.ReminderEvent.ReminderFired;
import rebound.reminder.reminder.ReminderEvent.ReminderHeld;
import rebound.reminder.reminder.ReminderEvent.ReminderRevised;
import rebound.reminder.reminder.ReminderEvent.ReminderScheduled;
import rebound.reminder.reminder.ReminderEvent.ReminderSnoozed;
import rebound.reminder.reminder.ReminderEvent.StepReminderScheduled;

class ReminderDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant AT = NOW.plus(Duration.ofHours(2));
    private static final Instant LATER = AT.plus(Duration.ofHours(1));
    private static final Instant MORNING = Instant.parse("2026-11-22T06:00:00Z");
    private static final Private<Wording> CALL = Private.of(new Wording("Call the examination office"));
    private static final Private<Wording> WRITE = Private.of(new Wording("Write to the examination office"));
    private static final Private<Wording> WORDLESS = Private.of(new Wording(null));
    private static final String STEP = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final String GOAL = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String OTHER_GOAL = "1d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";

    private static final QuietHours NIGHT = new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("07:00"));
    private static final Circumstances QUIET = new Circumstances(BERLIN, NIGHT, List.of());
    private static final Pause REST = new Pause("rest", null, null);

    private static final ReminderScheduled SCHEDULED = new ReminderScheduled(AT, "Europe/Berlin", CALL);
    private static final ReminderFired FIRED = new ReminderFired(AT, AT, "reminder");
    private static final ReminderSnoozed SNOOZED = new ReminderSnoozed(LATER);
    private static final ReminderDone DONE = new ReminderDone(LATER);
    private static final ReminderDismissed DISMISSED = new ReminderDismissed(LATER);
    private static final ReminderCancelled CANCELLED = new ReminderCancelled(NOW, "you-asked", null);
    private static final StepReminderScheduled FOR_STEP = new StepReminderScheduled(AT, "Europe/Berlin", step(2));
    private static final ReminderFired STEP_FIRED = new ReminderFired(AT, AT, "step-reminder");

    private static final ScheduleReminder SCHEDULE = schedule(AT, BERLIN, CALL);
    private static final CancelReminder CANCEL = new CancelReminder(NOW);
    private static final MarkReminderDone MARK_DONE = new MarkReminderDone(LATER);
    private static final DismissReminder DISMISS = new DismissReminder(LATER);
    private static final SnoozeReminder SNOOZE = new SnoozeReminder(NOW, LATER);

    private final ReminderDecider decider = new ReminderDecider();
    private final DeciderSpec<ReminderCommand, Reminder, ReminderEvent> reminder = DeciderSpec.of(decider);

    @Nested
    class WhenAbsent {

        @Test
        void itIsScheduled() {
            reminder.given()
                    .when(SCHEDULE)
                    .then(SCHEDULED)
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", null, CALL), null, null));
        }

        @Test
        void withoutAZoneItIsWhereThePersonLives() {
            reminder.given()
                    .when(new ScheduleReminder(NOW, AT, null, CALL, new Circumstances(BERLIN, null, List.of())))
                    .then(SCHEDULED);
            reminder.given().when(schedule(AT, null, CALL)).then(new ReminderScheduled(AT, "UTC", CALL));
        }

        @Test
        void fiveMinutesAgoIsInTimeAndNothingEarlier() {
            var justInTime = NOW.minus(Reminder.MOST_LATE);
            reminder.given().when(schedule(justInTime, UTC, CALL)).then(new ReminderScheduled(justInTime, "UTC", CALL));
            reminder.given().when(schedule(justInTime.minusNanos(1), UTC, CALL)).thenRejected(TOO_LATE);
        }

        @Test
        void aStepGivesItOneWithoutWords() {
            reminder.given()
                    .when(new ScheduleForStep(step(2), AT, BERLIN))
                    .then(FOR_STEP)
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", step(2), WORDLESS), null, null));
        }

        @Test
        void aStepThatPassedMeanwhileIsStillReminded() {
            var past = NOW.minus(Duration.ofHours(3));
            reminder.given()
                    .when(new ScheduleForStep(step(2), past, UTC))
                    .then(new StepReminderScheduled(past, "UTC", step(2)));
        }

        @Test
        void thereIsNothingElseToDo() {
            reminder.given().when(cancel(3, "step-done")).thenNothing();
            reminder.given().when(fire(AT, AT, Circumstances.UNKNOWN)).thenNothing();
            for (var command : List.of(CANCEL, MARK_DONE, DISMISS, SNOOZE, revise(AT, WRITE))) {
                reminder.given().when(command).thenRejected(NO_SUCH_REMINDER);
            }
        }
    }

    @Nested
    class WhenScheduled {

        @Test
        void itFiresAtItsTimeOnce() {
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, Circumstances.UNKNOWN))
                    .then(FIRED)
                    .andState(new Fired(new Plan(AT, "Europe/Berlin", null, CALL), null, null, AT));
            reminder.given(SCHEDULED, FIRED)
                    .when(fire(AT, AT, Circumstances.UNKNOWN))
                    .thenNothing();
        }

        @Test
        void itFiresLateIfNobodyWasThere() {
            reminder.given(SCHEDULED)
                    .when(fire(AT, LATER, Circumstances.UNKNOWN))
                    .then(new ReminderFired(AT, LATER, "reminder"));
        }

        @Test
        void whatFiresForAStepSaysSoAndNothingElse() {
            reminder.given(FOR_STEP).when(fire(AT, AT, Circumstances.UNKNOWN)).then(STEP_FIRED);
        }

        @Test
        void aTimerThatMeansAnotherTimeOrComesTooEarlyDoesNothing() {
            reminder.given(SCHEDULED)
                    .when(fire(LATER, LATER, Circumstances.UNKNOWN))
                    .thenNothing();
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT.minusNanos(1), Circumstances.UNKNOWN))
                    .thenNothing();
        }

        @Test
        void aRetrySaysTheSame() {
            reminder.given(SCHEDULED).when(SCHEDULE).thenNothing();
            reminder.given(SCHEDULED).when(schedule(AT, null, CALL)).thenNothing();
            reminder.given(SCHEDULED).when(schedule(AT, BERLIN, WRITE)).thenRejected(ALREADY_SCHEDULED);
            reminder.given(SCHEDULED).when(schedule(LATER, BERLIN, CALL)).thenRejected(ALREADY_SCHEDULED);
            reminder.given(SCHEDULED).when(schedule(AT, UTC, CALL)).thenRejected(ALREADY_SCHEDULED);
        }

        @Test
        void aRetryIsNeverTooLate() {
            var muchLater = AT.plus(Duration.ofDays(8));
            reminder.given(SCHEDULED)
                    .when(new ScheduleReminder(muchLater, AT, BERLIN, CALL, Circumstances.UNKNOWN))
                    .thenNothing();
        }

        @Test
        void snoozingMovesIt() {
            reminder.given(SCHEDULED)
                    .when(SNOOZE)
                    .then(SNOOZED)
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", null, CALL), LATER, null));
            reminder.given(SCHEDULED, SNOOZED).when(SNOOZE).thenNothing();
            reminder.given(SCHEDULED, SNOOZED)
                    .when(fire(AT, AT, Circumstances.UNKNOWN))
                    .thenNothing();
            reminder.given(SCHEDULED, SNOOZED)
                    .when(fire(LATER, LATER, Circumstances.UNKNOWN))
                    .then(new ReminderFired(LATER, LATER, "reminder"));
        }

        @Test
        void snoozingIntoThePastIsTooLate() {
            var justInTime = NOW.minus(Reminder.MOST_LATE);
            reminder.given(SCHEDULED).when(new SnoozeReminder(NOW, justInTime)).then(new ReminderSnoozed(justInTime));
            reminder.given(SCHEDULED)
                    .when(new SnoozeReminder(NOW, justInTime.minusNanos(1)))
                    .thenRejected(TOO_LATE);
        }

        @Test
        void revisingTheTimeMakesItAsNew() {
            reminder.given(SCHEDULED, SNOOZED)
                    .when(revise(LATER, CALL))
                    .then(new ReminderRevised(LATER, "Europe/Berlin", true, CALL))
                    .andState(new Scheduled(new Plan(LATER, "Europe/Berlin", null, CALL), null, null));
        }

        @Test
        void revisingTheWordsLeavesItsTime() {
            reminder.given(SCHEDULED, SNOOZED)
                    .when(revise(AT, WRITE))
                    .then(new ReminderRevised(AT, "Europe/Berlin", false, WRITE))
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", null, WRITE), LATER, null));
            reminder.given(SCHEDULED)
                    .when(new ReviseReminder(NOW, AT, UTC, CALL))
                    .then(new ReminderRevised(AT, "UTC", false, CALL));
            reminder.given(SCHEDULED).when(revise(AT, CALL)).thenNothing();
        }

        @Test
        void revisingTheTimeIntoThePastIsTooLate() {
            reminder.given(SCHEDULED)
                    .when(revise(NOW.minus(Reminder.MOST_LATE).minusNanos(1), CALL))
                    .thenRejected(TOO_LATE);
        }

        @Test
        void itCanBeCancelledAndNotYetBeDoneOrDismissed() {
            reminder.given(SCHEDULED)
                    .when(CANCEL)
                    .then(CANCELLED)
                    .andState(new Cancelled(new Plan(AT, "Europe/Berlin", null, CALL), NOW, "you-asked"));
            reminder.given(SCHEDULED).when(MARK_DONE).thenRejected(NOT_FIRED);
            reminder.given(SCHEDULED).when(DISMISS).thenRejected(NOT_FIRED);
        }
    }

    @Nested
    class WhenThePersonWantsQuiet {

        @Test
        void itIsHeldUntilTheQuietHoursEnd() {
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, QUIET))
                    .then(new ReminderHeld(AT, "quiet-hours", MORNING, null))
                    .andState(new Scheduled(
                            new Plan(AT, "Europe/Berlin", null, CALL), null, new Hold("quiet-hours", MORNING, null)));
        }

        @Test
        void itFiresWhenTheyEndAndNotBefore() {
            var held = reminder.given(SCHEDULED, new ReminderHeld(AT, "quiet-hours", MORNING, null));
            held.when(fire(AT, MORNING.minusNanos(1), QUIET)).thenNothing();
            held.when(fire(AT, MORNING, QUIET))
                    .then(new ReminderFired(AT, MORNING, "reminder"))
                    .andState(new Fired(
                            new Plan(AT, "Europe/Berlin", null, CALL),
                            null,
                            new Hold("quiet-hours", MORNING, null),
                            MORNING));
        }

        @Test
        void justBeforeTheyBeginItFires() {
            var evening = new ReminderScheduled(Instant.parse("2026-11-21T20:59:59.999Z"), "Europe/Berlin", CALL);
            reminder.given(evening)
                    .when(fire(evening.at(), evening.at(), QUIET))
                    .then(new ReminderFired(evening.at(), evening.at(), "reminder"));
            var night = new ReminderScheduled(Instant.parse("2026-11-21T21:00:00Z"), "Europe/Berlin", CALL);
            reminder.given(night)
                    .when(fire(night.at(), night.at(), QUIET))
                    .then(new ReminderHeld(night.at(), "quiet-hours", MORNING, null));
        }

        @Test
        void theMomentCountsInWhichItWouldCome() {
            var evening = new ReminderScheduled(Instant.parse("2026-11-21T20:30:00Z"), "Europe/Berlin", CALL);
            reminder.given(evening)
                    .when(fire(evening.at(), AT, QUIET))
                    .then(new ReminderHeld(evening.at(), "quiet-hours", MORNING, null));
        }

        @Test
        void withoutAHomeTheZoneOfTheReminderCounts() {
            var homeless = new Circumstances(null, NIGHT, List.of());
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, homeless))
                    .then(new ReminderHeld(AT, "quiet-hours", MORNING, null));
            reminder.given(new ReminderScheduled(AT, "America/New_York", CALL))
                    .when(fire(AT, AT, homeless))
                    .then(FIRED);
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, new Circumstances(ZoneId.of("America/New_York"), NIGHT, List.of())))
                    .then(FIRED);
        }

        @Test
        void aPauseFromEverythingHoldsAllBack() {
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, pausing(REST)))
                    .then(new ReminderHeld(AT, "pause", null, "rest"));
            reminder.given(FOR_STEP)
                    .when(fire(AT, AT, pausing(REST)))
                    .then(new ReminderHeld(AT, "pause", null, "rest"));
        }

        @Test
        void aPauseFromAGoalHoldsItsStepsBackAndNothingElse() {
            var pause = pausing(new Pause("rest", GOAL, null));
            reminder.given(FOR_STEP).when(fire(AT, AT, pause)).then(new ReminderHeld(AT, "pause", null, "rest"));
            reminder.given(SCHEDULED).when(fire(AT, AT, pause)).then(FIRED);
            reminder.given(FOR_STEP)
                    .when(fire(AT, AT, pausing(new Pause("rest", OTHER_GOAL, null))))
                    .then(STEP_FIRED);
            var ofNoGoal = new StepReminderScheduled(AT, "UTC", new Source("step", STEP, 2, null));
            reminder.given(ofNoGoal).when(fire(AT, AT, pause)).then(STEP_FIRED);
        }

        @Test
        void aPauseThatIsOverHoldsNothingBack() {
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, pausing(new Pause("rest", null, AT))))
                    .then(FIRED);
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, pausing(new Pause("rest", null, AT.plusNanos(1)))))
                    .then(new ReminderHeld(AT, "pause", AT.plusNanos(1), "rest"));
        }

        @Test
        void ofSeveralPausesTheLongestCounts() {
            var shorter = new Pause("shorter", null, LATER);
            var longer = new Pause("longer", null, MORNING);
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, pausing(shorter, longer)))
                    .then(new ReminderHeld(AT, "pause", MORNING, "longer"));
            reminder.given(SCHEDULED)
                    .when(fire(AT, AT, pausing(longer, REST, shorter)))
                    .then(new ReminderHeld(AT, "pause", null, "rest"));
        }

        @Test
        void aPauseThatBeginsWhileQuietHoursHoldItGoesOnHoldingIt() {
            var held = new ReminderHeld(AT, "quiet-hours", MORNING, null);
            reminder.given(SCHEDULED, held)
                    .when(fire(AT, MORNING, pausing(REST)))
                    .then(new ReminderHeld(AT, "pause", null, "rest"));
        }

        @Test
        void quietHoursAfterAPauseGoOnHoldingIt() {
            var held = new ReminderHeld(AT, "pause", LATER, "rest");
            reminder.given(SCHEDULED, held)
                    .when(fire(AT, LATER, new Circumstances(BERLIN, NIGHT, List.of(new Pause("rest", null, LATER)))))
                    .then(new ReminderHeld(AT, "quiet-hours", MORNING, null));
        }

        @Test
        void aPauseThatIsExtendedIsSaidAgainAndOneThatGoesOnIsNot() {
            var held = reminder.given(SCHEDULED, new ReminderHeld(AT, "pause", LATER, "rest"));
            held.when(fire(AT, AT.plusSeconds(900), pausing(new Pause("rest", null, LATER))))
                    .thenNothing();
            held.when(fire(AT, AT.plusSeconds(900), pausing(new Pause("rest", null, MORNING))))
                    .then(new ReminderHeld(AT, "pause", MORNING, "rest"));
        }

        @Test
        void aPauseThatIsEndedEarlyLetsItCome() {
            reminder.given(SCHEDULED, new ReminderHeld(AT, "pause", MORNING, "rest"))
                    .when(fire(AT, LATER, Circumstances.UNKNOWN))
                    .then(new ReminderFired(AT, LATER, "reminder"));
        }

        @Test
        void whatIsHeldCanBeSnoozedCancelledAndMoved() {
            var held = reminder.given(FOR_STEP, new ReminderHeld(AT, "pause", null, "rest"));
            held.when(SNOOZE)
                    .then(SNOOZED)
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", step(2), WORDLESS), LATER, null));
            held.when(CANCEL).then(CANCELLED);
            held.when(cancel(3, "step-done")).then(new ReminderCancelled(LATER, "step-done", step(3)));
            held.when(new ScheduleForStep(step(3), LATER, UTC))
                    .then(new StepReminderScheduled(LATER, "UTC", step(3)))
                    .andState(new Scheduled(new Plan(LATER, "UTC", step(3), WORDLESS), null, null));
        }

        @Test
        void whatIsSnoozedIsHeldAtItsNewTime() {
            reminder.given(SCHEDULED, FIRED, SNOOZED)
                    .when(fire(LATER, LATER, QUIET))
                    .then(new ReminderHeld(LATER, "quiet-hours", MORNING, null));
        }
    }

    @Nested
    class WhenFired {

        @Test
        void itIsDoneOrDismissedOrComesAgain() {
            reminder.given(SCHEDULED, FIRED)
                    .when(MARK_DONE)
                    .then(DONE)
                    .andState(new Done(new Plan(AT, "Europe/Berlin", null, CALL), LATER));
            reminder.given(SCHEDULED, FIRED).when(DISMISS).then(DISMISSED);
            reminder.given(SCHEDULED, FIRED)
                    .when(SNOOZE)
                    .then(SNOOZED)
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", null, CALL), LATER, null));
        }

        @Test
        void itIsTooLateToCancel() {
            reminder.given(SCHEDULED, FIRED).when(CANCEL).thenRejected(ALREADY_FIRED);
        }

        @Test
        void otherWordsDoNotLetItComeAgain() {
            reminder.given(SCHEDULED, FIRED)
                    .when(revise(AT, WRITE))
                    .then(new ReminderRevised(AT, "Europe/Berlin", false, WRITE))
                    .andState(new Fired(new Plan(AT, "Europe/Berlin", null, WRITE), null, null, AT));
        }

        @Test
        void anotherTimeLetsItComeAgain() {
            reminder.given(SCHEDULED, FIRED)
                    .when(revise(LATER, CALL))
                    .then(new ReminderRevised(LATER, "Europe/Berlin", true, CALL))
                    .andState(new Scheduled(new Plan(LATER, "Europe/Berlin", null, CALL), null, null));
        }
    }

    @Nested
    class WhenEnded {

        @Test
        void theSameAgainIsAlreadySo() {
            reminder.given(SCHEDULED, FIRED, DONE).when(MARK_DONE).thenNothing();
            reminder.given(SCHEDULED, FIRED, DISMISSED).when(DISMISS).thenNothing();
            reminder.given(SCHEDULED, CANCELLED).when(CANCEL).thenNothing();
        }

        @Test
        void nothingElseIsPossible() {
            for (var command : List.of(CANCEL, DISMISS, SNOOZE, revise(AT, WRITE))) {
                reminder.given(SCHEDULED, FIRED, DONE).when(command).thenRejected(ALREADY_ENDED);
            }
            for (var command : List.of(CANCEL, MARK_DONE, SNOOZE, revise(LATER, CALL))) {
                reminder.given(SCHEDULED, FIRED, DISMISSED).when(command).thenRejected(ALREADY_ENDED);
            }
            for (var command : List.of(MARK_DONE, DISMISS, SNOOZE, revise(LATER, CALL))) {
                reminder.given(SCHEDULED, CANCELLED).when(command).thenRejected(ALREADY_ENDED);
            }
        }

        @Test
        void noTimerWakesIt() {
            var fire = fire(AT, AT, Circumstances.UNKNOWN);
            reminder.given(SCHEDULED, CANCELLED).when(fire).thenNothing();
            reminder.given(SCHEDULED, FIRED, DONE).when(fire).thenNothing();
            reminder.given(SCHEDULED, FIRED, DISMISSED).when(fire).thenNothing();
        }
    }

    @Nested
    class WhenOfAStep {

        @Test
        void schedulingItAgainMovesItFromAnyStage() {
            var again = new ScheduleForStep(step(3), LATER, BERLIN);
            var moved = new StepReminderScheduled(LATER, "Europe/Berlin", step(3));
            var state = new Scheduled(new Plan(LATER, "Europe/Berlin", step(3), WORDLESS), null, null);
            reminder.given(FOR_STEP).when(again).then(moved).andState(state);
            reminder.given(FOR_STEP, SNOOZED).when(again).then(moved).andState(state);
            reminder.given(FOR_STEP, STEP_FIRED).when(again).then(moved).andState(state);
            reminder.given(FOR_STEP, STEP_FIRED, DONE).when(again).then(moved).andState(state);
            reminder.given(FOR_STEP, STEP_FIRED, DISMISSED)
                    .when(again)
                    .then(moved)
                    .andState(state);
            reminder.given(FOR_STEP, CANCELLED).when(again).then(moved).andState(state);
        }

        @Test
        void itsEndCancelsWhatIsStillToComeOrWaits() {
            var cancelled = new ReminderCancelled(LATER, "step-skipped", step(3));
            reminder.given(FOR_STEP)
                    .when(cancel(3, "step-skipped"))
                    .then(cancelled)
                    .andState(new Cancelled(new Plan(AT, "Europe/Berlin", step(3), WORDLESS), LATER, "step-skipped"));
            reminder.given(FOR_STEP, SNOOZED).when(cancel(3, "step-skipped")).then(cancelled);
            reminder.given(FOR_STEP, STEP_FIRED).when(cancel(3, "step-skipped")).then(cancelled);
        }

        @Test
        void itsEndChangesNothingThatIsOver() {
            reminder.given(FOR_STEP, CANCELLED).when(cancel(3, "step-done")).thenNothing();
            reminder.given(FOR_STEP, STEP_FIRED, DONE)
                    .when(cancel(3, "step-done"))
                    .thenNothing();
            reminder.given(FOR_STEP, STEP_FIRED, DISMISSED)
                    .when(cancel(3, "step-done"))
                    .thenNothing();
        }

        @Test
        void whatWasHeardBeforeChangesNothing() {
            var first = new ScheduleForStep(step(2), AT, BERLIN);
            var second = new ScheduleForStep(step(3), LATER, BERLIN);
            var moved = new StepReminderScheduled(LATER, "Europe/Berlin", step(3));
            var cancelled = new ReminderCancelled(LATER, "step-done", step(4));
            reminder.given(FOR_STEP).when(first).thenNothing();
            reminder.given(FOR_STEP, moved).when(first).thenNothing();
            reminder.given(FOR_STEP, moved).when(second).thenNothing();
            for (var command : List.of(first, second, cancel(4, "step-done"))) {
                reminder.given(FOR_STEP, moved, cancelled).when(command).thenNothing();
            }
            reminder.given(FOR_STEP, STEP_FIRED).when(first).thenNothing();
            reminder.given(FOR_STEP, STEP_FIRED, DONE).when(first).thenNothing();
            reminder.given(FOR_STEP, SNOOZED).when(first).thenNothing();
        }

        @Test
        void thePersonMayGiveItWords() {
            reminder.given(FOR_STEP)
                    .when(revise(AT, WRITE))
                    .then(new ReminderRevised(AT, "Europe/Berlin", false, WRITE))
                    .andState(new Scheduled(new Plan(AT, "Europe/Berlin", step(2), WRITE), null, null));
        }

        @Test
        void itKeepsTheWordsWhenTheStepMoves() {
            reminder.given(FOR_STEP, new ReminderRevised(AT, "Europe/Berlin", false, WRITE))
                    .when(new ScheduleForStep(step(3), LATER, UTC))
                    .then(new StepReminderScheduled(LATER, "UTC", step(3)))
                    .andState(new Scheduled(new Plan(LATER, "UTC", step(3), WRITE), null, null));
        }
    }

    /** Whichever of two comes first in the log, the other finds what it left. */
    @Nested
    class AtTheSameInstant {

        @Test
        void fireAndCancel() {
            after(SCHEDULED, fire(AT, AT, Circumstances.UNKNOWN)).when(CANCEL).thenRejected(ALREADY_FIRED);
            after(SCHEDULED, CANCEL).when(fire(AT, AT, Circumstances.UNKNOWN)).thenNothing();
        }

        @Test
        void fireAndSnooze() {
            after(SCHEDULED, fire(AT, AT, Circumstances.UNKNOWN)).when(SNOOZE).then(SNOOZED);
            after(SCHEDULED, SNOOZE).when(fire(AT, AT, Circumstances.UNKNOWN)).thenNothing();
        }

        @Test
        void fireAndDismissOrDone() {
            after(SCHEDULED, fire(AT, AT, Circumstances.UNKNOWN)).when(DISMISS).then(DISMISSED);
            reminder.given(SCHEDULED).when(DISMISS).thenRejected(NOT_FIRED);
            after(SCHEDULED, fire(AT, AT, Circumstances.UNKNOWN))
                    .when(MARK_DONE)
                    .then(DONE);
            reminder.given(SCHEDULED).when(MARK_DONE).thenRejected(NOT_FIRED);
        }

        @Test
        void fireAndStepDone() {
            after(FOR_STEP, fire(AT, AT, Circumstances.UNKNOWN))
                    .when(cancel(3, "step-done"))
                    .then(new ReminderCancelled(LATER, "step-done", step(3)));
            after(FOR_STEP, cancel(3, "step-done"))
                    .when(fire(AT, AT, Circumstances.UNKNOWN))
                    .thenNothing();
        }

        @Test
        void fireAndStepMoved() {
            var move = new ScheduleForStep(step(3), LATER, BERLIN);
            var moved = new StepReminderScheduled(LATER, "Europe/Berlin", step(3));
            after(FOR_STEP, fire(AT, AT, Circumstances.UNKNOWN)).when(move).then(moved);
            after(FOR_STEP, move).when(fire(AT, AT, Circumstances.UNKNOWN)).thenNothing();
        }

        @Test
        void snoozeAndCancel() {
            after(SCHEDULED, SNOOZE).when(CANCEL).then(CANCELLED);
            after(SCHEDULED, CANCEL).when(SNOOZE).thenRejected(ALREADY_ENDED);
        }

        @Test
        void snoozeAndStepDone() {
            after(FOR_STEP, SNOOZE)
                    .when(cancel(3, "step-done"))
                    .then(new ReminderCancelled(LATER, "step-done", step(3)));
            after(FOR_STEP, cancel(3, "step-done")).when(SNOOZE).thenRejected(ALREADY_ENDED);
        }

        @Test
        void cancelAndStepDone() {
            after(FOR_STEP, CANCEL).when(cancel(3, "step-done")).thenNothing();
            after(FOR_STEP, cancel(3, "step-done")).when(CANCEL).thenNothing();
        }

        @Test
        void dismissAndStepDone() {
            var fired = reminder.given(FOR_STEP, STEP_FIRED);
            reminder.given(FOR_STEP, STEP_FIRED, DISMISSED)
                    .when(cancel(3, "step-done"))
                    .thenNothing();
            var cancelled = fired.when(cancel(3, "step-done")).events().getFirst();
            reminder.given(FOR_STEP, STEP_FIRED, cancelled).when(DISMISS).thenRejected(ALREADY_ENDED);
        }

        @Test
        void holdAndCancel() {
            after(SCHEDULED, fire(AT, AT, QUIET)).when(CANCEL).then(CANCELLED);
            after(SCHEDULED, CANCEL).when(fire(AT, AT, QUIET)).thenNothing();
        }

        private DeciderSpec<ReminderCommand, Reminder, ReminderEvent>.Given after(
                ReminderEvent first, ReminderCommand command) {
            return reminder.given(
                    first, reminder.given(first).when(command).events().getFirst());
        }
    }

    @Nested
    class WhenErased {

        private static final ReminderScheduled WITHOUT_WORDS = new ReminderScheduled(AT, "UTC", Private.erased());

        @Test
        void itStillComesAndCanBePutAway() {
            reminder.given(WITHOUT_WORDS)
                    .when(fire(AT, AT, Circumstances.UNKNOWN))
                    .then(FIRED);
            reminder.given(WITHOUT_WORDS).when(CANCEL).then(CANCELLED);
            reminder.given(WITHOUT_WORDS, FIRED).when(DISMISS).then(DISMISSED);
        }

        @Test
        void itGetsNoNewWords() {
            reminder.given(WITHOUT_WORDS).when(revise(AT, WRITE)).thenRejected(ERASED);
            reminder.given(WITHOUT_WORDS).when(schedule(AT, UTC, CALL)).thenRejected(ALREADY_SCHEDULED);
        }
    }

    @Nested
    class Why {

        private static final Because YOU_ASKED = new Because("you-asked", null, null, null);
        private static final Because OF_STEP = new Because("step-scheduled", null, "step", STEP);

        @Test
        void itComesWhenItDoes() {
            assertNext(AT, YOU_ASKED).isOf(SCHEDULED);
            assertNext(AT, OF_STEP).isOf(FOR_STEP);
            assertNext(LATER, YOU_ASKED, new Because("snoozed", LATER, null, null))
                    .isOf(SCHEDULED, SNOOZED);
        }

        @Test
        void itDoesNotComeYet() {
            assertNext(MORNING, YOU_ASKED, new Because("quiet-hours", MORNING, null, null))
                    .isOf(SCHEDULED, new ReminderHeld(AT, "quiet-hours", MORNING, null));
            assertNext(MORNING, OF_STEP, new Because("pause", MORNING, "pause", "rest"))
                    .isOf(FOR_STEP, new ReminderHeld(AT, "pause", MORNING, "rest"));
            assertNext(null, OF_STEP, new Because("pause", null, "pause", "rest"))
                    .isOf(FOR_STEP, new ReminderHeld(AT, "pause", null, "rest"));
            assertNext(
                            MORNING,
                            YOU_ASKED,
                            new Because("snoozed", LATER, null, null),
                            new Because("quiet-hours", MORNING, null, null))
                    .isOf(SCHEDULED, SNOOZED, new ReminderHeld(LATER, "quiet-hours", MORNING, null));
        }

        @Test
        void itDoesNotComeAnyMore() {
            assertNext(null, new Because("fired", null, null, null)).isOf(SCHEDULED, FIRED);
            assertNext(null, new Because("done", null, null, null)).isOf(SCHEDULED, FIRED, DONE);
            assertNext(null, new Because("dismissed", null, null, null)).isOf(SCHEDULED, FIRED, DISMISSED);
            assertNext(null, YOU_ASKED).isOf(SCHEDULED, CANCELLED);
            assertNext(null, YOU_ASKED).isOf(FOR_STEP, CANCELLED);
            assertNext(null, new Because("step-done", null, "step", STEP))
                    .isOf(FOR_STEP, new ReminderCancelled(LATER, "step-done", step(3)));
        }

        @Test
        void itCameWhenItDid() {
            var fired = (Kept) reminder.given(
                            SCHEDULED,
                            new ReminderHeld(AT, "quiet-hours", MORNING, null),
                            new ReminderFired(AT, MORNING, "reminder"))
                    .state();
            assertThat(fired.because()).containsExactly(YOU_ASKED, new Because("quiet-hours", MORNING, null, null));
        }

        private Expected assertNext(@Nullable Instant at, Because... because) {
            return events -> assertThat(((Kept) reminder.given(events).state()).next())
                    .isEqualTo(new Next(at, List.of(because)));
        }

        private interface Expected {
            void isOf(ReminderEvent... events);
        }
    }

    @Nested
    class WakesUp {

        @Test
        void atItsTime() {
            assertWakes(AT, null, SCHEDULED);
            assertWakes(LATER, null, SCHEDULED, SNOOZED);
        }

        @Test
        void whenQuietHoursEnd() {
            assertWakes(MORNING, MORNING, SCHEDULED, new ReminderHeld(AT, "quiet-hours", MORNING, null));
        }

        /** Due all the while, since a pause may be ended early, and to the moment when it ends as planned. */
        @Test
        void nowAndThenDuringAPause() {
            assertWakes(AT, MORNING, SCHEDULED, new ReminderHeld(AT, "pause", MORNING, "rest"));
            assertWakes(AT, null, SCHEDULED, new ReminderHeld(AT, "pause", null, "rest"));
        }

        private void assertWakes(Instant at, @Nullable Instant again, ReminderEvent... events) {
            var scheduled = (Scheduled) reminder.given(events).state();
            assertThat(scheduled.wake()).isEqualTo(at);
            assertThat(scheduled.wakeAgain()).isEqualTo(again);
        }
    }

    @Nested
    class WhatIsAllowed {

        @Test
        void isWhatTheDeciderGrants() {
            assertAllowed(reminder.given().state());
            assertAllowed(reminder.given(SCHEDULED).state(), Verb.REVISE, Verb.SNOOZE, Verb.CANCEL);
            assertAllowed(reminder.given(SCHEDULED, FIRED).state(), Verb.REVISE, Verb.SNOOZE, Verb.DONE, Verb.DISMISS);
            var erased = new ReminderScheduled(AT, "UTC", Private.erased());
            assertAllowed(reminder.given(erased).state(), Verb.SNOOZE, Verb.CANCEL);
            assertAllowed(reminder.given(erased, FIRED).state(), Verb.SNOOZE, Verb.DONE, Verb.DISMISS);
            assertAllowed(reminder.given(SCHEDULED, FIRED, DONE).state());
            assertAllowed(reminder.given(SCHEDULED, FIRED, DISMISSED).state());
            assertAllowed(reminder.given(SCHEDULED, CANCELLED).state());
        }

        private void assertAllowed(Reminder state, Verb... expected) {
            assertThat(state.allowed()).containsExactly(expected);
            for (var verb : Verb.values()) {
                var command =
                        switch (verb) {
                            case REVISE -> revise(LATER, WRITE);
                            case SNOOZE -> SNOOZE;
                            case CANCEL -> CANCEL;
                            case DONE -> MARK_DONE;
                            case DISMISS -> DISMISS;
                        };
                assertThat(decider.decide(command, state) instanceof Decision.Accepted<ReminderEvent>(var events)
                                && !events.isEmpty())
                        .as("%s of %s", verb, state)
                        .isEqualTo(List.of(expected).contains(verb));
            }
        }

        @Test
        void isShownInPlainWords() {
            assertThat(Verb.values())
                    .extracting(Verb::code)
                    .containsExactly("revise", "snooze", "cancel", "done", "dismiss");
        }
    }

    @Test
    void theReasonsArePartOfTheApi() {
        assertThat(ReminderRefusal.values())
                .extracting(Reason::code)
                .containsExactly(
                        "no-such-reminder",
                        "already-scheduled",
                        "too-late",
                        "not-fired",
                        "already-fired",
                        "already-ended",
                        "erased");
        assertThat(TOO_LATE.kind()).isEqualTo(Reason.Kind.UNPROCESSABLE);
    }

    @Test
    void nothingIsScheduledAtFirst() {
        assertThat(decider.initial()).isEqualTo(new Absent());
    }

    @Test
    void nothingPrintsWhatThePersonSaid() {
        assertThat(List.of(SCHEDULE, SCHEDULED, reminder.given(SCHEDULED).state()))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("office"));
    }

    private static Source step(long version) {
        return new Source("step", STEP, version, GOAL);
    }

    private static ScheduleReminder schedule(Instant at, @Nullable ZoneId zone, Private<Wording> wording) {
        return new ScheduleReminder(NOW, at, zone, wording, Circumstances.UNKNOWN);
    }

    private static ReviseReminder revise(Instant at, Private<Wording> wording) {
        return new ReviseReminder(NOW, at, null, wording);
    }

    private static FireReminder fire(Instant due, Instant now, Circumstances circumstances) {
        return new FireReminder(due, now, circumstances);
    }

    private static CancelForStep cancel(long version, String because) {
        return new CancelForStep(step(version), LATER, because);
    }

    private static Circumstances pausing(Pause... pauses) {
        return new Circumstances(BERLIN, null, List.of(pauses));
    }
}
