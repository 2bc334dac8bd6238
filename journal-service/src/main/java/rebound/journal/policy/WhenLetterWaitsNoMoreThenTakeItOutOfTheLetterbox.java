package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.letterbox.LetterboxCommand.TakeLetterOut;

/**
 * A letter is open, or deleted: nothing that happens opens it any more. Reads this service's own log.
 *
 * @param event {@code letter-opened} or {@code letter-deleted}
 */
public record WhenLetterWaitsNoMoreThenTakeItOutOfTheLetterbox(String event) implements Policy {

    @Override
    public String name() {
        return "when-" + event + "-then-take-it-out-of-the-letterbox";
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
        return List.of(new Then("letterbox", letter.userId(), new TakeLetterOut(letter.subjectId())));
    }
}
