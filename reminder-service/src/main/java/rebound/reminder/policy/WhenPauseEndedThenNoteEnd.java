package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.pauses.PausesCommand.NoteEnd;

/** A pause that is ended is noted, and holds nothing back any more. */
public final class WhenPauseEndedThenNoteEnd implements Policy {

    @Override
    public String name() {
        return "when-pause-ended-then-note-end";
    }

    @Override
    public String eventType() {
        return "rebound.plan.pause-ended.v1";
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
        return List.of(new Then("pauses", event.userId(), new NoteEnd(event.subjectId(), event.version(), event.at())));
    }
}
