package rebound.plan.home;

import org.jspecify.annotations.Nullable;

/** What has happened to a {@link Home}. */
public sealed interface HomeEvent {

    /**
     * What the person says of themselves has been noted.
     *
     * @param zone the time zone's id; null if they no longer say it
     * @param version which version of it this is
     */
    record HomeNoted(@Nullable String zone, long version) implements HomeEvent {}
}
