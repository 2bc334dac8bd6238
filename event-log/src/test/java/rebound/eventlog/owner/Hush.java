package rebound.eventlog.owner;

import java.time.Instant;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.model.AggregateType;

/** Until when a person wants silence; each has one. */
sealed interface Hush {

    record Loud() implements Hush {}

    record Quiet(Instant until) implements Hush {}

    sealed interface Command {
        record BeQuiet(Instant until) implements Command {}
    }

    sealed interface Event {
        record Hushed(Instant until) implements Event {}
    }

    AggregateType<Command, Hush, Event> TYPE = AggregateType.named(
                    "hush", new Rules(), Command.class, Hush.class, Event.class)
            .command("be-quiet", Command.BeQuiet.class)
            .state("loud", Loud.class)
            .state("quiet", Quiet.class)
            .event("hushed", 1, Event.Hushed.class)
            .build();

    /** The rules. */
    final class Rules implements Decider<Command, Hush, Event> {

        @Override
        public Hush initial() {
            return new Loud();
        }

        @Override
        public Decision<Event> decide(Command command, Hush hush) {
            return switch (command) {
                case Command.BeQuiet(var until) -> Decision.accept(new Event.Hushed(until));
            };
        }

        @Override
        public Hush evolve(Hush hush, Event event) {
            return switch (event) {
                case Event.Hushed(var until) -> new Quiet(until);
            };
        }
    }
}
