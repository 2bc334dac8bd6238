package rebound.reminder.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.reminder.delivery.Message;

/** What an app is told; never the person's own words. */
@JsonPropertyOrder({"type", "timestamp", "data"})
record Payload(String type, Instant timestamp, Data data) {

    /**
     * A reminder that has come.
     *
     * @param reminder its id
     * @param at when the person was reminded
     * @param recipient what the app calls the person; null if it did not say
     * @param text may be shown on a lock screen
     */
    @JsonPropertyOrder({"reminder", "at", "recipient", "text"})
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Data(String reminder, Instant at, @Nullable String recipient, String text) {}

    static Payload of(Message message, @Nullable String recipient) {
        var data = new Data(message.reminder(), message.firedAt(), recipient, text(message.text()));
        return new Payload("reminder.fired", message.firedAt(), data);
    }

    private static String text(String name) {
        return name.equals("step-reminder") ? "A reminder of a step you planned." : "A reminder for you.";
    }
}
