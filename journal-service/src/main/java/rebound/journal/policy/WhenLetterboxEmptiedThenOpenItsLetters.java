package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.letter.LetterCommand.OpenAfterSetback;

/** What the letters in the letterbox waited for is there: each that still waits is opened. Reads this service's own log. */
public final class WhenLetterboxEmptiedThenOpenItsLetters implements Policy {

    @Override
    public String name() {
        return "when-letterbox-emptied-then-open-its-letters";
    }

    @Override
    public String eventType() {
        return "rebound.journal.letterbox-emptied.v1";
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
    public List<Then> when(ForeignEvent event) {
        return event.data()
                .path("letters")
                .valueStream()
                .map(letter -> new Then("letter", letter.asText(), new OpenAfterSetback(event.at())))
                .toList();
    }
}
