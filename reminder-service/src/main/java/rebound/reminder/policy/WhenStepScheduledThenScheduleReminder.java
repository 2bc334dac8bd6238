package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.reminder.ReminderCommand.ScheduleForStep;
import rebound.reminder.reminder.Source;

/** A step that is scheduled, for the first time or again, has one reminder, with the id of the step. */
public final class WhenStepScheduledThenScheduleReminder implements Policy {

    @Override
    public String name() {
        return "when-step-scheduled-then-schedule-reminder";
    }

    @Override
    public String eventType() {
        return "rebound.plan.step-scheduled.v1";
    }

    @Override
    public Instant activeSince() {
        return Foreign.ACTIVE_SINCE;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var data = event.data();
        var step = Source.step(event.subjectId(), event.version(), Foreign.text(data, "goalId"));
        var at = Foreign.required(Foreign.instant(data, "at"), "at");
        var zone = Foreign.required(Foreign.zone(data, "zone"), "zone");
        return List.of(new Then("reminder", step.id(), new ScheduleForStep(step, at, zone)));
    }
}
