package rebound.journal.read.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.entry.About;
import rebound.journal.entry.EntryEvent;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.EntryEvent.Told;
import rebound.journal.fact.FactEvent;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.reflection.ReflectionEvent;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.setback.SetbackEvent;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

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
            case EntryRevised revised
            when hasMoved(revised.formerDate(), revised.localDate()) ->
                List.of(document(revised.formerDate(), id(event)), document(revised.localDate(), id(event)));
            case ReflectionRevised revised
            when hasMoved(revised.formerDate(), revised.localDate()) ->
                List.of(document(revised.formerDate(), id(event)), document(revised.localDate(), id(event)));
            case FactRevised revised
            when hasMoved(revised.formerDate(), revised.localDate()) ->
                List.of(document(revised.formerDate(), id(event)), document(revised.localDate(), id(event)));
            case FactEvent factEvent -> List.of(document(factEvent.localDate(), id(event)));
            case ReflectionEvent reflectionEvent -> List.of(document(reflectionEvent.localDate(), id(event)));
            case EntryEvent entryEvent -> List.of(document(entryEvent.localDate(), id(event)));
            case SetbackEvent setbackEvent -> documents(setbackEvent, id(event));
            default -> List.of();
        };
    }

    /** What is only offered, or declined, is not on the timeline. */
    private List<String> documents(SetbackEvent event, String id) {
        return switch (event) {
            case SetbackEvent.Told told -> List.of(document(told.localDate(), id));
            case SetbackClosed closed -> List.of(document(closed.localDate(), id));
            case SetbackReopened reopened -> List.of(document(reopened.localDate(), id));
            case SetbackOffered offered -> List.of();
            case SetbackDeclined declined -> List.of();
            case SetbackBackOnTrack backOnTrack -> List.of();
            case SetbackNotYetBackOnTrack notYet -> List.of();
        };
    }

    @Override
    public TimelineView evolve(@Nullable TimelineView view, String document, Event<?> event) {
        var month = view == null ? TimelineView.EMPTY : view;
        return switch (event.body()) {
            case EntryEvent entryEvent -> evolve(month, document, event, entryEvent);
            case SetbackEvent setbackEvent -> evolve(month, event, setbackEvent);
            case ReflectionEvent reflectionEvent -> evolve(month, document, event, reflectionEvent);
            case FactEvent factEvent -> evolve(month, document, event, factEvent);
            default -> month;
        };
    }

    private TimelineView evolve(TimelineView month, String document, Event<?> event, EntryEvent body) {
        return switch (body) {
            case EntryWritten written -> month.add(item(event, written), mostItems);
            case EntryRestored restored -> month.add(item(event, restored), mostItems);
            case EntryDeleted deleted -> month.remove(type(event), id(event));
            case EntryRevised revised
            when !hasMoved(revised.formerDate(), revised.localDate()) -> month.replace(item(event, revised), mostItems);
            case EntryRevised revised ->
                document.equals(document(revised.localDate(), id(event)))
                        ? month.add(item(event, revised), mostItems)
                        : month.remove(type(event), id(event));
        };
    }

    private TimelineView evolve(TimelineView month, String document, Event<?> event, ReflectionEvent body) {
        return switch (body) {
            case ReflectionDrafted drafted -> month.add(item(event, drafted), mostItems);
            case ReflectionRestored restored -> month.add(item(event, restored), mostItems);
            case ReflectionDeleted deleted -> month.remove(type(event), id(event));
            case ReflectionCompleted completed ->
                month.change(type(event), id(event), item -> item.inState("completed"));
            case ReflectionRevised revised
            when !hasMoved(revised.formerDate(), revised.localDate()) -> month.replace(item(event, revised), mostItems);
            case ReflectionRevised revised ->
                document.equals(document(revised.localDate(), id(event)))
                        ? month.add(item(event, revised), mostItems)
                        : month.remove(type(event), id(event));
        };
    }

    private TimelineView evolve(TimelineView month, String document, Event<?> event, FactEvent body) {
        return switch (body) {
            case FactNoted noted -> month.add(item(event, noted), mostItems);
            case FactRestored restored -> month.add(item(event, restored), mostItems);
            case FactDeleted deleted -> month.remove(type(event), id(event));
            case FactRevised revised
            when !hasMoved(revised.formerDate(), revised.localDate()) -> month.replace(item(event, revised), mostItems);
            case FactRevised revised ->
                document.equals(document(revised.localDate(), id(event)))
                        ? month.add(item(event, revised), mostItems)
                        : month.remove(type(event), id(event));
        };
    }

    private TimelineView evolve(TimelineView month, Event<?> event, SetbackEvent body) {
        return switch (body) {
            case SetbackEvent.Told told -> month.add(item(event, told), mostItems);
            case SetbackClosed closed -> month.change(type(event), id(event), item -> item.inState("closed"));
            case SetbackReopened reopened -> month.change(type(event), id(event), item -> item.inState("open"));
            case SetbackOffered offered -> month;
            case SetbackDeclined declined -> month;
            case SetbackBackOnTrack backOnTrack -> month;
            case SetbackNotYetBackOnTrack notYet -> month;
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

    private static TimelineItem item(Event<?> event, ReflectionEvent.Told told) {
        var about = told.about();
        var beginning = told.sheet().isErased() ? null : told.sheet().value().beginning();
        return new TimelineItem(
                type(event),
                id(event),
                told.happenedAt(),
                told.zone(),
                told.completedAt() == null ? "draft" : "completed",
                null,
                beginning == null ? null : start(beginning, LONGEST_EXCERPT),
                about == null ? null : new About(about.type(), about.id()));
    }

    private static TimelineItem item(Event<?> event, FactEvent.Told told) {
        var about = told.about();
        return new TimelineItem(
                type(event),
                id(event),
                told.happenedAt(),
                told.zone(),
                "noted",
                null,
                told.words().isErased() ? null : start(told.words().value().text(), LONGEST_EXCERPT),
                about == null ? null : new About(about.type(), about.id()));
    }

    private static TimelineItem item(Event<?> event, SetbackEvent.Told told) {
        var description = told.description();
        return new TimelineItem(
                type(event),
                id(event),
                told.happenedAt(),
                told.zone(),
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

    static boolean hasMoved(LocalDate formerDate, LocalDate localDate) {
        return !YearMonth.from(formerDate).equals(YearMonth.from(localDate));
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
