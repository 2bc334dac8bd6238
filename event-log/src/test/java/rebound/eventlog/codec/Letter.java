package rebound.eventlog.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;

/** An aggregate whose first event has changed twice since it was published. */
sealed interface Letter {

    record Sheet(int copies) implements Letter {}

    sealed interface Command {
        record Write(Private<String> words) implements Command {}
    }

    sealed interface Happened {
        /** Version 1 called the words a text; version 2 knew of no copies. */
        record Written(Instant sentAt, int copies, Private<String> words) implements Happened {}

        record Burnt() implements Happened {}
    }

    AggregateType<Command, Letter, Happened> TYPE = AggregateType.named(
                    "letter", new LetterDecider(), Command.class, Letter.class, Happened.class)
            .command("write", Command.Write.class)
            .state("sheet", Sheet.class)
            .event("letter-written", 3, Happened.Written.class)
            .event("letter-burnt", 1, Happened.Burnt.class)
            .upcast("letter-written", 1, json -> {
                // Without a key there is no text.
                JsonNode text = json.remove("text");
                return text == null ? json : json.set("words", text);
            })
            .upcast("letter-written", 2, json -> json.put("copies", 1))
            .build();

    static Model model() {
        return new Model("testing", 1, List.of(TYPE), List.of(), List.of());
    }

    /** Decides nothing of interest. */
    final class LetterDecider implements Decider<Command, Letter, Happened> {

        @Override
        public Letter initial() {
            return new Sheet(0);
        }

        @Override
        public Decision<Happened> decide(Command command, Letter state) {
            return Decision.alreadySo();
        }

        @Override
        public Letter evolve(Letter state, Happened event) {
            return state;
        }
    }
}
