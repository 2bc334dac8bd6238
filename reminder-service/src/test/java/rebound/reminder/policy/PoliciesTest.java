package rebound.reminder.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.reminder.pauses.PausesCommand.NoteEnd;
import rebound.reminder.pauses.PausesCommand.NoteExtension;
import rebound.reminder.pauses.PausesCommand.NotePause;
import rebound.reminder.reminder.ReminderCommand.CancelForStep;
import rebound.reminder.reminder.ReminderCommand.ScheduleForStep;
import rebound.reminder.reminder.Source;
import rebound.reminder.settings.SettingsCommand.NoteHomeZone;
import rebound.reminder.wiring.ReminderModel;

class PoliciesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T20:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String MARIA = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String ID = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";

    @Test
    void whenAStepIsScheduledThenItsReminderHasItsId() {
        assertThat(when("plan.step-scheduled", "step", 2, """
                        {"at": "2026-11-22T20:00:00Z", "zone": "Europe/Berlin", "goalId": "goal"}"""))
                .isEqualTo(new Then(
                        "reminder", ID, new ScheduleForStep(new Source("step", ID, 2, "goal"), LATER, BERLIN)));
        assertThat(when("plan.step-scheduled", "step", 2, """
                        {"at": "2026-11-22T20:00:00Z", "zone": "Europe/Berlin"}"""))
                .isEqualTo(
                        new Then("reminder", ID, new ScheduleForStep(new Source("step", ID, 2, null), LATER, BERLIN)));
    }

    @Test
    void whenAStepIsDoneSkippedOrLetGoThenItsReminderIsCancelled() {
        for (var end : new String[] {"step-done", "step-skipped", "step-let-go"}) {
            assertThat(when("plan." + end, "step", 3, "{}"))
                    .isEqualTo(new Then("reminder", ID, new CancelForStep(new Source("step", ID, 3, null), NOW, end)));
        }
    }

    @Test
    void whenAPauseBeginsIsExtendedOrEndedThenThatIsNoted() {
        assertThat(when("plan.pause-begun", "pause", 1, """
                        {"goalId": "goal", "until": "2026-11-22T20:00:00Z"}"""))
                .isEqualTo(new Then("pauses", MARIA, new NotePause(ID, 1, NOW, "goal", LATER)));
        assertThat(when("plan.pause-begun", "pause", 1, """
                        {"goalId": null, "until": null}"""))
                .isEqualTo(new Then("pauses", MARIA, new NotePause(ID, 1, NOW, null, null)));
        assertThat(when("plan.pause-extended", "pause", 2, """
                        {"until": "2026-11-22T20:00:00Z"}"""))
                .isEqualTo(new Then("pauses", MARIA, new NoteExtension(ID, 2, LATER)));
        assertThat(when("plan.pause-extended", "pause", 2, "{}"))
                .isEqualTo(new Then("pauses", MARIA, new NoteExtension(ID, 2, null)));
        assertThat(when("plan.pause-ended", "pause", 3, "{}"))
                .isEqualTo(new Then("pauses", MARIA, new NoteEnd(ID, 3, NOW)));
    }

    @Test
    void whenAPersonSaysWhereTheyLiveThenThatIsNoted() {
        assertThat(when("journal.me-changed", "me", 4, """
                        {"zone": "Europe/Berlin", "locale": "de", "startOfDay": "04:00"}"""))
                .isEqualTo(new Then("settings", MARIA, new NoteHomeZone(BERLIN, "de", LocalTime.of(4, 0), 4)));
        assertThat(when("journal.me-changed", "me", 5, "{}"))
                .isEqualTo(new Then("settings", MARIA, new NoteHomeZone(null, null, null, 5)));
    }

    @Test
    void anEventThatBreaksItsContractIsNotGuessedAt() {
        for (var data : new String[] {
            "{}",
            "{\"at\": \"2026-11-22T20:00:00Z\"}",
            "{\"at\": \"tomorrow\", \"zone\": \"UTC\"}",
            "{\"at\": \"2026-11-22T20:00:00Z\", \"zone\": \"Nowhere\"}"
        }) {
            assertThatException().isThrownBy(() -> when("plan.step-scheduled", "step", 2, data));
        }
    }

    @Test
    void norIsADayThatBeginsAtNoTime() {
        assertThatException().isThrownBy(() -> when("journal.me-changed", "me", 2, """
                {"zone": "Europe/Berlin", "startOfDay": "four"}"""));
    }

    @Test
    void allAreActiveAndNamedAsTheyReact() {
        assertThat(ReminderModel.MODEL.policies()).allSatisfy(policy -> assertThat(policy.activeSince())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(ReminderModel.MODEL.policies())
                .extracting(Policy::name)
                .doesNotHaveDuplicates()
                .contains(
                        "when-step-scheduled-then-schedule-reminder",
                        "when-step-done-then-cancel-reminder",
                        "when-step-skipped-then-cancel-reminder",
                        "when-step-let-go-then-cancel-reminder",
                        "when-pause-begun-then-note-pause",
                        "when-pause-extended-then-note-extension",
                        "when-pause-ended-then-note-end",
                        "when-me-changed-then-note-home-zone");
        assertThat(ReminderModel.MODEL.foreignServices()).contains("plan", "journal");
    }

    /** What the one policy that reacts to it makes of an event. */
    private static Then when(String name, String type, long version, String data) {
        var event = new ForeignEvent(
                "event/1",
                "rebound." + name + ".v1",
                MARIA,
                type + "/" + (type.equals("me") ? MARIA : ID),
                NOW,
                Cause.request("command"),
                json(data),
                version);
        var policies = ReminderModel.MODEL.policies().stream()
                .filter(policy -> policy.eventType().equals(event.type()))
                .toList();
        assertThat(policies).hasSize(1);
        var then = policies.getFirst().when(event);
        assertThat(then).hasSize(1);
        return then.getFirst();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
