package rebound.reminder.reminder;

import org.jspecify.annotations.Nullable;

/**
 * What a reminder reminds of, if that is a thing of another service.
 *
 * @param type the kind of thing, such as {@code step}
 * @param id its id among the same person's things
 * @param version which version of it was last heard of: what is not newer is heard again and changes nothing
 * @param goalId the goal that it belongs to, whose pauses hold the reminder back; null if that is not known
 */
public record Source(
        String type, String id, long version, @Nullable String goalId) {

    public static Source step(String id, long version, @Nullable String goalId) {
        return new Source("step", id, version, goalId);
    }
}
