package rebound.journal.silence;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.silence.SilencesCommand.BeginSilence;
import rebound.journal.silence.SilencesCommand.EndSilence;
import rebound.journal.silence.SilencesEvent.SilenceBegun;
import rebound.journal.silence.SilencesEvent.SilenceEnded;

/** The rules of {@link Silences}. Pure. */
public final class SilencesDecider implements Decider<SilencesCommand, Silences, SilencesEvent> {

    @Override
    public Silences initial() {
        return Silences.NONE;
    }

    @Override
    public Decision<SilencesEvent> decide(SilencesCommand command, Silences silences) {
        return switch (command) {
            case BeginSilence begin -> begin(begin, silences);
            case EndSilence end -> end(end, silences);
        };
    }

    @Override
    public Silences evolve(Silences silences, SilencesEvent event) {
        return silences.evolve(event);
    }

    private static Decision<SilencesEvent> begin(BeginSilence command, Silences silences) {
        if (silences.all().contains(command.what().value())) {
            return alreadySo();
        }
        return silences.all().size() < Silences.MOST
                ? accept(new SilenceBegun(command.at(), command.what()))
                : reject(SilencesRefusal.TOO_MANY_SILENCES);
    }

    private static Decision<SilencesEvent> end(EndSilence command, Silences silences) {
        return silences.all().contains(command.what().value())
                ? accept(new SilenceEnded(command.at(), command.what()))
                : alreadySo();
    }
}
