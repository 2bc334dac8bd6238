package rebound.reminder.settings;

import org.jspecify.annotations.Nullable;

/** What has happened to {@link Settings}. */
public sealed interface SettingsEvent {

    /**
     * The person changed them, and now they are so.
     *
     * @param zone the time zone's id; null for none of one's own
     * @param quietHours null for none
     */
    record SettingsChanged(@Nullable String zone, @Nullable Hours quietHours) implements SettingsEvent {}

    /**
     * What the person says of themselves has been noted.
     *
     * @param zone the time zone's id; null if they no longer say it
     * @param version which version of it this is
     */
    record HomeZoneNoted(@Nullable String zone, long version) implements SettingsEvent {}
}
