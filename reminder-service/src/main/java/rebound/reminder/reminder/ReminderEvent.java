package rebound.reminder.reminder;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What has happened to a {@link Reminder}. */
public sealed interface ReminderEvent {

    /** An event of a reminder that is there already. */
    sealed interface Change extends ReminderEvent {}

    /**
     * The person wants to be reminded.
     *
     * @param zone the time zone's id
     */
    record ReminderScheduled(Instant at, String zone, Private<Wording> wording) implements ReminderEvent {}

    /**
     * The reminder got other words or another time.
     *
     * @param moved whether it got another time: then it is as if new
     */
    record ReminderRevised(Instant at, String zone, boolean moved, Private<Wording> wording) implements Change {}

    /** There is a reminder of a step, new or moved: at this time and no longer at another. */
    record StepReminderScheduled(Instant at, String zone, Source source) implements ReminderEvent {}

    /**
     * Its time had come, and it was kept back.
     *
     * @param due the time that had come
     * @param reason what keeps it back, as {@link Hold} names it
     * @param until when that is over; null if nobody knows yet
     * @param pauseId which pause it is; null if it is none
     */
    record ReminderHeld(
            Instant due,
            String reason,
            @Nullable Instant until,
            @Nullable String pauseId) implements Change {}

    /**
     * The person is reminded: once for each time that was set.
     *
     * @param due the time that was set
     * @param at when it was, later than {@code due} if it was held back
     * @param text which neutral text may be shown, also on a lock screen: {@code reminder} or {@code step-reminder}
     * @param apps the ids of those apps that are told
     */
    record ReminderFired(Instant due, Instant at, String text, List<String> apps) implements Change {

        public ReminderFired {
            apps = List.copyOf(apps);
        }

        /** Told to no app. */
        public ReminderFired(Instant due, Instant at, String text) {
            this(due, at, text, List.of());
        }
    }

    record ReminderSnoozed(Instant until) implements Change {}

    record ReminderDone(Instant at) implements Change {}

    record ReminderDismissed(Instant at) implements Change {}

    /**
     * It does not come, or no longer waits for an answer.
     *
     * @param because why, as a stable public name: {@code you-asked}, {@code step-done}, {@code step-skipped} or
     *     {@code step-let-go}
     * @param source the step as it was then; null if the person asked
     */
    record ReminderCancelled(
            Instant at, String because, @Nullable Source source) implements Change {}
}
