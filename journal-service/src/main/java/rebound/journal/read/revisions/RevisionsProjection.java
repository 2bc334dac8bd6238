package rebound.journal.read.revisions;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.day.Gone;
import rebound.journal.day.Said;
import rebound.journal.entry.EntryEvent;
import rebound.journal.fact.FactEvent;

/**
 * Keeps what things that are alike once said: a document for each {@link Said}, such as {@code entry/<id>/7} with the
 * version that the thing has had since then, of its newest {@value #MOST} versions. They stay while it is deleted, for it may
 * come back, and nobody reads them then.
 *
 * @param <E> the events of these things
 * @param <T> those of them that say all that the thing says
 * @param <V> what is kept of each
 */
public final class RevisionsProjection<E, T extends E, V extends Revision> implements Projection<V> {

    /** How many versions of a thing are kept: so many documents are emptied at once when it is gone for good. */
    public static final int MOST = 1_000;

    private final String name;
    private final Class<E> events;
    private final Class<T> telling;
    private final BiFunction<Event<?>, T, V> revision;
    private final V nothing;
    private final Class<V> viewType;

    private RevisionsProjection(
            String name,
            Class<E> events,
            Class<T> telling,
            Class<V> viewType,
            BiFunction<Event<?>, T, V> revision,
            V nothing) {
        this.name = name;
        this.events = events;
        this.telling = telling;
        this.viewType = viewType;
        this.revision = revision;
        this.nothing = nothing;
    }

    /** Of entries. */
    public static RevisionsProjection<EntryEvent, EntryEvent.Told, EntryRevision> ofEntries() {
        return new RevisionsProjection<>(
                "entry-revisions",
                EntryEvent.class,
                EntryEvent.Told.class,
                EntryRevision.class,
                EntryRevision::of,
                EntryRevision.NOTHING);
    }

    /** Of what a person keeps, whatever it is. */
    public static RevisionsProjection<FactEvent, FactEvent.Told, FactRevision> ofFacts() {
        return new RevisionsProjection<>(
                "fact-revisions",
                FactEvent.class,
                FactEvent.Told.class,
                FactRevision.class,
                FactRevision::of,
                FactRevision.NOTHING);
    }

    /** The document of a version; the one that is {@link #MOST} later takes its place. */
    static String document(String type, String id, long version) {
        return type + "/" + id + "/" + version % MOST;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<V> viewType() {
        return viewType;
    }

    @Override
    public List<String> documents(Event<?> event) {
        if (!events.isInstance(event.body())) {
            return List.of();
        }
        return switch (event.body()) {
            case Said said -> List.of(document(event.aggregate(), event.version()));
            case Gone gone ->
                LongStream.rangeClosed(Math.max(1, event.version() - MOST + 1), event.version())
                        .mapToObj(version -> document(event.aggregate(), version))
                        .toList();
            default -> List.of();
        };
    }

    @Override
    public boolean replaces() {
        return true;
    }

    @Override
    public V evolve(@Nullable V view, String document, Event<?> event) {
        return event.body() instanceof Said ? revision.apply(event, telling.cast(event.body())) : nothing;
    }

    private static String document(AggregateId aggregate, long version) {
        return document(aggregate.type(), aggregate.id(), version);
    }
}
