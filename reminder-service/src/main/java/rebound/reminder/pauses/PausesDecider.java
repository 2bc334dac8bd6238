package rebound.reminder.pauses;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.reminder.pauses.PausesCommand.NoteEnd;
import rebound.reminder.pauses.PausesCommand.NoteExtension;
import rebound.reminder.pauses.PausesCommand.NotePause;
import rebound.reminder.pauses.PausesEvent.PauseEndNoted;
import rebound.reminder.pauses.PausesEvent.PauseExtensionNoted;
import rebound.reminder.pauses.PausesEvent.PauseNoted;

/** Notes what is news. What was heard before may be told again, and in the order in which it happened. Pure. */
public final class PausesDecider implements Decider<PausesCommand, Pauses, PausesEvent> {

    @Override
    public Pauses initial() {
        return new Pauses.Noted(List.of());
    }

    @Override
    public Decision<PausesEvent> decide(PausesCommand command, Pauses pauses) {
        var known = pauses.find(command.pauseId());
        if (known.isPresent() && command.version() <= known.get().heard()) {
            return alreadySo();
        }
        return switch (command) {
            case NotePause(var id, var version, var at, var goalId, var until) ->
                accept(new PauseNoted(id, version, at, goalId, until));
            // Of what, and from when on, is only known where the beginning was heard.
            case NoteExtension extension when known.isEmpty() -> alreadySo();
            case NoteExtension(var id, var version, var until) -> accept(new PauseExtensionNoted(id, version, until));
            case NoteEnd end when known.isEmpty() -> alreadySo();
            case NoteEnd(var id, var version, var at) -> accept(new PauseEndNoted(id, version, at));
        };
    }

    @Override
    public Pauses evolve(Pauses pauses, PausesEvent event) {
        return pauses.evolve(event);
    }
}
