package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.pauses.PausesCommand.NotePause;

/** A pause that begins is noted, and holds reminders back. */
public final class WhenPauseBegunThenNotePause implements Policy {

    @Override
    public String name() {
        return "when-pause-begun-then-note-pause";
    }

    @Override
    public String eventType() {
        return "rebound.plan.pause-begun.v1";
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
        var pause = new NotePause(
                event.subjectId(),
                event.version(),
                event.at(),
                Foreign.text(event.data(), "goalId"),
                Foreign.instant(event.data(), "until"));
        return List.of(new Then("pauses", event.userId(), pause));
    }
}
