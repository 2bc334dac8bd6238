package rebound.reminder.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.reminder.reminder.ReminderEvent.ReminderCancelled;
import rebound.reminder.reminder.ReminderEvent.ReminderDismissed;
import rebound.reminder.reminder.ReminderEvent.ReminderDone;
import rebound.reminder.reminder.ReminderEvent.ReminderFired;
import rebound.reminder.reminder.ReminderEvent.ReminderHeld;
import rebound.reminder.reminder.ReminderEvent.ReminderRevised;
import rebound.reminder.reminder.ReminderEvent.ReminderScheduled;
import rebound.reminder.reminder.ReminderEvent.ReminderSnoozed;
import rebound.reminder.reminder.ReminderEvent.StepReminderScheduled;

/**
 * Something that comes to a person at a time that was set, once, and keeps quiet when they want quiet. Immutable.
 *
 * <pre>
 *                     hold, snooze
 *                        ┌───┐
 *           schedule     │   ▼     fire            done
 *   Absent ─────────▶ Scheduled ────────▶ Fired ────────▶ Done
 *                      │  ▲ ▲               │ │ dismiss
 *               cancel │  │ └───────────────┘ ├─────────▶ Dismissed
 *                      ▼  │ snooze, move      │ its step is done, skipped or let go
 *               Cancelled ◀───────────────────┘
 *                         │
 *     any ────────────────┘ its step is scheduled anew
 * </pre>
 *
 * <p>What quiet hours hold back comes when they end, as they were when they began to hold it. What a pause holds back is
 * looked at again at its end, and also every now and then, within a quarter of an hour, since a pause may have no end or be
 * ended early.
 */
public sealed interface Reminder {

    /** How late one may still be asked for; this late exactly is in time. It then comes at once. */
    Duration MOST_LATE = Duration.ofMinutes(5);

    /** What can be asked of a reminder that exists. */
    enum Verb {
        REVISE,
        SNOOZE,
        CANCEL,
        DONE,
        DISMISS;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was set.
     *
     * @param at when to come
     * @param zone the time zone's id
     * @param source null if the person asked for it themselves
     */
    record Plan(Instant at, String zone, @Nullable Source source, Private<Wording> wording) {

        /** Which version of its source was last heard of; 0 if it has none. */
        long heard() {
            return source == null ? 0 : source.version();
        }

        Because because() {
            return source == null
                    ? Because.of("you-asked")
                    : new Because(source.type() + "-scheduled", null, source.type(), source.id());
        }
    }

    /**
     * When a reminder comes next, and why then.
     *
     * @param at null if nobody knows, or never
     */
    record Next(@Nullable Instant at, List<Because> because) {}

    /** The verbs that would change something now. */
    List<Verb> allowed();

    /** Nothing has been scheduled under this id. */
    record Absent() implements Reminder {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** A reminder that exists, at whatever stage. */
    sealed interface Kept extends Reminder {

        Plan plan();

        /** The same stage with another plan. */
        Kept with(Plan changed);

        /** Why it is as it is; the first reason comes first. */
        List<Because> because();

        Next next();
    }

    /**
     * It will come.
     *
     * @param snoozedUntil when it comes instead; null if it was not snoozed
     * @param hold what kept it back when its time had come; null as long as nothing did
     */
    record Scheduled(
            Plan plan,
            @Nullable Instant snoozedUntil,
            @Nullable Hold hold) implements Kept {

        /** When it is to come, if nothing holds it back. */
        public Instant due() {
            return snoozedUntil == null ? plan.at() : snoozedUntil;
        }

        /** From when on to look at it. */
        public Instant wake() {
            return hold != null && hold.until() != null && hold.pauseId() == null ? hold.until() : due();
        }

        /** When to look at it again in any case; null for no such moment. */
        public @Nullable Instant wakeAgain() {
            return hold == null ? null : hold.until();
        }

        @Override
        public Scheduled with(Plan changed) {
            return new Scheduled(changed, snoozedUntil, hold);
        }

        @Override
        public List<Because> because() {
            return reasons(plan, snoozedUntil, hold);
        }

        @Override
        public Next next() {
            return new Next(hold == null ? due() : hold.until(), because());
        }

        @Override
        public List<Verb> allowed() {
            return plan.wording().isErased()
                    ? List.of(Verb.SNOOZE, Verb.CANCEL)
                    : List.of(Verb.REVISE, Verb.SNOOZE, Verb.CANCEL);
        }
    }

