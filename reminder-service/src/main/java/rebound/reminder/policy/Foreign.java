package rebound.reminder.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What all policies here have in common: since when they are active, and how they read another service's JSON. */
final class Foreign {

    /** What happened before sets nothing off. */
    static final Instant ACTIVE_SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private Foreign() {}

    /** The text of a property; null if it is null or not there. */
    static @Nullable String text(JsonNode data, String property) {
        return data.path(property).textValue();
    }

    static @Nullable Instant instant(JsonNode data, String property) {
        var text = text(data, property);
        return text == null ? null : Instant.parse(text);
    }

    static @Nullable LocalTime time(JsonNode data, String property) {
        var text = text(data, property);
        return text == null ? null : LocalTime.parse(text);
    }

    static @Nullable ZoneId zone(JsonNode data, String property) {
        var text = text(data, property);
        return text == null ? null : ZoneId.of(text);
    }

    /** @throws IllegalArgumentException if there is none: an event that breaks its contract goes to the dead letters */
    static <T> T required(@Nullable T value, String property) {
        if (value == null) {
            throw new IllegalArgumentException("The event has no " + property);
        }
        return value;
    }
}
