package rebound.journal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.journal.day.About;
import rebound.journal.setback.SetbackCommand.OfferSetback;
import rebound.journal.wiring.JournalModel;

class WhenAttemptFellShortThenOfferSetbackTest {

    private static final String PERSON = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String ATTEMPT = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final Instant AT = Instant.parse("2026-11-21T20:00:00Z");

    private final WhenAttemptFellShortThenOfferSetback policy = new WhenAttemptFellShortThenOfferSetback();

    @Test
    void offersASetbackThatHasTheIdOfTheAttempt() {
        assertThat(policy.when(finished("fell-short")))
                .containsExactly(
                        new Then("setback", ATTEMPT, new OfferSetback(new About("attempt", ATTEMPT), AT, null)));
    }

    @Test
    void knowsWhenTheAttemptEnded() {
        var ended = AT.minusSeconds(3_600);
        var event = finished("fell-short");
        ((ObjectNode) event.data()).put("happenedAt", ended.toString());
        assertThat(policy.when(event))
                .containsExactly(
                        new Then("setback", ATTEMPT, new OfferSetback(new About("attempt", ATTEMPT), ended, null)));
    }

    @Test
    void saysTheSameOfTheSameEvent() {
        assertThat(policy.when(finished("fell-short"))).isEqualTo(policy.when(finished("fell-short")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worked", "laughed-off", "", "FELL-SHORT", "unheard-of"})
    void offersNothingForAnyOtherOutcome(String outcome) {
        assertThat(policy.when(finished(outcome))).isEmpty();
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.policies())
                .filteredOn(each -> each.name().equals("when-attempt-fell-short-then-offer-setback"))
                .hasOnlyElementsOfType(policy.getClass())
                .hasSize(1);
        assertThat(JournalModel.MODEL.foreignServices()).contains("plan");
    }

    private ForeignEvent finished(String outcome) {
        var data = JsonNodeFactory.instance.objectNode().put("goalId", PERSON).put("outcome", outcome);
        return new ForeignEvent(
                "command-1/0", policy.eventType(), PERSON, "attempt/" + ATTEMPT, AT, Cause.request("command-1"), data);
    }
}
