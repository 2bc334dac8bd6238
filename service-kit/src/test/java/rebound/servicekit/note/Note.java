package rebound.servicekit.note;

import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;

/** The aggregate of the tests. */
public sealed interface Note {

    record Absent() implements Note {}

    record Kept(String text) implements Note {}

    record Gone() implements Note {}

    sealed interface Command {
        record Keep(String text) implements Command {}

        record Change(String text) implements Command {}

        record Drop() implements Command {}

        record Fold() implements Command {}
    }

    sealed interface Event {
        record Said(String text) implements Event {}

        record Dropped() implements Event {}
    }

    enum Refusal implements Reason {
        NO_SUCH_NOTE(Kind.ABSENT),
        ALREADY_KEPT(Kind.STALE),
        DROPPED(Kind.GONE),
        CANNOT_BE_FOLDED(Kind.CONFLICT);

        private final Kind kind;

        Refusal(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    /** The rules. */
    final class Rules implements Decider<Command, Note, Event> {
        @Override
        public Note initial() {
            return new Absent();
        }

        @Override
        public Decision<Event> decide(Command command, Note note) {
            return switch (command) {
                case Command.Keep keep ->
                    note instanceof Absent
                            ? Decision.accept(new Event.Said(keep.text()))
                            : Decision.reject(Refusal.ALREADY_KEPT);
                case Command.Change change ->
                    switch (note) {
                        case Absent absent -> Decision.reject(Refusal.NO_SUCH_NOTE);
                        case Kept kept -> Decision.accept(new Event.Said(change.text()));
                        case Gone gone -> Decision.reject(Refusal.DROPPED);
                    };
                case Command.Drop drop ->
                    note instanceof Absent
                            ? Decision.reject(Refusal.NO_SUCH_NOTE)
                            : Decision.accept(new Event.Dropped());
                case Command.Fold fold -> Decision.reject(Refusal.CANNOT_BE_FOLDED);
            };
        }

        @Override
        public Note evolve(Note note, Event event) {
            return switch (event) {
                case Event.Said said -> new Kept(said.text());
                case Event.Dropped dropped -> new Gone();
            };
        }
    }

    AggregateType<Command, Note, Event> TYPE = AggregateType.named(
                    "note", new Rules(), Command.class, Note.class, Event.class)
            .command("keep", Command.Keep.class)
            .command("change", Command.Change.class)
            .command("drop", Command.Drop.class)
            .command("fold", Command.Fold.class)
            .state("absent", Absent.class)
            .state("kept", Kept.class)
            .state("gone", Gone.class)
            .event("said", 1, Event.Said.class)
            .event("dropped", 1, Event.Dropped.class)
            .build();

    Model MODEL = new Model("note", 1, List.of(TYPE, Look.TYPE), List.of(), List.of());
}
