package rebound.reminder.settings;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.reminder.settings.Settings.Chosen;
import rebound.reminder.settings.SettingsCommand.ChangeSettings;
import rebound.reminder.settings.SettingsCommand.HoursChange;
import rebound.reminder.settings.SettingsCommand.NoteHomeZone;
import rebound.reminder.settings.SettingsEvent.HomeZoneNoted;
import rebound.reminder.settings.SettingsEvent.SettingsChanged;

/** The rules of {@link Settings}. Pure. */
public final class SettingsDecider implements Decider<SettingsCommand, Settings, SettingsEvent> {

    @Override
    public Settings initial() {
        return new Chosen(null, null, null, null, null, 0);
    }

    @Override
    public Decision<SettingsEvent> decide(SettingsCommand command, Settings settings) {
        return switch (settings) {
            case Chosen chosen ->
                switch (command) {
                    case ChangeSettings change -> change(change, chosen);
                    case NoteHomeZone note -> note(note, chosen);
                };
        };
    }

    @Override
    public Settings evolve(Settings settings, SettingsEvent event) {
        return settings.evolve(event);
    }

    private static Decision<SettingsEvent> change(ChangeSettings command, Chosen chosen) {
        var zone = command.zone() == null ? chosen.ownZone() : id(command.zone().zone());
        var hours = chosen.quietHours();
        if (command.quietHours() != null) {
            var from = changed(command.quietHours(), command.quietHours().from(), hours == null ? null : hours.from());
            var to = changed(command.quietHours(), command.quietHours().to(), hours == null ? null : hours.to());
            if (from == null && to == null) {
                hours = null;
            } else if (from == null || to == null) {
                return reject(SettingsRefusal.QUIET_HOURS_INCOMPLETE);
            } else if (from.equals(to)) {
                return reject(SettingsRefusal.QUIET_HOURS_EMPTY);
            } else {
                hours = new Hours(from, to);
            }
        }
        return Objects.equals(zone, chosen.ownZone()) && Objects.equals(hours, chosen.quietHours())
                ? alreadySo()
                : accept(new SettingsChanged(zone, hours));
    }

    private static @Nullable LocalTime changed(
            HoursChange change, @Nullable LocalTime asked, @Nullable LocalTime before) {
        if (change.off()) {
            return null;
        }
        return asked == null ? before : asked;
    }

    /** What was heard before may be told again, and in the order in which it happened. */
    private static Decision<SettingsEvent> note(NoteHomeZone command, Chosen chosen) {
        var zone = id(command.zone());
        var isNews = !Objects.equals(zone, chosen.homeZone())
                || !Objects.equals(command.locale(), chosen.homeLocale())
                || !Objects.equals(command.startOfDay(), chosen.homeStartOfDay());
        return isNews && command.version() > chosen.homeHeard()
                ? accept(new HomeZoneNoted(zone, command.locale(), command.startOfDay(), command.version()))
                : alreadySo();
    }

    private static @Nullable String id(@Nullable ZoneId zone) {
        return zone == null ? null : zone.getId();
    }
}
