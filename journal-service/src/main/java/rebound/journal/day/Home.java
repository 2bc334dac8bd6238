package rebound.journal.day;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How a person reckons their days.
 *
 * @param zone where they are if they do not say
 * @param startOfDay what happens before it belongs to the day before
 */
public record Home(ZoneId zone, LocalTime startOfDay) {

    /** Of somebody of whom nothing is known. The zone goes by the name that clients know, not as the offset that Java calls Z. */
    public static final Home UNKNOWN = Home.in(ZoneId.of("UTC"));

    /** Somebody whose days begin at midnight. */
    public static Home in(ZoneId zone) {
        return new Home(zone, LocalTime.MIDNIGHT);
    }
}
