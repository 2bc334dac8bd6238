package rebound.reminder.read.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
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

/** Keeps {@link ReminderIndexView}: the one document {@value #DOCUMENT} of each person. */
public final class ReminderIndexProjection implements Projection<ReminderIndexView> {

    /** The only document. */
    public static final String DOCUMENT = "reminders";

    static final String SCHEDULED = "scheduled";

    /**
     * How many reminders are listed; of more, those that were over first are left out, and can still be read by their id.
     * Each command writes the document anew: 5,000 are some 0.5 MB of JSON. To measure it again, time the apply of one
     * person's commands with a full index.
     */
    static final int MOST_ITEMS = 5_000;

    private final int mostItems;

    public ReminderIndexProjection() {
        this(MOST_ITEMS);
    }

    /** With a smaller index, for tests. */
    ReminderIndexProjection(int mostItems) {
        this.mostItems = mostItems;
    }

    @Override
    public String name() {
        return "reminder-index";
    }

    @Override
    public Class<ReminderIndexView> viewType() {
        return ReminderIndexView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return event.body() instanceof ReminderEvent body && !(body instanceof ReminderHeld)
                ? List.of(DOCUMENT)
                : List.of();
    }

    @Override
    public ReminderIndexView evolve(@Nullable ReminderIndexView view, String document, Event<?> event) {
        var index = view == null ? ReminderIndexView.EMPTY : view;
        return event.body() instanceof ReminderEvent body
                ? evolve(index, event.aggregate().id(), body)
                : index;
    }

    private ReminderIndexView evolve(ReminderIndexView index, String id, ReminderEvent event) {
        return switch (event) {
            case ReminderScheduled scheduled -> scheduled(index, id, scheduled.at());
            case StepReminderScheduled scheduled -> scheduled(index, id, scheduled.at());
            case ReminderSnoozed snoozed -> scheduled(index, id, snoozed.until());
            case ReminderRevised revised -> revised(index, id, revised);
            case ReminderHeld held -> index;
            case ReminderFired fired -> inState(index, id, "fired");
            case ReminderDone done -> inState(index, id, "done");
            case ReminderDismissed dismissed -> inState(index, id, "dismissed");
            case ReminderCancelled cancelled -> inState(index, id, "cancelled");
        };
    }

    private ReminderIndexView scheduled(ReminderIndexView index, String id, Instant at) {
        return index.with(new ReminderItem(id, at, SCHEDULED), mostItems);
    }

    private ReminderIndexView revised(ReminderIndexView index, String id, ReminderRevised revised) {
        return revised.moved() ? scheduled(index, id, revised.at()) : index;
    }

    /** What was left out stays out. */
    private ReminderIndexView inState(ReminderIndexView index, String id, String state) {
        var before = index.find(id);
        return before == null ? index : index.with(new ReminderItem(id, before.at(), state), mostItems);
    }
}
