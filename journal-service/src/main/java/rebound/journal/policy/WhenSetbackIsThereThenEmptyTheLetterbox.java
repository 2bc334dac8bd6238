package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.letterbox.LetterboxCommand.EmptyLetterbox;

/**
 * A person has recorded a setback, or named one that was offered: the letters that they have sealed for it are there for them.
 * One of long ago, told now, is not what they wait for. Reads this service's own log.
 *
 * @param event {@code setback-recorded} or {@code setback-named}
 */
public record WhenSetbackIsThereThenEmptyTheLetterbox(String event) implements Policy {

    @Override
    public String name() {
        return "when-" + event + "-then-empty-the-letterbox";
    }

    @Override
    public String eventType() {
        return "rebound.journal." + event + ".v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public List<Then> when(ForeignEvent setback) {
        return List.of(new Then("letterbox", setback.userId(), new EmptyLetterbox()));
    }
}
