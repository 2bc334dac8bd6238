package rebound.reminder.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Hours of every day in which nothing rings, by the person's own clock; over midnight if they end before they begin. The
 * first moment belongs to them, the last does not.
 *
 * <p>Where clocks go forward, a time that does not exist means the moment at which they do; where they go back, one that
 * exists twice means the first.
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** When they are over, if they are at that moment; null if they are not. */
    @Nullable
    Instant end(Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        for (var day : new LocalDate[] {today.minusDays(1), today}) {
            var begin = instant(day.atTime(from), zone);
            var end = instant((from.isBefore(to) ? day : day.plusDays(1)).atTime(to), zone);
            if (!now.isBefore(begin) && now.isBefore(end)) {
                return end;
            }
        }
        return null;
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(offsets.getFirst());
    }
}
