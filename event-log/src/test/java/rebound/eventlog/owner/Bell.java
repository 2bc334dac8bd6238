package rebound.eventlog.owner;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.model.AggregateType;

/** A bell that rings at its time unless its person wants silence, which the {@link Hush} of that person says. */
sealed interface Bell {

    record Silent() implements Bell {}

    /** @param heldUntil until when it was held back the last time; null if it was not */
    record Wound(Instant due, @Nullable Instant heldUntil) implements Bell {}

    sealed interface Command {
        record Wind(Instant due) implements Command {}

        /** @param quietUntil null if its person wants no silence now */
        record Ring(Instant due, Instant now, @Nullable Instant quietUntil) implements Command {}
    }

    sealed interface Event {
        record BellWound(Instant due) implements Event {}

        record BellHeld(Instant until) implements Event {}

        record BellRang(Instant due, Instant at) implements Event {}
    }

    AggregateType<Command, Bell, Event> TYPE = informedBy(Set.of(Hush.TYPE), Set.of());

    /** One whose Hush is among these or those. */
    static AggregateType<Command, Bell, Event> informedBy(
            Set<AggregateType<?, ?, ?>> perPerson, Set<AggregateType<?, ?, ?>> sameId) {
        return AggregateType.named("bell", new Rules(), Command.class, Bell.class, Event.class)
                .command("wind", Command.Wind.class)
                .command("ring", Command.Ring.class)
                .state("silent", Silent.class)
                .state("wound", Wound.class)
                .event("bell-wound", 1, Event.BellWound.class)
                .event("bell-held", 1, Event.BellHeld.class)
                .event("bell-rang", 1, Event.BellRang.class)
                .timer(bell -> bell instanceof Wound(var due, var heldUntil)
                        ? new AggregateType.Timer<>(due, heldUntil, new Command.Ring(due, due, null))
                        : null)
                .informedBy(
                        perPerson,
                        sameId,
                        (command, at, neighbours) -> command instanceof Command.Ring ring
                                ? new Command.Ring(
                                        ring.due(),
                                        at,
                                        neighbours.state(Hush.TYPE) instanceof Hush.Quiet(var until)
                                                        && at.isBefore(until)
                                                ? until
                                                : null)
                                : command)
                .build();
    }

    /** The rules. */
    final class Rules implements Decider<Command, Bell, Event> {

        @Override
        public Bell initial() {
            return new Silent();
        }

        @Override
        public Decision<Event> decide(Command command, Bell bell) {
            return switch (command) {
                case Command.Wind wind -> Decision.accept(new Event.BellWound(wind.due()));
                case Command.Ring ring ->
                    switch (bell) {
                        case Silent silent -> Decision.alreadySo();
                        case Wound wound
                        when ring.quietUntil() == null -> Decision.accept(new Event.BellRang(wound.due(), ring.now()));
                        case Wound wound when ring.quietUntil().equals(wound.heldUntil()) -> Decision.alreadySo();
                        case Wound wound -> Decision.accept(new Event.BellHeld(ring.quietUntil()));
                    };
            };
        }

        @Override
        public Bell evolve(Bell bell, Event event) {
            return switch (event) {
                case Event.BellWound(var due) -> new Wound(due, null);
                case Event.BellHeld(var until) -> bell instanceof Wound wound ? new Wound(wound.due(), until) : bell;
                case Event.BellRang rang -> new Silent();
            };
        }
    }
}
