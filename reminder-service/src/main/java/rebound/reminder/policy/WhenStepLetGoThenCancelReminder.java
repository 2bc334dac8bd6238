package rebound.reminder.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.reminder.reminder.ReminderCommand.CancelForStep;
import rebound.reminder.reminder.Source;

/** A step that is let go needs no reminder. */
public final class WhenStepLetGoThenCancelReminder implements Policy {

    @Override
    public String name() {
        return "when-step-let-go-then-cancel-reminder";
    }

    @Override
    public String eventType() {
        return "rebound.plan.step-let-go.v1";
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
        return List.of(new Then("reminder", step.id(), new CancelForStep(step, event.at(), "step-let-go")));
    }
}
