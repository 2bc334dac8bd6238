package rebound.reminder.settings;

import org.jspecify.annotations.Nullable;
import rebound.reminder.settings.SettingsEvent.HomeZoneNoted;
import rebound.reminder.settings.SettingsEvent.SettingsChanged;

/** How a person wants their reminders. Each has one, from the beginning. Immutable. */
public sealed interface Settings {

    /** Where they live, as the id of a time zone: what they said here, else what they said of themselves; or null. */
    @Nullable
    String zone();

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
     * @param homeHeard which version of what they said of themselves was last noted; 0 for none
     */
    record Chosen(
            @Nullable String ownZone,
            @Nullable Hours quietHours,
            @Nullable String homeZone,
            long homeHeard) implements Settings {

        @Override
        public @Nullable String zone() {
            return ownZone == null ? homeZone : ownZone;
        }

        @Override
        public Settings evolve(SettingsEvent event) {
            return switch (event) {
                case SettingsChanged(var zone, var hours) -> new Chosen(zone, hours, homeZone, homeHeard);
                case HomeZoneNoted(var zone, var version) -> new Chosen(ownZone, quietHours, zone, version);
            };
        }
    }
}
