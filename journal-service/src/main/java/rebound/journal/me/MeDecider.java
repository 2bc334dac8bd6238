package rebound.journal.me;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.me.MeCommand.ChangeMe;
import rebound.journal.me.MeEvent.MeChanged;

/** The rules of {@link Me}. Pure. */
public final class MeDecider implements Decider<MeCommand, Me, MeEvent> {

    @Override
    public Me initial() {
        return Me.DEFAULT;
    }

    @Override
    public Decision<MeEvent> decide(MeCommand command, Me me) {
        return switch (command) {
            case ChangeMe change -> change(change, me);
        };
    }

    @Override
    public Me evolve(Me me, MeEvent event) {
        return me.evolve(event);
    }

    private static Decision<MeEvent> change(ChangeMe command, Me me) {
        var changed = new MeChanged(
                command.zone() == null ? me.zone() : command.zone().getId(),
                command.locale() == null ? me.locale() : command.locale(),
                command.startOfDay() == null
                        ? me.startOfDay()
                        : command.startOfDay().toString(),
                consents(command, me));
        return me.evolve(changed).equals(me) ? alreadySo() : accept(changed);
    }

    /** Who never consented to anything says nothing of it. */
    private static @Nullable Consents consents(ChangeMe command, Me me) {
        var consents = command.bounceBack() == null ? me.consents() : new Consents(command.bounceBack());
        return consents.equals(Consents.NONE) ? null : consents;
    }
}
