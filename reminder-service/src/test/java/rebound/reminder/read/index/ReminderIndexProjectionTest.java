package rebound.reminder.read.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.reminder.reminder.ReminderEvent.ReminderCancelled;
import rebound.reminder.reminder.ReminderEvent.ReminderDismissed;
import rebound.reminder.reminder.ReminderEvent.ReminderDone;
import rebound.reminder.reminder.ReminderEvent.ReminderFired;
import rebound.reminder.reminder.ReminderEvent.ReminderHeld;
import rebound.reminder.reminder.ReminderEvent.ReminderRevised;
import rebound.reminder.reminder.ReminderEvent.ReminderScheduled;
import rebound.reminder.reminder.ReminderEvent.ReminderSnoozed;
import rebound.reminder.reminder.ReminderEvent.StepReminderScheduled;
import rebound.reminder.reminder.Source;
import rebound.reminder.reminder.Wording;
import rebound.reminder.settings.SettingsEvent.SettingsChanged;

class ReminderIndexProjectionTest {

    private static final Instant ONE = Instant.parse("2026-11-22T01:00:00Z");
    private static final Instant TWO = Instant.parse("2026-11-22T02:00:00Z");
    private static final Instant THREE = Instant.parse("2026-11-22T03:00:00Z");
    private static final Private<Wording> WORDS = Private.of(new Wording("Call"));

    private final ProjectionSpec<ReminderIndexView> index = ProjectionSpec.of(ReminderIndexProjection::new);
    private final Envelopes log = new Envelopes();

    @Test
    void theEarliestComesFirst() {
        scheduled("a", TWO);
        scheduled("b", ONE);
        add("c", new StepReminderScheduled(THREE, "UTC", Source.step("c", 1, null)));
        assertIndex(item("b", ONE, "scheduled"), item("a", TWO, "scheduled"), item("c", THREE, "scheduled"));
    }

    @Test
    void itFollowsEveryReminder() {
        for (var id : List.of("a", "b", "c", "d", "e", "f")) {
            scheduled(id, ONE);
        }
        add("a", new ReminderFired(ONE, ONE, "reminder"));
        add("b", new ReminderFired(ONE, ONE, "reminder"));
        add("b", new ReminderDone(TWO));
        add("c", new ReminderFired(ONE, ONE, "reminder"));
        add("c", new ReminderDismissed(TWO));
        add("d", new ReminderCancelled(TWO, "you-asked", null));
        add("e", new ReminderHeld(ONE, "pause", null, "rest"));
        add("f", new ReminderFired(ONE, ONE, "reminder"));
        add("f", new ReminderSnoozed(TWO));
        assertIndex(
                item("a", ONE, "fired"),
                item("b", ONE, "done"),
                item("c", ONE, "dismissed"),
                item("d", ONE, "cancelled"),
                item("e", ONE, "scheduled"),
                item("f", TWO, "scheduled"));
    }

    @Test
    void whatIsMovedComesBackAndWhatGetsOtherWordsStays() {
        scheduled("a", ONE);
        add("a", new ReminderFired(ONE, ONE, "reminder"));
        add("a", new ReminderRevised(ONE, "UTC", false, WORDS));
        assertIndex(item("a", ONE, "fired"));
        add("a", new ReminderRevised(TWO, "UTC", true, WORDS));
        assertIndex(item("a", TWO, "scheduled"));
        add("a", new ReminderCancelled(TWO, "step-done", null));
        add("a", new StepReminderScheduled(THREE, "UTC", Source.step("a", 3, null)));
        assertIndex(item("a", THREE, "scheduled"));
    }

    @Test
    void whatItNeedNotKnowDoesNotTouchIt() {
        add("a", new ReminderHeld(ONE, "pause", null, "rest"));
        log.add(new AggregateId("maria", "settings", "maria"), new SettingsChanged("UTC", null));
        index.given(log.all()).thenNothing();
    }

    @Test
    void whatIsOverMakesRoom() {
        scheduled("a", ONE);
        scheduled("b", TWO);
        add("b", new ReminderFired(TWO, TWO, "reminder"));
        scheduled("c", THREE);
        ProjectionSpec.of(() -> new ReminderIndexProjection(2))
                .given(log.all())
                .then(
                        "reminders",
                        new ReminderIndexView(List.of(item("a", ONE, "scheduled"), item("c", THREE, "scheduled"))))
                .replayEqualsLive();
        add("b", new ReminderDone(THREE));
        scheduled("d", THREE);
        ProjectionSpec.of(() -> new ReminderIndexProjection(2))
                .given(log.all())
                .then(
                        "reminders",
                        new ReminderIndexView(List.of(item("c", THREE, "scheduled"), item("d", THREE, "scheduled"))))
                .replayEqualsLive();
    }

    @Test
    void aPageIsCutByStateTimeAndPosition() {
        var view = new ReminderIndexView(List.of(
                item("a", ONE, "fired"),
                item("b", ONE, "scheduled"),
                item("c", TWO, "scheduled"),
                item("d", THREE, "scheduled")));
        assertThat(ids(view.page(null, null, null, null, 4))).containsExactly("a", "b", "c", "d");
        assertThat(view.page(null, null, null, null, 4).next()).isNull();
        assertThat(ids(view.page("scheduled", null, null, null, 2))).containsExactly("b", "c");
        assertThat(ids(view.page(null, TWO, THREE, null, 4))).containsExactly("c");
        var first = view.page(null, null, null, null, 3);
        assertThat(first.next()).isEqualTo(new ReminderPosition(TWO, "c"));
        assertThat(ids(view.page(null, null, null, first.next(), 3))).containsExactly("d");
        assertThat(ids(view.page(null, null, null, new ReminderPosition(ONE, "aa"), 1)))
                .containsExactly("b");
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        var position = new ReminderPosition(ONE, "a");
        assertThat(ReminderPosition.parse(position.text())).isEqualTo(position);
        for (var other : List.of("", "a", "a b", ONE + " a b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ReminderPosition.parse(other));
        }
    }

    private void assertIndex(ReminderItem... items) {
        index.given(log.all())
                .thenOnly("reminders")
                .then("reminders", new ReminderIndexView(List.of(items)))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    private void scheduled(String id, Instant at) {
        add(id, new ReminderScheduled(at, "UTC", WORDS));
    }

    private void add(String id, Object event) {
        log.add(new AggregateId("maria", "reminder", id), event);
    }

    private static ReminderItem item(String id, Instant at, String state) {
        return new ReminderItem(id, at, state);
    }

    private static List<String> ids(ReminderIndexView.Part part) {
        return part.items().stream().map(ReminderItem::id).toList();
    }
}
