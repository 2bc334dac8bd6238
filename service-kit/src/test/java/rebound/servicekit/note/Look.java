package rebound.servicekit.note;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.model.AggregateType;

/** How all notes of a person look: an aggregate of which each person has one. */
public sealed interface Look {

    String PLAIN = "plain";

    record Chosen(String paper, int lines) implements Look {}

    sealed interface Command {
        record Choose(@Nullable String paper, @Nullable Integer lines) implements Command {}
    }

    sealed interface Event {
        record Changed(String paper, int lines) implements Event {}
    }

    /** The rules. */
    final class Rules implements Decider<Command, Look, Event> {
        @Override
        public Look initial() {
            return new Chosen(PLAIN, 20);
        }

        @Override
        public Decision<Event> decide(Command command, Look look) {
            return switch (command) {
                case Command.Choose(var paper, var lines) -> {
                    var before = (Chosen) look;
                    var after = new Chosen(
                            Objects.requireNonNullElse(paper, before.paper()),
                            Objects.requireNonNullElse(lines, before.lines()));
                    yield after.equals(before)
                            ? Decision.alreadySo()
                            : Decision.accept(new Event.Changed(after.paper(), after.lines()));
                }
            };
        }

        @Override
        public Look evolve(Look look, Event event) {
            return switch (event) {
                case Event.Changed(var paper, var lines) -> new Chosen(paper, lines);
            };
        }
    }

    AggregateType<Command, Look, Event> TYPE = AggregateType.named(
                    "look", new Rules(), Command.class, Look.class, Event.class)
            .command("choose", Command.Choose.class)
            .state("chosen", Chosen.class)
            .event("changed", 1, Event.Changed.class)
            .build();
}
