package rebound.journal.read.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Taken;
import rebound.journal.day.Turned;

/**
 * Keeps {@link TimelineView}: {@value #PARTS} documents for each month in which something happened, such as
 * {@code timeline/2026-11/3}, so that a command writes only a part of its month anew. What is deleted leaves it; what is
 * restored comes back as the newest arrival.
 */
public final class TimelineProjection implements Projection<TimelineView> {

    /**
     * Into how many documents a month is divided, by the ids of the things; for ever, as long as the view's version stays.
     * More make a command cheaper in a busy month, which a person's command pays for with the whole of its document, and a
     * page dearer, which reads them all. With one, and 120 entries a month, they took half of an owner's time (command
     * benchmark).
     */
    static final int PARTS = 8;

    /**
     * How many things a part of a month holds, the newest arrivals; the others are counted. 600 ordinary entries are
     * 0.2 MB of JSON. With the longest texts they are 0.9 MB; a MongoDB document may have 16.
     */
    public static final int MOST_ITEMS = 600;

    /** How much of an entry's text its excerpt shows, in code points. */
    public static final int LONGEST_EXCERPT = 120;

    /** How much of a setback's title is shown, in code points; as much as a title may have. */
    public static final int LONGEST_TITLE = 200;

    private final int mostItems;
    private final int parts;

    public TimelineProjection() {
        this(MOST_ITEMS, PARTS);
    }

    /** With smaller or undivided months, for tests. */
    TimelineProjection(int mostItems, int parts) {
        this.mostItems = mostItems;
        this.parts = parts;
    }

    /** The documents of a month. */
    static List<String> documents(YearMonth month) {
        return IntStream.range(0, PARTS).mapToObj(part -> document(month, part)).toList();
    }

    /** The document of the month in which a thing lies. */
    String document(YearMonth month, String id) {
        // The hash of a string is part of the language's specification.
        return document(month, Math.floorMod(id.hashCode(), parts));
    }

    private static String document(YearMonth month, int part) {
        return "timeline/" + month + "/" + part;
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
            case Moved moved
            when hasMoved(moved) ->
                List.of(document(moved.formerDate(), id(event)), document(moved.localDate(), id(event)));
            case Placed placed -> List.of(document(placed.localDate(), id(event)));
            case Turned turned -> List.of(document(turned.localDate(), id(event)));
            case Taken taken -> List.of(document(taken.localDate(), id(event)));
            default -> List.of();
        };
    }

    @Override
    public TimelineView evolve(@Nullable TimelineView view, String document, Event<?> event) {
        var month = view == null ? TimelineView.EMPTY : view;
        return switch (event.body()) {
            case Moved moved when !hasMoved(moved) -> month.replace(item(event, moved), mostItems);
            case Moved moved ->
                document.equals(document(moved.localDate(), id(event)))
                        ? month.add(item(event, moved), mostItems)
                        : month.remove(type(event), id(event));
            case Placed placed -> month.add(item(event, placed), mostItems);
            case Turned turned -> month.change(type(event), id(event), item -> item.inState(turned.stage()));
            case Taken taken -> month.remove(type(event), id(event));
            default -> month;
        };
    }

    private static TimelineItem item(Event<?> event, Placed placed) {
        var heading = placed.heading();
        var wording = placed.wording();
        return new TimelineItem(
                type(event),
                id(event),
                placed.happenedAt(),
                placed.zone(),
                placed.stage(),
                heading == null ? null : start(heading, LONGEST_TITLE),
                wording == null ? null : start(wording, LONGEST_EXCERPT),
                placed.about());
    }

    /** The first so many code points: a surrogate pair stays whole. */
    static String start(String text, int most) {
        var enough = Math.min(text.length(), 2 * most);
        return enough == text.length() && text.codePointCount(0, enough) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    static boolean hasMoved(Moved moved) {
        return !YearMonth.from(moved.formerDate()).equals(YearMonth.from(moved.localDate()));
    }

    private String document(LocalDate date, String id) {
        return document(YearMonth.from(date), id);
    }

    private static String type(Event<?> event) {
        return event.aggregate().type();
    }

    private static String id(Event<?> event) {
        return event.aggregate().id();
    }
}
