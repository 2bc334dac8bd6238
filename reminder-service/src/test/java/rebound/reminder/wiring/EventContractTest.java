package rebound.reminder.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.reminder.pauses.PausesEvent;
import rebound.reminder.pauses.PausesEvent.PauseEndNoted;
import rebound.reminder.pauses.PausesEvent.PauseExtensionNoted;
import rebound.reminder.pauses.PausesEvent.PauseNoted;
import rebound.reminder.reminder.ReminderEvent;
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
import rebound.reminder.settings.Hours;
import rebound.reminder.settings.SettingsEvent;
import rebound.reminder.settings.SettingsEvent.HomeZoneNoted;
import rebound.reminder.settings.SettingsEvent.SettingsChanged;

class EventContractTest {

    private static final String MARIA = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String ID = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final String GOAL = "1f0a7b3c-5d2e-8b4f-a1c6-7e9d0b2c4f6a";
    private static final String PAUSE = "2f0a7b3c-5d2e-8b4f-a1c6-7e9d0b2c4f6a";
    private static final String APP = "3f0a7b3c-5d2e-8b4f-a1c6-7e9d0b2c4f6a";
    private static final Instant AT = Instant.parse("2026-11-22T07:30:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T08:00:00Z");
    private static final Source STEP = new Source("step", ID, 2, GOAL);
    private static final Private<Wording> WORDS = Private.of(new Wording("Call the examination office"));

    private final EventContract contract = new EventContract(ReminderModel.MODEL);

    @Test
    void reminderScheduled() {
        isWrittenAndRead("reminder-scheduled", new ReminderScheduled(AT, "Europe/Lisbon", WORDS));
    }

    @Test
    void reminderRevised() {
        isWrittenAndRead("reminder-revised", new ReminderRevised(AT, "Europe/Lisbon", true, WORDS));
    }

    @Test
    void stepReminderScheduled() {
        isWrittenAndRead("step-reminder-scheduled", new StepReminderScheduled(AT, "Europe/Lisbon", STEP));
    }

    @Test
    void reminderHeld() {
        isWrittenAndRead("reminder-held", new ReminderHeld(AT, "pause", LATER, PAUSE));
    }

    @Test
    void reminderFired() {
        isWrittenAndRead("reminder-fired", new ReminderFired(AT, LATER, "step-reminder", List.of(APP)));
    }

    @Test
    void reminderSnoozed() {
        isWrittenAndRead("reminder-snoozed", new ReminderSnoozed(LATER));
    }

    @Test
    void reminderDone() {
        isWrittenAndRead("reminder-done", new ReminderDone(LATER));
    }

    @Test
    void reminderDismissed() {
        isWrittenAndRead("reminder-dismissed", new ReminderDismissed(LATER));
    }

    @Test
    void reminderCancelled() {
        isWrittenAndRead("reminder-cancelled", new ReminderCancelled(LATER, "step-done", STEP));
    }

    @Test
    void settingsChanged() {
        isWrittenAndRead(
                "settings-changed",
                new SettingsChanged("Europe/Lisbon", new Hours(LocalTime.parse("22:00"), LocalTime.parse("07:30"))));
    }

    @Test
    void homeZoneNoted() {
        isWrittenAndRead("home-zone-noted", new HomeZoneNoted("Europe/Lisbon", null, null, 3));
        contract.isWrittenAndReadWith(
                "day",
                "home-zone-noted",
                1,
                event("settings", MARIA, new HomeZoneNoted("Europe/Lisbon", "pt", LocalTime.of(4, 0), 3)));
    }

    @Test
    void pauseNoted() {
        isWrittenAndRead("pause-noted", new PauseNoted(ID, 1, AT, GOAL, LATER));
    }

    @Test
    void pauseExtensionNoted() {
        isWrittenAndRead("pause-extension-noted", new PauseExtensionNoted(ID, 2, LATER));
    }

    @Test
    void pauseEndNoted() {
        isWrittenAndRead("pause-end-noted", new PauseEndNoted(ID, 3, AT));
    }

    @Test
    void everyEventHasItsSample() {
        assertThat(Stream.of(ReminderModel.REMINDER, ReminderModel.SETTINGS, ReminderModel.PAUSES)
                        .flatMap(type -> type.events().keySet().stream())
                        .map(name -> "/events/rebound.reminder." + name.name() + ".v" + name.version() + ".json"))
                .allSatisfy(path -> assertThat(EventContractTest.class.getResource(path))
                        .as(path)
                        .isNotNull());
    }

    @Test
    void withoutItsKeyAReminderStillSaysWhen() {
        assertThat(List.of(
                        contract.readErased("reminder-scheduled", 1).body(),
                        contract.readErased("reminder-revised", 1).body()))
                .containsExactly(
                        new ReminderScheduled(AT, "Europe/Lisbon", Private.erased()),
                        new ReminderRevised(AT, "Europe/Lisbon", true, Private.erased()));
    }

    private void isWrittenAndRead(String name, ReminderEvent body) {
        contract.isWrittenAndRead(name, 1, event("reminder", ID, body));
    }

    private void isWrittenAndRead(String name, SettingsEvent body) {
        contract.isWrittenAndRead(name, 1, event("settings", MARIA, body));
    }

    private void isWrittenAndRead(String name, PausesEvent body) {
        contract.isWrittenAndRead(name, 1, event("pauses", MARIA, body));
    }

    private static Event<?> event(String type, String id, Object body) {
        return new Envelopes().add(new AggregateId(MARIA, type, id), body);
    }
}
