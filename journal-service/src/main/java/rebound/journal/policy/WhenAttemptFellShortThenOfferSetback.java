package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.setback.SetbackCommand.OfferSetback;

/**
 * An attempt that fell short may be a setback to the person: they are offered to name it. What is offered has the id of the
 * attempt, so that it exists once and can be linked to before it is there.
 */
public final class WhenAttemptFellShortThenOfferSetback implements Policy {

    private static final String FELL_SHORT = "fell-short";

    @Override
    public String name() {
        return "when-attempt-fell-short-then-offer-setback";
    }

    @Override
    public String eventType() {
        return "rebound.plan.attempt-finished.v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        if (!event.data().path("outcome").asText().equals(FELL_SHORT)) {
            return List.of();
        }
        var attempt = event.subjectId();
        return List.of(
                new Then("setback", attempt, new OfferSetback(new About("attempt", attempt), happenedAt(event), null)));
    }

    /** When the attempt ended; what does not say that is told when it happens. */
    private static Instant happenedAt(ForeignEvent event) {
        var said = event.data().path("happenedAt").asText();
        return said.isEmpty() ? event.at() : Instant.parse(said);
    }
}
