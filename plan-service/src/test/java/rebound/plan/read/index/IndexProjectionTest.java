package rebound.plan.read.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.plan.attempt.AttemptEvent.AttemptBegun;
import rebound.plan.attempt.AttemptEvent.AttemptFinished;
import rebound.plan.attempt.AttemptEvent.SetbackOfferNoted;
import rebound.plan.goal.GoalEvent.GoalAchieved;
import rebound.plan.goal.GoalEvent.GoalReleased;
import rebound.plan.goal.GoalEvent.GoalResumed;
import rebound.plan.goal.GoalEvent.GoalRevised;
import rebound.plan.goal.GoalEvent.GoalSet;
import rebound.plan.pause.PauseEvent.PauseBegun;
import rebound.plan.pause.PauseEvent.PauseEnded;
import rebound.plan.pause.PauseEvent.PauseExtended;
import rebound.plan.plan.PlanEvent.PlanAccepted;
import rebound.plan.plan.PlanEvent.PlanBegun;
import rebound.plan.plan.PlanEvent.PlanDeclined;
import rebound.plan.plan.PlanEvent.PlanFinished;
import rebound.plan.plan.PlanEvent.PlanOffered;
import rebound.plan.plan.PlanEvent.PlanResumed;
import rebound.plan.plan.PlanEvent.PlanSetAside;
import rebound.plan.step.StepEvent.StepDone;
import rebound.plan.step.StepEvent.StepLetGo;
import rebound.plan.step.StepEvent.StepPlanned;
import rebound.plan.step.StepEvent.StepRevised;
import rebound.plan.step.StepEvent.StepScheduled;
import rebound.plan.step.StepEvent.StepSkipped;

class IndexProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Envelopes log = new Envelopes();
    private final ProjectionSpec<IndexView> index = ProjectionSpec.of(IndexProjection::new);

    @Test
    void eachKindHasADocumentOfItsOwn() {
        index.given(
                        goal("exam"),
                        event("attempt", "first", new AttemptBegun("exam", NOW, "Z", Private.erased())),
                        event("step", "walk", new StepPlanned("plan", "exam", Private.erased())),
                        event("plan", "mine", new PlanBegun(Private.erased())),
                        event("plan", "offer", new PlanOffered("setback", "recovery/1")),
                        event("pause", "break", new PauseBegun("exam", null, null, Private.erased())))
                .thenOnly("index/goal", "index/attempt", "index/step", "index/plan", "index/pause")
                .then("index/goal", view(item("exam", 1, "active", null)))
                .then("index/attempt", view(item("first", 2, "begun", "exam")))
                .then("index/step", view(item("walk", 3, "planned", "plan")))
                .then("index/plan", view(item("mine", 4, "active", null), item("offer", 5, "offered", null)))
                .then("index/pause", view(item("break", 6, "active", null)))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void everyFactLeavesItsState() {
        follows("goal", new GoalSet(null, Private.erased()), new GoalAchieved(NOW), "achieved");
        follows("goal", new GoalSet(null, Private.erased()), new GoalReleased(NOW), "released");
        follows("goal", new GoalSet(null, Private.erased()), new GoalResumed(NOW), "active");
        follows(
                "attempt",
                new AttemptBegun("exam", NOW, "Z", Private.erased()),
                new AttemptFinished("exam", "worked", NOW, Private.erased()),
                "finished");
        var planned = new StepPlanned(null, null, Private.erased());
        follows("step", planned, new StepScheduled(NOW, "Z", null), "scheduled");
        follows("step", planned, new StepDone(NOW, null), "done");
        follows("step", planned, new StepSkipped(NOW), "skipped");
        follows("step", planned, new StepLetGo(NOW), "let-go");
        var offered = new PlanOffered("setback", "recovery/1");
        follows("plan", offered, new PlanAccepted(NOW, "recovery/1"), "active");
        follows("plan", offered, new PlanDeclined(NOW), "declined");
        follows("plan", offered, new PlanSetAside(NOW), "set-aside");
        follows("plan", offered, new PlanResumed(NOW), "active");
        follows("plan", offered, new PlanFinished(NOW), "finished");
        follows("pause", new PauseBegun(null, null, null, Private.erased()), new PauseEnded(NOW), "ended");
    }

    private void follows(String type, Object first, Object then, String state) {
        var view = index.given(event(type, "one", first), event(type, "one", then))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive()
                .view("index/" + type)
                .orElseThrow();
        assertThat(view.items()).singleElement().extracting(IndexItem::state).isEqualTo(state);
    }

    @Test
    void whatSaysNothingAboutAStateTouchesNoDocument() {
        index.given(
                        event("goal", "exam", new GoalRevised(null, Private.erased())),
                        event("attempt", "first", new SetbackOfferNoted()),
                        event("pause", "break", new PauseExtended(null)))
                .thenNothing();
    }

    @Test
    void aStepCanMoveToAnotherPlan() {
        index.given(
                        event("step", "walk", new StepPlanned("plan", null, Private.erased())),
                        event("step", "walk", new StepScheduled(NOW, "Z", null)),
                        event("step", "walk", new StepRevised("other", null, Private.erased())))
                .then("index/step", view(item("walk", 1, "scheduled", "other")))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void theOldestMakesRoomForTheNewest() {
        ProjectionSpec.of(() -> new IndexProjection(2))
                .given(
                        goal("one"),
                        goal("two"),
                        goal("three"),
                        event("goal", "one", new GoalAchieved(NOW)),
                        event("goal", "two", new GoalAchieved(NOW)))
                .then("index/goal", view(item("two", 2, "achieved", null), item("three", 3, "active", null)))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    private Event<?> goal(String id) {
        return event("goal", id, new GoalSet(null, Private.erased()));
    }

    private Event<?> event(String type, String id, Object body) {
        return log.add(new AggregateId("maria", type, id), body);
    }

    /** @param second after the first event's eight o'clock sharp */
    private static IndexItem item(String id, int second, String state, @Nullable String parent) {
        return new IndexItem(id, NOW.plusSeconds(second), state, parent);
    }

    private static IndexView view(IndexItem... items) {
        return new IndexView(List.of(items));
    }
}
