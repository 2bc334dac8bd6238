package rebound.journal.read.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.setback.SetbackEvent;

/** Keeps {@link TimelineMonthsView}: the one document {@value #DOCUMENT} of each person. */
public final class TimelineMonthsProjection implements Projection<TimelineMonthsView> {

    /** The only document. */
    public static final String DOCUMENT = "timeline";

    @Override
    public String name() {
        return "timeline-months";
    }

    @Override
    public Class<TimelineMonthsView> viewType() {
        return TimelineMonthsView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        var counts =
                switch (event.body()) {
                    case EntryWritten written -> true;
                    case EntryDeleted deleted -> true;
                    case EntryRestored restored -> true;
                    case EntryRevised revised -> TimelineProjection.hasMoved(revised.formerDate(), revised.localDate());
                    case ReflectionDrafted drafted -> true;
                    case ReflectionDeleted deleted -> true;
                    case ReflectionRestored restored -> true;
                    case ReflectionRevised revised ->
                        TimelineProjection.hasMoved(revised.formerDate(), revised.localDate());
                    case FactNoted noted -> true;
                    case FactDeleted deleted -> true;
                    case FactRestored restored -> true;
                    case FactRevised revised -> TimelineProjection.hasMoved(revised.formerDate(), revised.localDate());
                    case SetbackEvent.Told told -> true;
                    default -> false;
                };
        return counts ? List.of(DOCUMENT) : List.of();
    }

    @Override
    public TimelineMonthsView evolve(@Nullable TimelineMonthsView view, String document, Event<?> event) {
        var months = view == null ? TimelineMonthsView.EMPTY : view;
        return switch (event.body()) {
            case EntryWritten written -> add(months, event, written.localDate(), 1);
            case EntryDeleted deleted -> add(months, event, deleted.localDate(), -1);
            case EntryRestored restored -> add(months, event, restored.localDate(), 1);
            case EntryRevised revised ->
                add(add(months, event, revised.formerDate(), -1), event, revised.localDate(), 1);
            case ReflectionDrafted drafted -> add(months, event, drafted.localDate(), 1);
            case ReflectionDeleted deleted -> add(months, event, deleted.localDate(), -1);
            case ReflectionRestored restored -> add(months, event, restored.localDate(), 1);
            case ReflectionRevised revised ->
                add(add(months, event, revised.formerDate(), -1), event, revised.localDate(), 1);
            case FactNoted noted -> add(months, event, noted.localDate(), 1);
            case FactDeleted deleted -> add(months, event, deleted.localDate(), -1);
            case FactRestored restored -> add(months, event, restored.localDate(), 1);
            case FactRevised revised ->
                add(add(months, event, revised.formerDate(), -1), event, revised.localDate(), 1);
            case SetbackEvent.Told told -> add(months, event, told.localDate(), 1);
            default -> months;
        };
    }

    private static TimelineMonthsView add(TimelineMonthsView months, Event<?> event, LocalDate date, int difference) {
        return months.add(YearMonth.from(date), event.aggregate().type(), difference);
    }
}
