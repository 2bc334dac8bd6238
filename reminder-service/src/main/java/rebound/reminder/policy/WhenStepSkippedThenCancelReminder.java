package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.reminder.ReminderCommand.CancelForStep;
import rebound.reminder.reminder.Source;

/** A step that is skipped needs no reminder. */
public final class WhenStepSkippedThenCancelReminder implements Policy {

    @Override
    public String name() {
        return "when-step-skipped-then-cancel-reminder";
    }

    @Override
    public String eventType() {
        return "rebound.plan.step-skipped.v1";
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
        var step = Source.step(event.subjectId(), event.version(), null);
        return List.of(new Then("reminder", step.id(), new CancelForStep(step, event.at(), "step-skipped")));
    }
}
