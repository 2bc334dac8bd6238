package rebound.journal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.Proposal.Because;
import rebound.journal.suggestion.SuggestionCommand.OfferSuggestion;

/**
 * A rule holds: what it suggests becomes an offer of its own, which the person accepts, declines or sets aside. What is for
 * something has the id of that.
 */
public final class WhenSuggestionPromptedThenOfferIt implements Policy {

    @Override
    public String name() {
        return "when-suggestion-prompted-then-offer-it";
    }

    @Override
    public String eventType() {
        return "rebound.journal.suggestion-prompted.v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public boolean readsPrivate() {
        return true;
    }

    @Override
    public List<Then> when(ForeignEvent prompted) {
        var proposal = proposal(prompted.data());
        return proposal == null
                ? List.of()
                : List.of(new Then(
                        "suggestion",
                        proposal.about() == null
                                ? UUID.nameUUIDFromBytes(prompted.id().getBytes(StandardCharsets.UTF_8))
                                        .toString()
                                : proposal.about().id(),
                        new OfferSuggestion(prompted.at(), Private.of(proposal), null)));
    }

    /** Null if it was erased. */
    static @Nullable Proposal proposal(JsonNode data) {
        var proposal = data.path("proposal");
        if (!proposal.isObject()) {
            return null;
        }
        var about = proposal.path("about");
        return new Proposal(
                proposal.path("what").asText(),
                about.isObject()
                        ? new About(
                                about.path("type").asText(), about.path("id").asText())
                        : null,
                proposal.path("because")
                        .valueStream()
                        .map(WhenSuggestionPromptedThenOfferIt::because)
                        .toList());
    }

    private static Because because(JsonNode because) {
        var values = new TreeMap<String, Integer>();
        because.path("values")
                .propertyStream()
                .forEach(value -> values.put(value.getKey(), value.getValue().asInt()));
        return new Because(because.path("message").asText(), values);
    }
}
