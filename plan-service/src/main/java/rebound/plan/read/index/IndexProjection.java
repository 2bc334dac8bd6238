package rebound.plan.read.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.plan.attempt.AttemptEvent;
import rebound.plan.attempt.AttemptEvent.AttemptBegun;
import rebound.plan.attempt.AttemptEvent.AttemptFinished;
import rebound.plan.attempt.AttemptEvent.SetbackOfferNoted;
import rebound.plan.goal.GoalEvent;
import rebound.plan.goal.GoalEvent.GoalAchieved;
import rebound.plan.goal.GoalEvent.GoalReleased;
import rebound.plan.goal.GoalEvent.GoalResumed;
import rebound.plan.goal.GoalEvent.GoalRevised;
import rebound.plan.goal.GoalEvent.GoalSet;
import rebound.plan.pause.PauseEvent;
import rebound.plan.pause.PauseEvent.PauseBegun;
import rebound.plan.pause.PauseEvent.PauseEnded;
import rebound.plan.pause.PauseEvent.PauseExtended;
import rebound.plan.plan.PlanEvent;
import rebound.plan.plan.PlanEvent.PlanAccepted;
import rebound.plan.plan.PlanEvent.PlanBegun;
import rebound.plan.plan.PlanEvent.PlanDeclined;
import rebound.plan.plan.PlanEvent.PlanFinished;
import rebound.plan.plan.PlanEvent.PlanOffered;
import rebound.plan.plan.PlanEvent.PlanResumed;
import rebound.plan.plan.PlanEvent.PlanSetAside;
import rebound.plan.step.StepEvent;
import rebound.plan.step.StepEvent.StepDone;
import rebound.plan.step.StepEvent.StepLetGo;
import rebound.plan.step.StepEvent.StepPlanned;
import rebound.plan.step.StepEvent.StepRevised;
import rebound.plan.step.StepEvent.StepScheduled;
import rebound.plan.step.StepEvent.StepSkipped;

/** Keeps {@link IndexView}: one document for each kind of thing, such as {@code index/goal}. */
public final class IndexProjection implements Projection<IndexView> {

    /**
     * How many things of a kind are listed, the newest; each stays readable by its id. Most commands write their index anew:
     * 5,000 things are 0.7 MB of JSON and cost some milliseconds to format. To measure it again, time the apply of one
     * person's commands with a full index.
     */
    public static final int MOST_ITEMS = 5_000;

    /** What an event does to its index. */
    private sealed interface Change {

        record Add(String state, @Nullable String parent) implements Change {}

        record ToState(String state) implements Change {}

        record Under(@Nullable String parent) implements Change {}

        record None() implements Change {}
    }

    private static final Change NONE = new Change.None();

    private final int mostItems;

    public IndexProjection() {
        this(MOST_ITEMS);
    }

    /** With smaller indexes, for tests. */
    IndexProjection(int mostItems) {
        this.mostItems = mostItems;
    }

    /** The document of a kind of aggregate. */
    public static String document(String type) {
        return "index/" + type;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Class<IndexView> viewType() {
        return IndexView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return change(event) instanceof Change.None
                ? List.of()
                : List.of(document(event.aggregate().type()));
    }

    @Override
    public IndexView evolve(@Nullable IndexView view, String document, Event<?> event) {
        var index = view == null ? IndexView.EMPTY : view;
        var id = event.aggregate().id();
        return switch (change(event)) {
            case Change.Add(var state, var parent) ->
                index.add(new IndexItem(id, event.at(), state, parent), mostItems);
            case Change.ToState(var state) -> index.change(id, item -> item.inState(state));
            case Change.Under(var parent) -> index.change(id, item -> item.under(parent));
            case Change.None none -> index;
        };
    }

    private static Change change(Event<?> event) {
        return switch (event.body()) {
            case GoalEvent goal -> change(goal);
            case AttemptEvent attempt -> change(attempt);
            case StepEvent step -> change(step);
            case PlanEvent plan -> change(plan);
            case PauseEvent pause -> change(pause);
            default -> NONE;
        };
    }

    private static Change change(GoalEvent event) {
        return switch (event) {
            case GoalSet set -> new Change.Add("active", null);
            case GoalRevised revised -> NONE;
            case GoalAchieved achieved -> new Change.ToState("achieved");
            case GoalReleased released -> new Change.ToState("released");
            case GoalResumed resumed -> new Change.ToState("active");
        };
    }

    private static Change change(AttemptEvent event) {
        return switch (event) {
            case AttemptBegun begun -> new Change.Add("begun", begun.goalId());
            case AttemptFinished finished -> new Change.ToState("finished");
            case SetbackOfferNoted noted -> NONE;
        };
    }

    private static Change change(StepEvent event) {
        return switch (event) {
            case StepPlanned planned -> new Change.Add("planned", planned.planId());
            case StepRevised revised -> new Change.Under(revised.planId());
            case StepScheduled scheduled -> new Change.ToState("scheduled");
            case StepDone done -> new Change.ToState("done");
            case StepSkipped skipped -> new Change.ToState("skipped");
            case StepLetGo letGo -> new Change.ToState("let-go");
        };
    }

    private static Change change(PlanEvent event) {
        return switch (event) {
            case PlanOffered offered -> new Change.Add("offered", null);
            case PlanBegun begun -> new Change.Add("active", null);
            case PlanAccepted accepted -> new Change.ToState("active");
            case PlanDeclined declined -> new Change.ToState("declined");
            case PlanSetAside aside -> new Change.ToState("set-aside");
            case PlanResumed resumed -> new Change.ToState("active");
            case PlanFinished finished -> new Change.ToState("finished");
        };
    }

    private static Change change(PauseEvent event) {
        return switch (event) {
            case PauseBegun begun -> new Change.Add("active", null);
            case PauseExtended extended -> NONE;
            case PauseEnded ended -> new Change.ToState("ended");
        };
    }
}
