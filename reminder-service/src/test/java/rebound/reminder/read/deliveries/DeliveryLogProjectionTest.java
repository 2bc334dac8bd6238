package rebound.reminder.read.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.reminder.delivery.DeliveryEvent;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttemptDue;
import rebound.reminder.delivery.DeliveryEvent.DeliveryStarted;
import rebound.reminder.delivery.DeliveryEvent.DeliverySucceeded;
import rebound.reminder.delivery.Message;
import rebound.reminder.read.deliveries.DeliveryLogView.Part;

class DeliveryLogProjectionTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:01Z");

    private final Envelopes log = new Envelopes();

    @Test
    void theLatestComesFirstAndEachOnce() {
        start("a");
        add("a", new DeliveryAttemptDue(1));
        start("b");
        add("a", new DeliverySucceeded(AT));
        ProjectionSpec.of(DeliveryLogProjection::new)
                .given(log.all())
                .thenOnly("deliveries")
                .then("deliveries", new DeliveryLogView(List.of(item(2, "b"), item(0, "a"))))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void theEarliestMakeRoom() {
        for (var id : List.of("a", "b", "c")) {
            start(id);
        }
        ProjectionSpec.of(() -> new DeliveryLogProjection(2))
                .given(log.all())
                .then("deliveries", new DeliveryLogView(List.of(item(2, "c"), item(1, "b"))))
                .replayEqualsLive();
    }

    @Test
    void pagesFollowEachOther() {
        var view = new DeliveryLogView(List.of(item(3, "d"), item(2, "c"), item(1, "b")));
        assertThat(view.page(null, 2)).isEqualTo(new Part(List.of("d", "c"), item(2, "c")));
        assertThat(view.page(item(2, "c"), 2)).isEqualTo(new Part(List.of("b"), null));
        assertThat(view.page(null, 3)).isEqualTo(new Part(List.of("d", "c", "b"), null));
        assertThat(DeliveryLogView.EMPTY.page(null, 1)).isEqualTo(new Part(List.of(), null));
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        assertThat(DeliveryPosition.parse(item(2, "c").text())).isEqualTo(item(2, "c"));
        for (var text : List.of("", "x", "x y", AT + " a b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> DeliveryPosition.parse(text));
        }
    }

    private void start(String id) {
        add(id, new DeliveryStarted(new Message("app", "reminder", AT, "reminder")));
    }

    private void add(String id, DeliveryEvent event) {
        log.add(new AggregateId("user", "delivery", id), event);
    }

    /** Facts come a second apart. */
    private static DeliveryPosition item(int seconds, String id) {
        return new DeliveryPosition(AT.plusSeconds(seconds), id);
    }
}
