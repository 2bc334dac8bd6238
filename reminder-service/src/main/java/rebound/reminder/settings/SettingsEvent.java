package rebound.reminder.settings;

import java.time.LocalTime;
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
     * @param locale a language tag (BCP 47); null if they do not say it
     * @param startOfDay when their day begins; null if they do not say it
     * @param version which version of it this is
     */
    record HomeZoneNoted(
            @Nullable String zone,
            @Nullable String locale,
            @Nullable LocalTime startOfDay,
            long version) implements SettingsEvent {}
}
