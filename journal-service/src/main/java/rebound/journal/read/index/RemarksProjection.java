package rebound.journal.read.index;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.day.Gone;
import rebound.journal.day.Remarked;

/**
 * Keeps {@link RemarksView}: what a person says of a thing beside what makes it, to be found by and to be silent of. Divided by the
 * ids of the things, and not by months, since such words stay where they are when a thing is moved to another day, deleted or restored;
 * they go when it is erased.
 */
public final class RemarksProjection implements Projection<RemarksView> {

    /** Into how many documents it is divided; for ever, as long as the view's version stays. */
    static final int PARTS = 16;

    /** How many things a document holds, those of which something was last said; the others are found by their own words only. */
    static final int MOST_THINGS = 100;

    /** Of one thing; more than anything but a fact that is taken into many goals can have. */
    static final int MOST_REMARKS = 12;

    /**
     * How many characters of words there are of each: with the most of everything above, in characters that take the most bytes,
     * a document is 15 MB; a MongoDB document may have 16.
     */
    static final int LONGEST_WORDS = 4 * 1024;

    /** All documents. */
    public static List<String> documents() {
        return IntStream.range(0, PARTS).mapToObj(RemarksProjection::document).toList();
    }

    /** Those of these things. */
    public static List<String> documents(Collection<IndexItem> items) {
        return items.stream()
                .map(IndexItem::id)
                .map(RemarksProjection::document)
                .distinct()
                .toList();
    }

    private static String document(String id) {
        // The hash of a string is part of the language's specification.
        return document(Math.floorMod(id.hashCode(), PARTS));
    }

    private static String document(int part) {
        return "remarks/" + part;
    }

    @Override
    public String name() {
        return "remarks";
    }

    @Override
    public Class<RemarksView> viewType() {
        return RemarksView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return event.body() instanceof Remarked || event.body() instanceof Gone
                ? List.of(document(event.aggregate().id()))
                : List.of();
    }

    @Override
    public RemarksView evolve(@Nullable RemarksView view, String document, Event<?> event) {
        var before = view == null ? RemarksView.EMPTY : view;
        var thing = event.aggregate();
        return event.body() instanceof Remarked remarked
                ? before.saying(
                        thing.type(),
                        thing.id(),
                        remarked.remark(),
                        Words.distinct(String.join("\n", remarked.texts()), LONGEST_WORDS),
                        MOST_REMARKS,
                        MOST_THINGS)
                : before.without(thing.type(), thing.id());
    }
}
