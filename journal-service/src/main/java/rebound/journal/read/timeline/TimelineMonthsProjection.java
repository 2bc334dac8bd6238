package rebound.journal.read.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Taken;

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
                    case Moved moved -> MonthProjection.hasMoved(moved);
                    case Placed placed -> true;
                    case Taken taken -> true;
                    default -> false;
                };
        return counts ? List.of(DOCUMENT) : List.of();
    }

    @Override
    public TimelineMonthsView evolve(@Nullable TimelineMonthsView view, String document, Event<?> event) {
        var months = view == null ? TimelineMonthsView.EMPTY : view;
        return switch (event.body()) {
            case Moved moved -> add(add(months, event, moved.formerDate(), -1), event, moved.localDate(), 1);
            case Placed placed -> add(months, event, placed.localDate(), 1);
            case Taken taken -> add(months, event, taken.localDate(), -1);
            default -> months;
        };
    }

    private static TimelineMonthsView add(TimelineMonthsView months, Event<?> event, LocalDate date, int difference) {
        return months.add(YearMonth.from(date), event.aggregate().type(), difference);
    }
}
