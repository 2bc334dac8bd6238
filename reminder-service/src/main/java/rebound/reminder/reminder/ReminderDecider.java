package rebound.reminder.reminder;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import java.time.ZoneId;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.reminder.reminder.Reminder.Absent;
import rebound.reminder.reminder.Reminder.Cancelled;
import rebound.reminder.reminder.Reminder.Dismissed;
import rebound.reminder.reminder.Reminder.Done;
import rebound.reminder.reminder.Reminder.Ended;
import rebound.reminder.reminder.Reminder.Fired;
import rebound.reminder.reminder.Reminder.Kept;
import rebound.reminder.reminder.Reminder.Scheduled;
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

/** The rules of a {@link Reminder}. Pure. */
public final class ReminderDecider implements Decider<ReminderCommand, Reminder, ReminderEvent> {

    /** Why a reminder is there, or was cancelled: the person said so. */
    static final String YOU_ASKED = "you-asked";

    /** By the name that clients know, not as the offset that Java would call Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Override
    public Reminder initial() {
        return new Absent();
    }

    @Override
    public Decision<ReminderEvent> decide(ReminderCommand command, Reminder reminder) {
        return switch (command) {
            case ScheduleReminder schedule -> schedule(schedule, reminder);
            case ReviseReminder revise -> revise(revise, reminder);
            case ScheduleForStep schedule -> schedule(schedule, reminder);
            case CancelForStep cancel -> cancel(cancel, reminder);
            case FireReminder fire -> fire(fire, reminder);
            case SnoozeReminder snooze -> snooze(snooze, reminder);
            case MarkReminderDone done -> done(done, reminder);
            case DismissReminder dismiss -> dismiss(dismiss, reminder);
            case CancelReminder cancel -> cancel(cancel, reminder);
        };
    }

    @Override
    public Reminder evolve(Reminder reminder, ReminderEvent event) {
        return reminder.evolve(event);
    }

    private static Decision<ReminderEvent> schedule(ScheduleReminder command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent when isTooLate(command.at(), command.askedAt()) -> reject(ReminderRefusal.TOO_LATE);
            case Absent absent ->
                accept(new ReminderScheduled(command.at(), zone(command).getId(), command.wording()));
            case Kept kept -> isRetry(command, kept) ? alreadySo() : reject(ReminderRefusal.ALREADY_SCHEDULED);
        };
    }

    private static ZoneId zone(ScheduleReminder command) {
        if (command.zone() != null) {
            return command.zone();
        }
        var home = command.circumstances().zone();
        return home == null ? UTC : home;
    }

    /** A retry says the same again; where it names no zone, the first try found one. */
    private static boolean isRetry(ScheduleReminder command, Kept kept) {
        var plan = kept.plan();
        return command.at().equals(plan.at())
                && (command.zone() == null || command.zone().getId().equals(plan.zone()))
                && command.wording().equals(plan.wording());
    }

