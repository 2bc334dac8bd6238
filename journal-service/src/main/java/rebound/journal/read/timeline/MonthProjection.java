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
 * Keeps everything that lies on a person's days in documents of a month each, divided by the ids of the things, such as {@code
 * timeline/2026-11/3}. What is deleted leaves them; what is restored comes back as the newest arrival. Covers any kind of thing
 * whose events say that it is {@link Placed}.
 *
 * @param <T> what is kept of a thing
 * @param <V> a document
 */
public abstract class MonthProjection<T extends MonthItem<T>, V extends MonthView<T, V>> implements Projection<V> {

    private static final int AT_ONCE = 2_000;

    /** Into how many documents a month is divided. */
    protected abstract int parts();

    /** How many things a document holds, the newest arrivals; the others are counted. */
    protected abstract int most();

    /** How many things are read at once, as far as one month has no more: of such as have no more than an excerpt. */
    protected int atOnce() {
        return AT_ONCE;
    }

    protected abstract V empty();

    protected abstract T item(Event<?> event, Placed placed);

    /** The documents of a month. */
    public final List<String> documents(YearMonth month) {
        return IntStream.range(0, parts())
                .mapToObj(part -> document(month, part))
                .toList();
    }

    /** The document of the month in which a thing lies. */
    final String document(YearMonth month, String id) {
        // The hash of a string is part of the language's specification.
        return document(month, Math.floorMod(id.hashCode(), parts()));
    }

    private String document(YearMonth month, int part) {
        return name() + "/" + month + "/" + part;
    }

    @Override
    public final List<String> documents(Event<?> event) {
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
    public final V evolve(@Nullable V view, String document, Event<?> event) {
        var month = view == null ? empty() : view;
        return switch (event.body()) {
            case Moved moved when !hasMoved(moved) -> month.replace(item(event, moved), most());
            case Moved moved ->
                document.equals(document(moved.localDate(), id(event)))
                        ? month.add(item(event, moved), most())
                        : month.remove(type(event), id(event));
            case Placed placed -> month.add(item(event, placed), most());
            case Turned turned -> month.change(type(event), id(event), item -> item.after(turned));
            case Taken taken -> month.remove(type(event), id(event));
            default -> month;
        };
    }

    static boolean hasMoved(Moved moved) {
        return !YearMonth.from(moved.formerDate()).equals(YearMonth.from(moved.localDate()));
    }

    private String document(LocalDate date, String id) {
        return document(YearMonth.from(date), id);
    }

    protected static String type(Event<?> event) {
        return event.aggregate().type();
    }

    protected static String id(Event<?> event) {
        return event.aggregate().id();
    }
}
