package rebound.plan.home;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.plan.home.HomeEvent.HomeNoted;

/**
 * Where a person lives. It is there from the beginning, with {@link #UNKNOWN}, and has one stage only. Immutable.
 *
 * @param zone the time zone's id; null if they did not say
 * @param heard which version of what they said of themselves was last noted; 0 for none
 */
public record Home(@Nullable String zone, long heard) {

    /** Of those who never said anything. */
    public static final Home UNKNOWN = new Home(null, 0);

    public @Nullable ZoneId zoneId() {
        return zone == null ? null : ZoneId.of(zone);
    }

    /** What it is after a fact. */
    public Home evolve(HomeEvent event) {
        return switch (event) {
            case HomeNoted(var newZone, var version) -> new Home(newZone, version);
        };
    }
}