    private static Decision<ReminderEvent> revise(ReviseReminder command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent -> reject(ReminderRefusal.NO_SUCH_REMINDER);
            case Scheduled scheduled -> revise(command, scheduled);
            case Fired fired -> revise(command, fired);
            case Ended ended -> reject(ReminderRefusal.ALREADY_ENDED);
        };
    }

    private static Decision<ReminderEvent> revise(ReviseReminder command, Kept kept) {
        var plan = kept.plan();
        if (plan.wording().isErased()) {
            return reject(ReminderRefusal.ERASED);
        }
        var zone = command.zone() == null ? plan.zone() : command.zone().getId();
        if (command.at().equals(plan.at())) {
            return zone.equals(plan.zone()) && command.wording().equals(plan.wording())
                    ? alreadySo()
                    : accept(new ReminderRevised(command.at(), zone, false, command.wording()));
        }
        return isTooLate(command.at(), command.askedAt())
                ? reject(ReminderRefusal.TOO_LATE)
                : accept(new ReminderRevised(command.at(), zone, true, command.wording()));
    }

    private static boolean isTooLate(Instant at, Instant now) {
        return at.isBefore(now.minus(Reminder.MOST_LATE));
    }

    private static Decision<ReminderEvent> schedule(ScheduleForStep command, Reminder reminder) {
        var scheduled = new StepReminderScheduled(command.at(), command.zone().getId(), command.step());
        return switch (reminder) {
            case Absent absent -> accept(scheduled);
            case Kept kept -> isNews(command.step(), kept) ? accept(scheduled) : alreadySo();
        };
    }

    private static Decision<ReminderEvent> cancel(CancelForStep command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent -> alreadySo();
            case Ended ended -> alreadySo();
            case Scheduled scheduled -> cancel(command, scheduled);
            case Fired fired -> cancel(command, fired);
        };
    }

    private static Decision<ReminderEvent> cancel(CancelForStep command, Kept kept) {
        return isNews(command.step(), kept)
                ? accept(new ReminderCancelled(command.at(), command.because(), command.step()))
                : alreadySo();
    }

    /** What was heard before may be told again, and in the order in which it happened. */
    private static boolean isNews(Source step, Kept kept) {
        return step.version() > kept.plan().heard();
    }

    private static Decision<ReminderEvent> fire(FireReminder command, Reminder reminder) {
        return switch (reminder) {
            case Scheduled scheduled
            when command.due().equals(scheduled.due()) && !command.at().isBefore(command.due()) -> {
                var hold = command.circumstances().hold(scheduled.plan(), command.at());
                if (hold == null) {
                    var text = scheduled.plan().source() == null
                            ? "reminder"
                            : scheduled.plan().source().type() + "-reminder";
                    yield accept(new ReminderFired(
                            command.due(),
                            command.at(),
                            text,
                            command.circumstances().apps()));
                }
                yield hold.equals(scheduled.hold())
                        ? alreadySo()
                        : accept(new ReminderHeld(command.due(), hold.reason(), hold.until(), hold.pauseId()));
            }
            case Absent absent -> alreadySo();
            case Kept kept -> alreadySo();
        };
    }

    private static Decision<ReminderEvent> snooze(SnoozeReminder command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent -> reject(ReminderRefusal.NO_SUCH_REMINDER);
            case Ended ended -> reject(ReminderRefusal.ALREADY_ENDED);
            case Scheduled scheduled when command.until().equals(scheduled.snoozedUntil()) -> alreadySo();
            case Scheduled scheduled -> snooze(command);
            case Fired fired -> snooze(command);
        };
    }

    private static Decision<ReminderEvent> snooze(SnoozeReminder command) {
        return isTooLate(command.until(), command.askedAt())
                ? reject(ReminderRefusal.TOO_LATE)
                : accept(new ReminderSnoozed(command.until()));
    }

    private static Decision<ReminderEvent> done(MarkReminderDone command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent -> reject(ReminderRefusal.NO_SUCH_REMINDER);
            case Scheduled scheduled -> reject(ReminderRefusal.NOT_FIRED);
            case Fired fired -> accept(new ReminderDone(command.at()));
            case Done done -> alreadySo();
            case Dismissed dismissed -> reject(ReminderRefusal.ALREADY_ENDED);
            case Cancelled cancelled -> reject(ReminderRefusal.ALREADY_ENDED);
        };
    }

    private static Decision<ReminderEvent> dismiss(DismissReminder command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent -> reject(ReminderRefusal.NO_SUCH_REMINDER);
            case Scheduled scheduled -> reject(ReminderRefusal.NOT_FIRED);
            case Fired fired -> accept(new ReminderDismissed(command.at()));
            case Dismissed dismissed -> alreadySo();
            case Done done -> reject(ReminderRefusal.ALREADY_ENDED);
            case Cancelled cancelled -> reject(ReminderRefusal.ALREADY_ENDED);
        };
    }

    private static Decision<ReminderEvent> cancel(CancelReminder command, Reminder reminder) {
        return switch (reminder) {
            case Absent absent -> reject(ReminderRefusal.NO_SUCH_REMINDER);
            case Scheduled scheduled -> accept(new ReminderCancelled(command.at(), YOU_ASKED, null));
            case Cancelled cancelled -> alreadySo();
            case Fired fired -> reject(ReminderRefusal.ALREADY_FIRED);
            case Done done -> reject(ReminderRefusal.ALREADY_ENDED);
            case Dismissed dismissed -> reject(ReminderRefusal.ALREADY_ENDED);
        };
    }
}
