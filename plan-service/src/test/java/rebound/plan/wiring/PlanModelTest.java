package rebound.plan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.testkit.EventsPage;

class PlanModelTest {

    @Test
    void theNamesOnTheWireNeverChange() {
        assertThat(PlanModel.MODEL.service()).isEqualTo("plan");
        assertThat(PlanModel.MODEL.aggregates())
                .extracting(AggregateType::name)
                .containsExactly("goal", "attempt", "step", "plan", "pause", "home");

        assertThat(PlanModel.GOAL.commands().keySet())
                .containsExactlyInAnyOrder("set-goal", "revise-goal", "achieve-goal", "release-goal", "resume-goal");
        assertThat(events(PlanModel.GOAL))
                .containsExactlyInAnyOrder(
                        "goal-set 1", "goal-revised 1", "goal-achieved 1", "goal-released 1", "goal-resumed 1");
        assertThat(PlanModel.GOAL.states().keySet())
                .containsExactlyInAnyOrder("absent", "active", "achieved", "released");

        assertThat(PlanModel.ATTEMPT.commands().keySet())
                .containsExactlyInAnyOrder("begin-attempt", "finish-attempt", "note-setback-offer");
        assertThat(events(PlanModel.ATTEMPT))
                .containsExactlyInAnyOrder("attempt-begun 1", "attempt-finished 1", "setback-offer-noted 1");
        assertThat(PlanModel.ATTEMPT.states().keySet()).containsExactlyInAnyOrder("absent", "begun", "finished");

        assertThat(PlanModel.STEP.commands().keySet())
                .containsExactlyInAnyOrder(
                        "plan-step", "revise-step", "schedule-step", "do-step", "skip-step", "let-go-of-step");
        assertThat(events(PlanModel.STEP))
                .containsExactlyInAnyOrder(
                        "step-planned 1",
                        "step-revised 1",
                        "step-scheduled 1",
                        "step-done 1",
                        "step-skipped 1",
                        "step-let-go 1");
        assertThat(PlanModel.STEP.states().keySet())
                .containsExactlyInAnyOrder("absent", "planned", "scheduled", "done", "skipped", "let-go");

        assertThat(PlanModel.PLAN.commands().keySet())
                .containsExactlyInAnyOrder(
                        "offer-plan",
                        "begin-plan",
                        "accept-plan",
                        "decline-plan",
                        "set-plan-aside",
                        "resume-plan",
                        "finish-plan");
        assertThat(events(PlanModel.PLAN))
                .containsExactlyInAnyOrder(
                        "plan-offered 1",
                        "plan-begun 1",
                        "plan-accepted 1",
                        "plan-declined 1",
                        "plan-set-aside 1",
                        "plan-resumed 1",
                        "plan-finished 1");
        assertThat(PlanModel.PLAN.states().keySet())
                .containsExactlyInAnyOrder("absent", "offered", "active", "declined", "set-aside", "finished");

        assertThat(PlanModel.PAUSE.commands().keySet())
                .containsExactlyInAnyOrder("begin-pause", "extend-pause", "end-pause", "lapse-pause");
        assertThat(events(PlanModel.PAUSE))
                .containsExactlyInAnyOrder("pause-begun 1", "pause-extended 1", "pause-ended 1");
        assertThat(PlanModel.PAUSE.states().keySet()).containsExactlyInAnyOrder("absent", "active", "ended");

        assertThat(PlanModel.HOME.commands().keySet()).containsExactly("note-home");
        assertThat(events(PlanModel.HOME)).containsExactly("home-noted 1");
        assertThat(PlanModel.HOME.states().keySet()).containsExactly("home");
    }

    @Test
    void thePlacesOfTheDocumentsNeverChange() {
        assertThat(PlanModel.INDEX.collection()).isEqualTo("index_v1");
        assertThat(PlanModel.MODEL.projections()).containsExactly(PlanModel.INDEX);
    }

    @Test
    void everyEventIsDocumented() throws IOException {
        EventsPage.documents(PlanModel.MODEL);
    }

    /** Safety rule 10: an event says in the clear when, what it belongs to and how it went, and nothing else. */
    @Test
    void whatAPersonSaysIsPrivateInEveryEvent() {
        assertThat(PlanModel.MODEL.aggregates().stream()
                        .flatMap(type -> type.events().values().stream())
                        .flatMap(event -> Arrays.stream(event.getRecordComponents())))
                .allSatisfy(component -> assertThat(isClear(component) || component.getType() == Private.class)
                        .as(component.toString())
                        .isTrue());
    }

    private static boolean isClear(RecordComponent component) {
        return component.getType() == Instant.class
                || component.getType() == LocalDate.class
                || component.getType() == LocalTime.class
                || Set.of("goalId", "planId", "setbackId", "zone", "locale", "outcome", "playbook", "version")
                        .contains(component.getName());
    }

    private static Stream<String> events(AggregateType<?, ?, ?> type) {
        return type.events().keySet().stream().map(name -> name.name() + " " + name.version());
    }
}
