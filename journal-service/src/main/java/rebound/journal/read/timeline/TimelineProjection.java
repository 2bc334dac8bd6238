package rebound.journal.read.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.entry.EntryEvent;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.EntryEvent.Told;
import rebound.journal.setback.SetbackEvent;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

/**
 * Keeps {@link TimelineView}: one document for each month in which something happened, such as
 * {@code timeline/2026-11}. What is deleted leaves it; what is restored comes back as the newest arrival.
 */
public final class TimelineProjection implements Projection<TimelineView> {

    /**
     * How many things a month holds, the newest arrivals; the others are counted. Each command writes its month anew, so
     * a busier month is a slower one: 300 ordinary entries are 0.1 MB of JSON, 5,000 are 1.7 MB and take some 5 ms to
     * format on two cores. With the longest texts 5,000 are 7 MB; a MongoDB document may have 16. To measure it again,
     * time the apply of one person's commands in a full month.
     */
    public static final int MOST_ITEMS = 5_000;

    /** How much of an entry's text its excerpt shows, in code points. */
    public static final int LONGEST_EXCERPT = 120;

    /** How much of a setback's title is shown, in code points; as much as a title may have. */
    public static final int LONGEST_TITLE = 200;

    private final int mostItems;

    public TimelineProjection() {
        this(MOST_ITEMS);
    }

    /** With smaller months, for tests. */
    TimelineProjection(int mostItems) {
        this.mostItems = mostItems;
    }

    /** The document of a month. */
    public static String document(YearMonth month) {
        return "timeline/" + month;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Class<TimelineView> viewType() {
        return TimelineView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return switch (event.body()) {
            case EntryRevised revised
            when hasMoved(revised) -> List.of(document(revised.formerDate()), document(revised.localDate()));
            case EntryEvent entryEvent -> List.of(document(entryEvent.localDate()));
            case SetbackEvent setbackEvent -> List.of(document(setbackEvent.localDate()));
            default -> List.of();
        };
    }

    @Override
    public TimelineView evolve(@Nullable TimelineView view, String document, Event<?> event) {
        var month = view == null ? TimelineView.EMPTY : view;
        return switch (event.body()) {
            case EntryEvent entryEvent -> evolve(month, document, event, entryEvent);
            case SetbackEvent setbackEvent -> evolve(month, event, setbackEvent);
            default -> month;
        };
    }

    private TimelineView evolve(TimelineView month, String document, Event<?> event, EntryEvent body) {
        return switch (body) {
            case EntryWritten written -> month.add(item(event, written), mostItems);
            case EntryRestored restored -> month.add(item(event, restored), mostItems);
            case EntryDeleted deleted -> month.remove(type(event), id(event));
            case EntryRevised revised when !hasMoved(revised) -> month.replace(item(event, revised), mostItems);
            case EntryRevised revised ->
                document.equals(document(revised.localDate()))
                        ? month.add(item(event, revised), mostItems)
                        : month.remove(type(event), id(event));
        };
    }

    private TimelineView evolve(TimelineView month, Event<?> event, SetbackEvent body) {
        return switch (body) {
            case SetbackRecorded recorded -> month.add(item(event, recorded), mostItems);
            case SetbackClosed closed -> month.change(type(event), id(event), item -> item.inState("closed"));
            case SetbackReopened reopened -> month.change(type(event), id(event), item -> item.inState("open"));
        };
    }

    private static TimelineItem item(Event<?> event, Told told) {
        return new TimelineItem(
                type(event),
                id(event),
                told.happenedAt(),
                told.zone(),
                "written",
                null,
                told.words().isErased() ? null : start(told.words().value().text(), LONGEST_EXCERPT),
                told.about());
    }

    private static TimelineItem item(Event<?> event, SetbackRecorded recorded) {
        var description = recorded.description();
        return new TimelineItem(
                type(event),
                id(event),
                recorded.happenedAt(),
                recorded.zone(),
                "open",
                description.isErased() ? null : start(description.value().title(), LONGEST_TITLE),
                null,
                null);
    }

    /** The first so many code points: a surrogate pair stays whole. */
    static String start(String text, int most) {
        var enough = Math.min(text.length(), 2 * most);
        return enough == text.length() && text.codePointCount(0, enough) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    static boolean hasMoved(EntryRevised revised) {
        return !YearMonth.from(revised.formerDate()).equals(YearMonth.from(revised.localDate()));
    }

    private static String document(LocalDate date) {
        return document(YearMonth.from(date));
    }

    private static String type(Event<?> event) {
        return event.aggregate().type();
    }

    private static String id(Event<?> event) {
        return event.aggregate().id();
    }
}
