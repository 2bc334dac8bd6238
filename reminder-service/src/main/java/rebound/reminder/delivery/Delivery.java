package rebound.reminder.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttemptDue;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttempted;
import rebound.reminder.delivery.DeliveryEvent.DeliveryGaveUp;
import rebound.reminder.delivery.DeliveryEvent.DeliveryStarted;
import rebound.reminder.delivery.DeliveryEvent.DeliverySucceeded;
import rebound.reminder.delivery.DeliveryEvent.RedeliveryAsked;

/**
 * Bringing one reminder to one app. Immutable.
 *
 * <pre>
 *            start             succeed
 *   Absent ────────▶ Pending ──────────▶ Delivered
 *                     ▲ │ ▲                  │ redeliver
 *                     │ │ └──────────────────┤
 *                     └─┤ fail, wait         │
 *                       │       give up      │
 *                       └────────────────▶ GaveUp
 * </pre>
 *
 * <p>Attempts are numbered, and each number is due once: what is told of any other changes nothing.
 */
public sealed interface Delivery {

    /** Of more attempts, the latest are remembered: six redeliveries, each with all its retries. */
    int MOST_ATTEMPTS = 50;

    /** What can be asked of a delivery that exists. */
    enum Verb {
        REDELIVER;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that would change something now. */
    List<Verb> allowed();

    /** Nothing has been sent under this id. */
    record Absent() implements Delivery {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** A delivery that exists, at whatever stage. */
    sealed interface Kept extends Delivery {

        Message message();

        /** Those that were made, the earliest first. */
        List<Attempt> attempts();

        /** The number of the attempt that is due or was last. */
        int number();
    }

    /**
     * There will be another attempt, or one is being made.
     *
     * @param number of that attempt
     * @param first the number from which on attempts have failed in a row
     * @param nextAt when it is or was due
     * @param isDue whether it may be made
     */
    record Pending(Message message, List<Attempt> attempts, int number, int first, Instant nextAt, boolean isDue)
            implements Kept {

        public Pending {
            attempts = List.copyOf(attempts);
        }

        /** How many attempts will have failed in a row if this one fails, too. */
        int failures() {
            return number - first + 1;
        }

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** A delivery that is over, for now. */
    sealed interface Ended extends Kept {

        Instant endedAt();

        @Override
        default List<Verb> allowed() {
            return List.of(Verb.REDELIVER);
        }
    }

    /** The app has it. */
    record Delivered(Message message, List<Attempt> attempts, int number, Instant endedAt) implements Ended {

        public Delivered {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * The app does not have it, as far as we know.
     *
     * @param because as {@link DeliveryGaveUp} says it
     */
    record GaveUp(Message message, List<Attempt> attempts, int number, Instant endedAt, String because)
            implements Ended {

        public GaveUp {
            attempts = List.copyOf(attempts);
        }
    }

    /** The delivery after a fact. */
    default Delivery evolve(DeliveryEvent event) {
        return switch (event) {
            case DeliveryStarted(var message) -> new Pending(message, List.of(), 1, 1, message.firedAt(), false);
            case DeliveryAttemptDue(var number) ->
                this instanceof Pending pending
                        ? new Pending(
                                pending.message(), pending.attempts(), number, pending.first(), pending.nextAt(), true)
                        : this;
            case DeliveryAttempted(var attempt, var nextAt) ->
                this instanceof Pending pending
                        ? new Pending(
                                pending.message(),
                                with(pending.attempts(), attempt),
                                nextAt == null ? attempt.number() : attempt.number() + 1,
                                pending.first(),
                                nextAt == null ? attempt.at() : nextAt,
                                false)
                        : this;
            case DeliverySucceeded(var at) ->
                this instanceof Pending pending
                        ? new Delivered(pending.message(), pending.attempts(), pending.number(), at)
                        : this;
            case DeliveryGaveUp(var at, var because) ->
                this instanceof Pending pending
                        ? new GaveUp(pending.message(), pending.attempts(), pending.number(), at, because)
                        : this;
            case RedeliveryAsked(var at) ->
                this instanceof Ended ended
                        ? new Pending(
                                ended.message(), ended.attempts(), ended.number() + 1, ended.number() + 1, at, false)
                        : this;
        };
    }

    private static List<Attempt> with(List<Attempt> attempts, Attempt latest) {
        var all = new ArrayList<>(attempts);
        all.add(latest);
        return all.size() > MOST_ATTEMPTS ? all.subList(all.size() - MOST_ATTEMPTS, all.size()) : all;
    }
}