    /**
     * It has come.
     *
     * @param snoozedUntil when it was to come instead; null if it was not snoozed
     * @param hold what kept it back until then; null if nothing did
     */
    record Fired(
            Plan plan,
            @Nullable Instant snoozedUntil,
            @Nullable Hold hold,
            Instant firedAt) implements Kept {

        @Override
        public Fired with(Plan changed) {
            return new Fired(changed, snoozedUntil, hold, firedAt);
        }

        @Override
        public List<Because> because() {
            return reasons(plan, snoozedUntil, hold);
        }

        @Override
        public Next next() {
            return new Next(null, List.of(Because.of("fired")));
        }

        @Override
        public List<Verb> allowed() {
            return plan.wording().isErased()
                    ? List.of(Verb.SNOOZE, Verb.DONE, Verb.DISMISS)
                    : List.of(Verb.REVISE, Verb.SNOOZE, Verb.DONE, Verb.DISMISS);
        }
    }

    /** It does not come any more; only its step could bring it back. */
    sealed interface Ended extends Kept {

        Instant endedAt();

        @Override
        default Next next() {
            return new Next(null, because());
        }

        @Override
        default List<Verb> allowed() {
            return List.of();
        }
    }

    /** What it reminded of is done. */
    record Done(Plan plan, Instant endedAt) implements Ended {

        @Override
        public Done with(Plan changed) {
            return new Done(changed, endedAt);
        }

        @Override
        public List<Because> because() {
            return List.of(Because.of("done"));
        }
    }

    /** The person has seen it. */
    record Dismissed(Plan plan, Instant endedAt) implements Ended {

        @Override
        public Dismissed with(Plan changed) {
            return new Dismissed(changed, endedAt);
        }

        @Override
        public List<Because> because() {
            return List.of(Because.of("dismissed"));
        }
    }

    /**
     * Nobody needs it.
     *
     * @param reason as {@link ReminderCancelled} says it
     */
    record Cancelled(Plan plan, Instant endedAt, String reason) implements Ended {

        @Override
        public Cancelled with(Plan changed) {
            return new Cancelled(changed, endedAt, reason);
        }

        @Override
        public List<Because> because() {
            var source = plan.source();
            return List.of(
                    source == null || reason.equals(ReminderDecider.YOU_ASKED)
                            ? Because.of(reason)
                            : new Because(reason, null, source.type(), source.id()));
        }
    }

    /** The reminder after a fact. */
    default Reminder evolve(ReminderEvent event) {
        return switch (event) {
            case ReminderScheduled scheduled ->
                new Scheduled(new Plan(scheduled.at(), scheduled.zone(), null, scheduled.wording()), null, null);
            case StepReminderScheduled scheduled -> {
                var wording = this instanceof Kept kept ? kept.plan().wording() : Private.of(new Wording(null));
                yield new Scheduled(
                        new Plan(scheduled.at(), scheduled.zone(), scheduled.source(), wording), null, null);
            }
            case ReminderEvent.Change change -> this instanceof Kept kept ? evolve(kept, change) : this;
        };
    }

    private static Reminder evolve(Kept kept, ReminderEvent.Change change) {
        var plan = kept.plan();
        return switch (change) {
            case ReminderRevised revised -> {
                var changed = new Plan(revised.at(), revised.zone(), plan.source(), revised.wording());
                yield revised.moved() ? new Scheduled(changed, null, null) : kept.with(changed);
            }
            case ReminderHeld held ->
                new Scheduled(plan, snoozedUntil(kept), new Hold(held.reason(), held.until(), held.pauseId()));
            case ReminderFired fired -> new Fired(plan, snoozedUntil(kept), hold(kept), fired.at());
            case ReminderSnoozed snoozed -> new Scheduled(plan, snoozed.until(), null);
            case ReminderDone done -> new Done(plan, done.at());
            case ReminderDismissed dismissed -> new Dismissed(plan, dismissed.at());
            case ReminderCancelled cancelled -> {
                var source = cancelled.source() == null ? plan.source() : cancelled.source();
                yield new Cancelled(
                        new Plan(plan.at(), plan.zone(), source, plan.wording()), cancelled.at(), cancelled.because());
            }
        };
    }

    private static @Nullable Instant snoozedUntil(Kept kept) {
        return kept instanceof Scheduled scheduled ? scheduled.snoozedUntil() : null;
    }

    private static @Nullable Hold hold(Kept kept) {
        return kept instanceof Scheduled scheduled ? scheduled.hold() : null;
    }

    private static List<Because> reasons(Plan plan, @Nullable Instant snoozedUntil, @Nullable Hold hold) {
        var reasons = new ArrayList<Because>();
        reasons.add(plan.because());
        if (snoozedUntil != null) {
            reasons.add(new Because("snoozed", snoozedUntil, null, null));
        }
        if (hold != null) {
            reasons.add(hold.because());
        }
        return List.copyOf(reasons);
    }
}
