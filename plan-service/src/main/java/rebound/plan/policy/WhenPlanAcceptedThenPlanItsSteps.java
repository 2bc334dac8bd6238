package rebound.plan.policy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Policy;
import rebound.plan.catalogue.Catalogue;
import rebound.plan.step.StepCommand.PlanStep;
import rebound.plan.step.Task;
import rebound.plan.step.Text;

/**
 * A person accepts a plan: its steps are planned, and still nothing is scheduled. Reads this service's own log: an aggregate
 * knows nothing of another.
 */
public final class WhenPlanAcceptedThenPlanItsSteps implements Policy {

    @Override
    public String name() {
        return "when-plan-accepted-then-plan-its-steps";
    }

    @Override
    public String eventType() {
        return "rebound.plan.plan-accepted.v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var planId = event.subjectId();
        var keys = Catalogue.steps(event.data().path("playbook").asText());
        return IntStream.rangeClosed(1, keys.size())
                .mapToObj(number -> new Then(
                        "step",
                        Catalogue.stepId(planId, number),
                        new PlanStep(new Task(planId, null, Private.of(Text.ofCatalogue(keys.get(number - 1)))))))
                .toList();
    }
}
