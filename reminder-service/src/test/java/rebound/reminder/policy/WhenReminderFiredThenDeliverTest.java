package rebound.reminder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.reminder.delivery.DeliveryCommand.StartDelivery;
import rebound.reminder.delivery.Message;

class WhenReminderFiredThenDeliverTest {

    private static final Instant AT = Instant.parse("2026-11-21T20:00:00Z");

    private final WhenReminderFiredThenDeliver policy = new WhenReminderFiredThenDeliver();

    @Test
    void itIsDeliveredToEachAppUnderAnIdOfTheFactAndTheApp() throws JsonProcessingException {
        assertThat(policy.when(fired("timer/x/1", "[\"a\", \"b\"]")))
                .isEqualTo(List.of(
                        new Then(
                                "delivery",
                                id("timer/x/1/a"),
                                new StartDelivery(new Message("a", "id", AT, "step-reminder"))),
                        new Then(
                                "delivery",
                                id("timer/x/1/b"),
                                new StartDelivery(new Message("b", "id", AT, "step-reminder")))));
        assertThat(policy.when(fired("timer/x/2", "[\"a\"]")))
                .extracting(Then::aggregateId)
                .containsExactly(id("timer/x/2/a"));
    }

    @Test
    void itIsDeliveredToNobodyWhereNobodyIsToHear() throws JsonProcessingException {
        assertThat(policy.when(fired("timer/x/1", "[]"))).isEmpty();
        assertThat(policy.when(fired("timer/x/1", "null"))).isEmpty();
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static ForeignEvent fired(String eventId, String apps) throws JsonProcessingException {
        var data = new ObjectMapper().readTree("""
                {"due": "2026-11-21T19:00:00Z", "at": "2026-11-21T20:00:00Z", "text": "step-reminder", "apps": %s}""".formatted(apps));
        return new ForeignEvent(
                eventId,
                "rebound.reminder.reminder-fired.v1",
                "user",
                "reminder/id",
                AT,
                new Cause(eventId, 0, Cause.Origin.TIMER),
                data);
    }
}
