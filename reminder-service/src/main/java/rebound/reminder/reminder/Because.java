package rebound.reminder.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason for when a reminder comes, or why it does not.
 *
 * @param code a stable public name, such as {@code quiet-hours}
 * @param until how long it lasts; null if that is not known, or makes no sense
 * @param type the kind of thing that is the reason, such as {@code pause}; null if it is none
 * @param id of that thing; null without a type
 */
public record Because(
        String code,
        @Nullable Instant until,
        @Nullable String type,
        @Nullable String id) {

    static Because of(String code) {
        return new Because(code, null, null, null);
    }
}
