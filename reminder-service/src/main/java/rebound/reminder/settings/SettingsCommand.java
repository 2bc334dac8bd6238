package rebound.reminder.settings;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be asked of {@link Settings}. */
public sealed interface SettingsCommand {

    /**
     * Change what is named.
     *
     * @param zone null if it stays
     * @param quietHours null if they stay
     */
    record ChangeSettings(
            @Nullable ZoneChange zone, @Nullable HoursChange quietHours) implements SettingsCommand {}

    /**
     * Note what the person says of themselves.
     *
     * @param zone null if they no longer say it
     * @param locale a language tag (BCP 47); null if they do not say it
     * @param startOfDay when their day begins; null if they do not say it
     * @param version which version of it this is
     */
    record NoteHomeZone(
            @Nullable ZoneId zone,
            @Nullable String locale,
            @Nullable LocalTime startOfDay,
            long version) implements SettingsCommand {}

    /** @param zone null for none of one's own */
    record ZoneChange(@Nullable ZoneId zone) {}

    /**
     * What to change of the quiet hours.
     *
     * @param off whether there shall be none
     * @param from null if it stays
     * @param to null if it stays
     */
    record HoursChange(
            boolean off, @Nullable LocalTime from, @Nullable LocalTime to) {

        public static HoursChange none() {
            return new HoursChange(true, null, null);
        }

        public static HoursChange of(@Nullable LocalTime from, @Nullable LocalTime to) {
            return new HoursChange(false, from, to);
        }
    }
}
