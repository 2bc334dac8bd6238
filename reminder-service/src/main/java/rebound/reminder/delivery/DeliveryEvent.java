package rebound.reminder.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a {@link Delivery}. */
public sealed interface DeliveryEvent {

    record DeliveryStarted(Message message) implements DeliveryEvent {}

    /** Whoever sends is to make this attempt now. */
    record DeliveryAttemptDue(int number) implements DeliveryEvent {}

    /**
     * An attempt has been made.
     *
     * @param nextAt when the next one is due; null if there is none
     */
    record DeliveryAttempted(Attempt attempt, @Nullable Instant nextAt) implements DeliveryEvent {}

    record DeliverySucceeded(Instant at) implements DeliveryEvent {}

    /**
     * There is no further attempt.
     *
     * @param because why, as a stable public name: {@code attempts-exhausted}, {@code gone}, {@code no-endpoint}, {@code
     *     endpoint-disabled} or {@code channel-closed}
     */
    record DeliveryGaveUp(Instant at, String because) implements DeliveryEvent {}

    /** The person or their app wants it brought once more. */
    record RedeliveryAsked(Instant at) implements DeliveryEvent {}
}
