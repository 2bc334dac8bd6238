package rebound.reminder.reminder;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Reminder}. Years 1 to 9999 only. */
public sealed interface ReminderCommand {

    /**
     * Remind the person of something in their own words.
     *
     * @param askedAt when it was asked
     * @param zone null if they did not say: then it is where they live, or UTC
     * @param circumstances filled in when it is decided
     */
    record ScheduleReminder(
            Instant askedAt, Instant at, @Nullable ZoneId zone, Private<Wording> wording, Circumstances circumstances)
            implements ReminderCommand {}

    /**
     * Put other words and another time in the place of a reminder's.
     *
     * @param askedAt when it was asked
     * @param zone null if they did not say: then it stays
     */
    record ReviseReminder(
            Instant askedAt, Instant at, @Nullable ZoneId zone, Private<Wording> wording) implements ReminderCommand {}

    /** Remind the person of a step of theirs, at that time and no longer at another. */
    record ScheduleForStep(Source step, Instant at, ZoneId zone) implements ReminderCommand {}

    /**
     * The step needs no reminder any more.
     *
     * @param at when that was
     * @param because why, as a stable public name, such as {@code step-done}
     */
    record CancelForStep(Source step, Instant at, String because) implements ReminderCommand {}

    /**
     * The time has come, as far as the timer knows.
     *
     * @param due which time
     * @param at filled in when it is decided
     * @param circumstances likewise
     */
    record FireReminder(Instant due, Instant at, Circumstances circumstances) implements ReminderCommand {}

    /** Come again then. */
    record SnoozeReminder(Instant askedAt, Instant until) implements ReminderCommand {}

    /** What it reminds of is done. */
    record MarkReminderDone(Instant at) implements ReminderCommand {}

    /** The person has seen it. */
    record DismissReminder(Instant at) implements ReminderCommand {}

    /** Do not come. */
    record CancelReminder(Instant at) implements ReminderCommand {}
}
