package rebound.plan.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.plan.home.HomeEvent.HomeNoted;

/**
 * Where a person lives, and how they reckon their days there. It is there from the beginning, with {@link #UNKNOWN}, and has
 * one stage only. Immutable.
 *
 * @param zone the time zone's id; null if they did not say
 * @param locale a language tag (BCP 47); null if they did not say
 * @param startOfDay when their day begins; null if they did not say: then at midnight
 * @param heard which version of what they said of themselves was last noted; 0 for none
 */
public record Home(
        @Nullable String zone,
        @Nullable String locale,
        @Nullable LocalTime startOfDay,
        long heard) {

    /** Of those who never said anything. */
    public static final Home UNKNOWN = new Home(null, null, null, 0);

    public @Nullable ZoneId zoneId() {
        return zone == null ? null : ZoneId.of(zone);
    }

    /**
     * When the person's day is over in which that moment lies: their next one begins. Where clocks change, a beginning that
     * does not exist is as much later as they go forward, and one that exists twice is the first.
     *
     * @return after {@code now}; null if they did not say where they live
     */
    public @Nullable Instant endOfDay(Instant now) {
        var there = zoneId();
        if (there == null) {
            return null;
        }
        var start = startOfDay == null ? LocalTime.MIDNIGHT : startOfDay;
        var today = LocalDate.ofInstant(now, there);
        var end = today.atTime(start).atZone(there).toInstant();
        return end.isAfter(now)
                ? end
                : today.plusDays(1).atTime(start).atZone(there).toInstant();
    }

    /** What it is after a fact. */
    public Home evolve(HomeEvent event) {
        return switch (event) {
            case HomeNoted noted -> new Home(noted.zone(), noted.locale(), noted.startOfDay(), noted.version());
        };
    }
}
