package rebound.reminder.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.reminder.pauses.NotedPause;
import rebound.reminder.pauses.Pauses;
import rebound.reminder.pauses.PausesCommand;
import rebound.reminder.reminder.Circumstances;
import rebound.reminder.reminder.Hold;
import rebound.reminder.reminder.Pause;
import rebound.reminder.reminder.QuietHours;
import rebound.reminder.reminder.Reminder;
import rebound.reminder.reminder.Reminder.Plan;
import rebound.reminder.reminder.ReminderCommand;
import rebound.reminder.reminder.Source;
import rebound.reminder.reminder.Wording;
import rebound.reminder.settings.Hours;
import rebound.reminder.settings.Settings;
import rebound.reminder.settings.SettingsCommand;
import rebound.reminder.settings.SettingsCommand.HoursChange;
import rebound.reminder.settings.SettingsCommand.ZoneChange;

/** Commands wait in the log and states in documents, as JSON: both must come back as they were. */
class StoredJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00.123456789Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime TEN = LocalTime.parse("22:00");
    private static final LocalTime SEVEN = LocalTime.parse("07:00");
    private static final Private<Wording> WORDS = Private.of(new Wording("text \" \\ 🌱"));
    private static final Private<Wording> WORDLESS = Private.of(new Wording(null));
    private static final Source STEP = new Source("step", "id", 3, "goal");
    private static final Source STEP_OF_NO_GOAL = new Source("step", "id", 3, null);
    private static final Circumstances CIRCUMSTANCES = new Circumstances(
            BERLIN,
            new QuietHours(TEN, SEVEN),
            List.of(new Pause("a", null, null), new Pause("b", "goal", NOW)),
            List.of("app"));
    private static final Plan PLAN = new Plan(NOW, "Z", null, WORDS);
    private static final Plan OF_STEP = new Plan(NOW, "Z", STEP, WORDLESS);

    @ParameterizedTest
    @MethodSource
    void commands(Object command) {
        assertThat(Json.read(Json.write(command), command.getClass())).isEqualTo(command);
    }

    static List<Object> commands() {
        return List.of(
                new ReminderCommand.ScheduleReminder(NOW, NOW, BERLIN, WORDS, CIRCUMSTANCES),
                new ReminderCommand.ScheduleReminder(NOW, NOW, null, WORDS, Circumstances.UNKNOWN),
                new ReminderCommand.ReviseReminder(NOW, NOW, null, WORDS),
                new ReminderCommand.ScheduleForStep(STEP, NOW, BERLIN),
                new ReminderCommand.CancelForStep(STEP_OF_NO_GOAL, NOW, "step-done"),
                new ReminderCommand.FireReminder(NOW, NOW, CIRCUMSTANCES),
                new ReminderCommand.SnoozeReminder(NOW, NOW),
                new ReminderCommand.MarkReminderDone(NOW),
                new ReminderCommand.DismissReminder(NOW),
                new ReminderCommand.CancelReminder(NOW),
                new SettingsCommand.ChangeSettings(null, null),
                new SettingsCommand.ChangeSettings(new ZoneChange(null), HoursChange.none()),
                new SettingsCommand.ChangeSettings(new ZoneChange(BERLIN), HoursChange.of(TEN, null)),
                new SettingsCommand.NoteHomeZone(BERLIN, "de", SEVEN, 1),
                new SettingsCommand.NoteHomeZone(null, null, null, 2),
                new PausesCommand.NotePause("a", 1, NOW, "goal", NOW),
                new PausesCommand.NotePause("a", 1, NOW, null, null),
                new PausesCommand.NoteExtension("a", 2, null),
                new PausesCommand.NoteEnd("a", 3, NOW));
    }

    @Test
    void settingsForWhichOnlyTheZoneWasNotedAreReadForEver() {
        assertThat(Json.read("{\"homeZone\":\"UTC\",\"homeHeard\":7}", Settings.Chosen.class))
                .isEqualTo(new Settings.Chosen(null, null, "UTC", null, null, 7));
    }

    @ParameterizedTest
    @MethodSource
    void states(Object state) {
        assertThat(Json.read(Json.write(state), state.getClass())).isEqualTo(state);
    }

    static List<Object> states() {
        return List.of(
                new Reminder.Absent(),
                new Reminder.Scheduled(PLAN, null, null),
                new Reminder.Scheduled(OF_STEP, NOW, new Hold("pause", null, "a")),
                new Reminder.Scheduled(new Plan(NOW, "Z", null, Private.erased()), null, null),
                new Reminder.Fired(PLAN, NOW, new Hold("quiet-hours", NOW, null), NOW),
                new Reminder.Done(PLAN, NOW),
                new Reminder.Dismissed(OF_STEP, NOW),
                new Reminder.Cancelled(OF_STEP, NOW, "step-done"),
                new Settings.Chosen(null, null, null, null, null, 0),
                new Settings.Chosen("Z", new Hours(TEN, SEVEN), "UTC", "de", SEVEN, 7),
                new Pauses.Noted(List.of()),
                new Pauses.Noted(
                        List.of(new NotedPause("a", "goal", NOW, NOW, 2), new NotedPause("b", null, null, null, 1))));
    }
}
