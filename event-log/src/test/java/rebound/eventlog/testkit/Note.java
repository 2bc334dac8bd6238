package rebound.eventlog.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Policy;
import rebound.eventlog.projection.Projection;

/** The aggregate that the engine's own tests decide about: lines of private text, a timer, an end, and ways to go wrong. */
public sealed interface Note {

    /** To ring then hits a bug. */
    Instant CURSED = Instant.parse("2026-12-24T00:00:00Z");

    record Blank() implements Note {}

    /** @param due when it rings; null for never */
    record Kept(Private<String> text, int lines, @Nullable Instant due, int rings) implements Note {}

    /** Nothing is left of it. */
    record Ashes() implements Note {}

    sealed interface Command {
        record Write(Private<String> line) implements Command {}

        record Seal() implements Command {}

        record RingAt(Instant due) implements Command {}

        record Ring(Instant due) implements Command {}

        /** Erase it for good. */
        record Burn() implements Command {}

        /** To write a line and erase it with all the others at once. */
        record WriteAndBurn(Private<String> line) implements Command {}

        /** A bug in a decider: it erases, and then says more. */
        record BurnAndWrite(Private<String> line) implements Command {}

        /** A bug in a decider. */
        record Explode() implements Command {}

        /** A bug in a decider that ends in an error and not in an exception. */
        record Recurse() implements Command {}

        /** An event too large for the log. */
        record Bloat(int characters) implements Command {}
    }

    sealed interface Happened {
        record LineWritten(Private<String> line) implements Happened {}

        record RingSet(Instant due) implements Happened {}

        record Rang(Instant due) implements Happened {}

        record Burnt() implements Happened {}
    }

    enum Refusal implements Reason {
        NOTHING_TO_SEAL,
        SEALED,
        BURNT
    }

    AggregateType<Command, Note, Happened> TYPE = AggregateType.named(
                    "note", new NoteDecider(), Command.class, Note.class, Happened.class)
            .command("write", Command.Write.class)
            .command("seal", Command.Seal.class)
            .command("ring-at", Command.RingAt.class)
            .command("ring", Command.Ring.class)
            .command("burn", Command.Burn.class)
            .command("write-and-burn", Command.WriteAndBurn.class)
            .command("burn-and-write", Command.BurnAndWrite.class)
            .command("explode", Command.Explode.class)
            .command("recurse", Command.Recurse.class)
            .command("bloat", Command.Bloat.class)
            .state("blank", Blank.class)
            .state("kept", Kept.class)
            .state("ashes", Ashes.class)
            .event("line-written", 1, Happened.LineWritten.class)
            .event("ring-set", 1, Happened.RingSet.class)
            .event("rang", 1, Happened.Rang.class)
            .erasing("burnt", 1, Happened.Burnt.class)
            .timer(note -> note instanceof Kept(var text, var lines, var due, var rings) && due != null
                    ? new AggregateType.Timer<>(due, new Command.Ring(due))
                    : null)
            .build();

    /** How many lines and rings all notes of a user have. */
    record Totals(int lines, int rings) {}

    Projection<Totals> TOTALS = new Projection<>() {
        @Override
        public String name() {
            return "totals";
        }

        @Override
        public Class<Totals> viewType() {
            return Totals.class;
        }

        @Override
        public List<String> documents(Event<?> event) {
            return event.body() instanceof Happened.LineWritten || event.body() instanceof Happened.Rang
                    ? List.of("totals")
                    : List.of();
        }

        @Override
        public Totals evolve(@Nullable Totals view, String document, Event<?> event) {
            var before = Objects.requireNonNullElse(view, new Totals(0, 0));
            return event.body() instanceof Happened.LineWritten
                    ? new Totals(before.lines() + 1, before.rings())
                    : new Totals(before.lines(), before.rings() + 1);
        }
    };

    /** The last line of a note; the words are the person's. */
    record LastLine(String line) {}

    /** A view that says what people wrote, until it is erased. */
    Projection<LastLine> LAST_LINES = new Projection<>() {
        @Override
        public String name() {
            return "last-lines";
        }

        @Override
        public Class<LastLine> viewType() {
            return LastLine.class;
        }

        @Override
        public List<String> documents(Event<?> event) {
            return event.body() instanceof Happened.LineWritten || event.body() instanceof Happened.Burnt
                    ? List.of(event.aggregate().local())
                    : List.of();
        }

        @Override
        public boolean replaces() {
            return true;
        }

        @Override
        public LastLine evolve(@Nullable LastLine view, String document, Event<?> event) {
            return event.body() instanceof Happened.LineWritten(var line)
                    ? new LastLine(line.orElse(""))
                    : new LastLine("");
        }
    };

    static Model model(Policy... policies) {
        return new Model("testing", 1, List.of(TYPE), List.of(TOTALS), List.of(policies));
    }

    /** Pure, except where it is meant to hit a bug. */
    final class NoteDecider implements Decider<Command, Note, Happened> {

        @Override
        public Note initial() {
            return new Blank();
        }

        @Override
        public Decision<Happened> decide(Command command, Note state) {
            return state instanceof Ashes ? Decision.reject(Refusal.BURNT) : decided(command, state);
        }

        private Decision<Happened> decided(Command command, Note state) {
            return switch (command) {
                case Command.Write write -> Decision.accept(new Happened.LineWritten(write.line()));
                case Command.Seal seal ->
                    Decision.reject(state instanceof Blank ? Refusal.NOTHING_TO_SEAL : Refusal.SEALED);
                case Command.RingAt ringAt -> Decision.accept(new Happened.RingSet(ringAt.due()));
                case Command.Ring ring
                when ring.due().equals(CURSED) -> throw new IllegalStateException("a cursed time");
                case Command.Ring ring ->
                    state instanceof Kept kept && ring.due().equals(kept.due())
                            ? Decision.accept(new Happened.Rang(ring.due()))
                            : Decision.alreadySo();
                case Command.Explode explode -> throw new IllegalStateException("a bug that quotes private words");
                case Command.Recurse recurse -> decided(recurse, state);
                case Command.Burn burn -> Decision.accept(new Happened.Burnt());
                case Command.WriteAndBurn(var line) ->
                    Decision.acceptAll(List.of(new Happened.LineWritten(line), new Happened.Burnt()));
                case Command.BurnAndWrite(var line) ->
                    Decision.acceptAll(List.of(new Happened.Burnt(), new Happened.LineWritten(line)));
                case Command.Bloat bloat ->
                    Decision.accept(new Happened.LineWritten(Private.of("x".repeat(bloat.characters()))));
            };
        }

        @Override
        public Note evolve(Note state, Happened event) {
            var kept = state instanceof Kept already ? already : new Kept(Private.of(""), 0, null, 0);
            return switch (event) {
                case Happened.LineWritten(var line) ->
                    new Kept(
                            kept.text().map(text -> text + line.orElse("") + "\n"),
                            kept.lines() + 1,
                            kept.due(),
                            kept.rings());
                case Happened.RingSet(var due) -> new Kept(kept.text(), kept.lines(), due, kept.rings());
                case Happened.Rang rang -> new Kept(kept.text(), kept.lines(), null, kept.rings() + 1);
                case Happened.Burnt burnt -> new Ashes();
            };
        }
    }
}
