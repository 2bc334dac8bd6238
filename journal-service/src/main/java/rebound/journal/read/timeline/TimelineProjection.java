package rebound.journal.read.timeline;

import rebound.eventlog.model.Event;
import rebound.journal.day.Placed;

/**
 * Keeps {@link TimelineView}: {@value #PARTS} documents for each month in which something happened, such as
 * {@code timeline/2026-11/3}, so that a command writes only a part of its month anew. What is deleted leaves it; what is
 * restored comes back as the newest arrival.
 */
public final class TimelineProjection extends MonthProjection<TimelineItem, TimelineView> {

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
    @Override
    protected int parts() {
        return parts;
    }

    @Override
    protected int most() {
        return mostItems;
    }

    @Override
    protected TimelineView empty() {
        return TimelineView.EMPTY;
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
    protected TimelineItem item(Event<?> event, Placed placed) {
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
}
