package rebound.journal.read.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/** Reads the caller's timeline, and by it the lists of what lies on it, page by page. */
@ApplicationScoped
public class TimelineReader {

    private final Reader reader;
    private final Caller caller;
    private final Cursors cursors;

    @Inject
    public TimelineReader(Reader reader, Caller caller, Cursors cursors) {
        this.reader = reader;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** A page of everything. */
    public <T> Page<T> items(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit,
            Function<TimelineItem, T> show) {
        var query = Query.of("timeline", from, to);
        var page = page(query, Set.of(), null, from, to, after, limit);
        return new Page<>(page.items().stream().map(show).toList(), next(query, page));
    }

    /** A page of the resources of one kind, in full. */
    public <S, T> Page<T> resources(
            Representation<?, S> kind,
            Class<T> bodyType,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        var query = Query.of(kind.path(), state, from, to);
        var page = page(query, Set.of(kind.type().name()), state, from, to, after, limit);
        var ids = page.items().stream().map(TimelineItem::id).toList();
        var states = reader.states(kind.type(), caller.id(), ids);
        // What was deleted between the two reads is left out.
        var bodies = ids.stream()
                .filter(id ->
                        states.containsKey(id) && !kind.isGone(states.get(id).state()))
                .map(id -> bodyType.cast(kind.represent(new ResourceId(id), states.get(id))))
                .toList();
        return new Page<>(bodies, next(query, page));
    }

    private TimelinePage page(
            Query query,
            Set<String> types,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        var position = cursors.position(query, after, TimelinePosition::parse);
        var directory = reader.view(JournalModel.TIMELINE_MONTHS, caller.id(), TimelineMonthsProjection.DOCUMENT)
                .orElse(TimelineMonthsView.EMPTY);
        return new TimelineQuery(types, state, from, to, position, limit)
                .page(directory, documents -> reader.views(JournalModel.TIMELINE, caller.id(), documents));
    }

    private @Nullable String next(Query query, TimelinePage page) {
        return cursors.next(query, page.next() == null ? null : page.next().text());
    }
}
