package rebound.reminder.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.testkit.EventsPage;
import rebound.reminder.reminder.Wording;

class ReminderModelTest {

    @Test
    void theNamesOnTheWireNeverChange() {
        assertThat(ReminderModel.MODEL.service()).isEqualTo("reminder");
        assertThat(ReminderModel.MODEL.aggregates())
                .extracting(AggregateType::name)
                .contains("reminder", "settings", "pauses");
        assertThat(ReminderModel.REMINDER.commands().keySet())
                .containsExactlyInAnyOrder(
                        "schedule-reminder",
                        "revise-reminder",
                        "schedule-for-step",
                        "cancel-for-step",
                        "fire-reminder",
                        "snooze-reminder",
                        "mark-reminder-done",
                        "dismiss-reminder",
                        "cancel-reminder");
        assertThat(events(ReminderModel.REMINDER))
                .containsExactlyInAnyOrder(
                        "reminder-scheduled 1",
                        "reminder-revised 1",
                        "step-reminder-scheduled 1",
                        "reminder-held 1",
                        "reminder-fired 1",
                        "reminder-snoozed 1",
                        "reminder-done 1",
                        "reminder-dismissed 1",
                        "reminder-cancelled 1");
        assertThat(ReminderModel.REMINDER.states().keySet())
                .containsExactlyInAnyOrder("absent", "scheduled", "fired", "done", "dismissed", "cancelled");
        assertThat(ReminderModel.SETTINGS.commands().keySet())
                .containsExactlyInAnyOrder("change-settings", "note-home-zone");
        assertThat(events(ReminderModel.SETTINGS)).containsExactlyInAnyOrder("settings-changed 1", "home-zone-noted 1");
        assertThat(ReminderModel.SETTINGS.states().keySet()).containsExactly("chosen");
        assertThat(ReminderModel.PAUSES.commands().keySet())
                .containsExactlyInAnyOrder("note-pause", "note-extension", "note-end");
        assertThat(events(ReminderModel.PAUSES))
                .containsExactlyInAnyOrder("pause-noted 1", "pause-extension-noted 1", "pause-end-noted 1");
        assertThat(ReminderModel.PAUSES.states().keySet()).containsExactly("noted");
    }

    @Test
    void thePlaceOfTheIndexNeverChanges() {
        assertThat(ReminderModel.INDEX.collection()).isEqualTo("reminder-index_v1");
        assertThat(ReminderModel.MODEL.projections()).contains(ReminderModel.INDEX);
    }

    @Test
    void everyEventIsDocumented() throws IOException {
        EventsPage.documents(ReminderModel.MODEL);
    }

    /** Safety rule 10: the words of a reminder are all that a person says here about themselves. */
    @Test
    void whatAPersonSaysIsPrivateInEveryEvent() {
        assertThat(Stream.of(ReminderModel.REMINDER, ReminderModel.SETTINGS, ReminderModel.PAUSES)
                        .flatMap(type -> type.events().values().stream())
                        .flatMap(event -> Arrays.stream(event.getRecordComponents())))
                .allSatisfy(component -> assertThat(component.getType())
                        .as(component.toString())
                        .isNotEqualTo(Wording.class)
                        .isEqualTo(component.getName().equals("wording") ? Private.class : component.getType()))
                .filteredOn(component -> component.getType() == String.class)
                .allSatisfy(component -> assertThat(component.getName())
                        .isIn(Set.of("zone", "locale", "reason", "pauseId", "text", "because", "goalId")));
    }

    private static Stream<String> events(AggregateType<?, ?, ?> type) {
        return type.events().keySet().stream().map(name -> name.name() + " " + name.version());
    }
}
