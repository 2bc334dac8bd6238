package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.letterbox.LetterboxCommand.PutLetterIn;

/**
 * A letter is sealed until something happens, or is back and was: it waits where that finds it. Reads this service's own log.
 *
 * @param event {@code letter-sealed} or {@code letter-restored}
 */
public record WhenLetterWaitsThenPutItInTheLetterbox(String event) implements Policy {

    @Override
    public String name() {
        return "when-" + event + "-then-put-it-in-the-letterbox";
    }

    @Override
    public String eventType() {
        return "rebound.journal." + event + ".v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    /** It carries on what the person began. */
    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public List<Then> when(ForeignEvent letter) {
        return letter.data().at("/seal/event").asText().isEmpty()
                ? List.of()
                : List.of(new Then("letterbox", letter.userId(), new PutLetterIn(letter.subjectId())));
    }
}
