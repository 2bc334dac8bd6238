package rebound.plan.home;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What has happened to a {@link Home}. */
public sealed interface HomeEvent {

    /**
     * What the person says of themselves has been noted.
     *
     * @param zone the time zone's id; null if they no longer say it
     * @param locale a language tag (BCP 47); null if they do not say it
     * @param startOfDay when their day begins; null if they do not say it
     * @param version which version of it this is
     */
    record HomeNoted(
            @Nullable String zone,
            @Nullable String locale,
            @Nullable LocalTime startOfDay,
            long version) implements HomeEvent {}
}
