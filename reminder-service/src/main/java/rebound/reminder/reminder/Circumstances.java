package rebound.reminder.reminder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person when something about one of their reminders is decided.
 *
 * @param zone where they live; null if they did not say
 * @param quietHours null if they have none
 * @param pauses those that they have not ended
 * @param apps the ids of those apps that are told when they are reminded
 */
public record Circumstances(
        @Nullable ZoneId zone, @Nullable QuietHours quietHours, List<Pause> pauses, List<String> apps) {

    /** Of somebody who said nothing; also the place where a command is told of them. */
    public static final Circumstances UNKNOWN = new Circumstances(null, null, List.of());

    /** An open pause lasts longest. */
    private static final Comparator<Pause> BY_END =
            Comparator.comparing(Pause::until, Comparator.nullsLast(Comparator.naturalOrder()));

    public Circumstances {
        pauses = List.copyOf(pauses);
        apps = List.copyOf(apps);
    }

    /** Of somebody who is reminded by no app. */
    public Circumstances(@Nullable ZoneId zone, @Nullable QuietHours quietHours, List<Pause> pauses) {
        this(zone, quietHours, pauses, List.of());
    }

    /** What holds a reminder back at that moment: of all pauses the longest, else the quiet hours; null for nothing. */
    @Nullable
    Hold hold(Reminder.Plan plan, Instant now) {
        var pause = pauses.stream()
                .filter(one -> one.holds(plan.source(), now))
                .max(BY_END)
                .orElse(null);
        if (pause != null) {
            return Hold.pause(pause);
        }
        var quiet = quietHours == null ? null : quietHours.end(now, zone == null ? ZoneId.of(plan.zone()) : zone);
        return quiet == null ? null : Hold.quietHours(quiet);
    }
}
