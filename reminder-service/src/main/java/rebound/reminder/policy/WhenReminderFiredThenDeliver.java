package rebound.reminder.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import rebound.eventlog.model.Policy;
import rebound.reminder.delivery.DeliveryCommand.StartDelivery;
import rebound.reminder.delivery.Message;

/** A reminder that fires is brought to every app that the person had opened a way to by then, once to each. */
public final class WhenReminderFiredThenDeliver implements Policy {

    @Override
    public String name() {
        return "when-reminder-fired-then-deliver";
    }

    @Override
    public String eventType() {
        return "rebound.reminder.reminder-fired.v1";
    }

    @Override
    public Instant activeSince() {
        return Foreign.ACTIVE_SINCE;
    }

    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var data = event.data();
        var firedAt = Foreign.required(Foreign.instant(data, "at"), "at");
        var text = Foreign.required(Foreign.text(data, "text"), "text");
        return data.path("apps")
                .valueStream()
                .map(JsonNode::textValue)
                .map(app -> new Then(
                        "delivery",
                        id(event, app),
                        new StartDelivery(new Message(app, event.subjectId(), firedAt, text))))
                .toList();
    }

    /** The same for the same fact and app, however often it is told. */
    private static String id(ForeignEvent event, String app) {
        return UUID.nameUUIDFromBytes((event.id() + "/" + app).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
