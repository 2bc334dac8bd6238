package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.settings.SettingsCommand.NoteHomeZone;

/** Where the person lives, for settings that say nothing else, and how they reckon their days there is noted. */
public final class WhenMeChangedThenNoteHomeZone implements Policy {

    @Override
    public String name() {
        return "when-me-changed-then-note-home-zone";
    }

    @Override
    public String eventType() {
        return "rebound.journal.me-changed.v1";
    }

    @Override
    public Instant activeSince() {
        return Foreign.ACTIVE_SINCE;
    }

    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var note = new NoteHomeZone(
                Foreign.zone(event.data(), "zone"),
                Foreign.text(event.data(), "locale"),
                Foreign.time(event.data(), "startOfDay"),
                event.version());
        return List.of(new Then("settings", event.userId(), note));
    }
}
