package rebound.reminder.settings;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import rebound.reminder.settings.SettingsEvent.HomeZoneNoted;
import rebound.reminder.settings.SettingsEvent.SettingsChanged;

/** How a person wants their reminders. Each has one, from the beginning. Immutable. */
public sealed interface Settings {

    /** Where they live, as the id of a time zone: what they said here, else what they said of themselves; or null. */
    @Nullable
    String zone();

    /** The language tag (BCP 47) of what they speak, as they said it of themselves; or null. */
    @Nullable
    String locale();

    /** When their day begins, as they said it of themselves; or null. */
    @Nullable
    LocalTime startOfDay();

    /** When nothing rings; null for never. */
    @Nullable
    Hours quietHours();

    /** The settings after a fact. */
    Settings evolve(SettingsEvent event);

    /**
     * The only stage.
     *
     * @param ownZone the zone that they chose here; null if none
     * @param homeZone the zone that they said of themselves; null if none
     * @param homeLocale the language tag that they said of themselves; null if none
     * @param homeStartOfDay when their day begins, as they said it of themselves; null if they did not
     * @param homeHeard which version of what they said of themselves was last noted; 0 for none
     */
    record Chosen(
            @Nullable String ownZone,
            @Nullable Hours quietHours,
            @Nullable String homeZone,
            @Nullable String homeLocale,
            @Nullable LocalTime homeStartOfDay,
            long homeHeard)
            implements Settings {

        @Override
        public @Nullable String zone() {
            return ownZone == null ? homeZone : ownZone;
        }

        @Override
        public @Nullable String locale() {
            return homeLocale;
        }

        @Override
        public @Nullable LocalTime startOfDay() {
            return homeStartOfDay;
        }

        @Override
        public Settings evolve(SettingsEvent event) {
            return switch (event) {
                case SettingsChanged changed ->
                    new Chosen(changed.zone(), changed.quietHours(), homeZone, homeLocale, homeStartOfDay, homeHeard);
                case HomeZoneNoted noted ->
                    new Chosen(ownZone, quietHours, noted.zone(), noted.locale(), noted.startOfDay(), noted.version());
            };
        }
    }
}
