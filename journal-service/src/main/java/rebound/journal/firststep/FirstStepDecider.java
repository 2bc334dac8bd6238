package rebound.journal.firststep;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.firststep.FirstStepCommand.NoteStepDone;
import rebound.journal.firststep.FirstStepEvent.FirstStepNoted;

/** The rules of a {@link FirstStep}: the earliest counts, in whatever order and however often steps are told. Pure. */
public final class FirstStepDecider implements Decider<FirstStepCommand, FirstStep, FirstStepEvent> {

    @Override
    public FirstStep initial() {
        return FirstStep.NONE;
    }

    @Override
    public Decision<FirstStepEvent> decide(FirstStepCommand command, FirstStep first) {
        return switch (command) {
            case NoteStepDone done ->
                first.at() == null || done.at().isBefore(first.at())
                        ? accept(new FirstStepNoted(done.at()))
                        : alreadySo();
        };
    }

    @Override
    public FirstStep evolve(FirstStep first, FirstStepEvent event) {
        return first.evolve(event);
    }
}
