package rebound.journal.me;

import java.time.LocalTime;
import java.time.ZoneId;
import rebound.journal.day.Home;
import rebound.journal.me.MeEvent.MeChanged;

/**
 * How a person reckons their days, in which language, and what they want to be shown. It is there from the beginning, with {@link #DEFAULT}, and has one
 * stage only. Immutable.
 *
 * @param zone the time zone's id, as of the IANA database
 * @param locale a language tag (BCP 47) in its canonical form
 * @param startOfDay when the person's day begins, such as {@code 04:00}: what happens before belongs to the day before
 * @param consents what they want to be shown
 */
public record Me(String zone, String locale, String startOfDay, Consents consents) {

    /** What holds for those who never said anything else. */
    public static final Me DEFAULT = new Me("UTC", "en", "00:00", Consents.NONE);

    /** The latest {@link #startOfDay}: from then on a day is not the day before for anybody. */
    public static final LocalTime LATEST_START = LocalTime.NOON;

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Home home() {
        return new Home(zoneId(), LocalTime.parse(startOfDay));
    }

    /** What it is after a fact. */
    public Me evolve(MeEvent event) {
        return switch (event) {
            case MeChanged changed ->
                new Me(changed.zone(), changed.locale(), changed.startOfDay(), Consents.of(changed.consents()));
        };
    }
}
