package rebound.plan.home;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import java.util.Objects;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.plan.home.HomeCommand.NoteHome;
import rebound.plan.home.HomeEvent.HomeNoted;

/** The rules of a {@link Home}. Pure. */
public final class HomeDecider implements Decider<HomeCommand, Home, HomeEvent> {

    @Override
    public Home initial() {
        return Home.UNKNOWN;
    }

    @Override
    public Decision<HomeEvent> decide(HomeCommand command, Home home) {
        return switch (command) {
            case NoteHome note -> note(note, home);
        };
    }

    @Override
    public Home evolve(Home home, HomeEvent event) {
        return home.evolve(event);
    }

    /** What was heard before may be told again, and in the order in which it happened. */
    private static Decision<HomeEvent> note(NoteHome command, Home home) {
        var zone = command.zone() == null ? null : command.zone().getId();
        var isNews = !Objects.equals(zone, home.zone())
                || !Objects.equals(command.locale(), home.locale())
                || !Objects.equals(command.startOfDay(), home.startOfDay());
        return isNews && command.version() > home.heard()
                ? accept(new HomeNoted(zone, command.locale(), command.startOfDay(), command.version()))
                : alreadySo();
    }
}
