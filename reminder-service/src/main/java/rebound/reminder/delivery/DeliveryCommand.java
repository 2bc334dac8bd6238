package rebound.reminder.delivery;

import java.time.Instant;

/** What can be asked of a {@link Delivery}. */
public sealed interface DeliveryCommand {

    /** Bring this. */
    record StartDelivery(Message message) implements DeliveryCommand {}

    /** The time for that attempt has come, as far as the timer knows. */
    record AttemptDelivery(int number) implements DeliveryCommand {}

    /**
     * This came of an attempt.
     *
     * @param chance from 0 inclusive to 1 exclusive: by how much the next one is late
     */
    record RecordAttempt(Attempt attempt, double chance) implements DeliveryCommand {}

    /**
     * That attempt will not be made, nor any other.
     *
     * @param because why, as a stable public name, such as {@code endpoint-disabled}
     */
    record AbandonDelivery(int number, Instant at, String because) implements DeliveryCommand {}

    /** Bring it once more. */
    record Redeliver(Instant at) implements DeliveryCommand {}
}
