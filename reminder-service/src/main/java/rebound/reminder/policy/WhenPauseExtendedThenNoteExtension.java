package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.pauses.PausesCommand.NoteExtension;

/** A pause that is extended is noted, and holds reminders back for longer. */
public final class WhenPauseExtendedThenNoteExtension implements Policy {

    @Override
    public String name() {
        return "when-pause-extended-then-note-extension";
    }

    @Override
    public String eventType() {
        return "rebound.plan.pause-extended.v1";
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
        var extension = new NoteExtension(event.subjectId(), event.version(), Foreign.instant(event.data(), "until"));
        return List.of(new Then("pauses", event.userId(), extension));
    }
}
