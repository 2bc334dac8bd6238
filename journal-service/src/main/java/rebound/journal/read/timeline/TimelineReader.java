package rebound.journal.read.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
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

    /** So many of the longest texts are some 6 MiB, which one request may well hold in memory. */
    private static final int STATES_AT_ONCE = 25;

    /** In characters: a page that has this much ends with the states that were read together. */
    private static final long LARGEST_PAGE = 1024 * 1024;

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

    /** How many things of that type there are, by its wire name. */
    public int count(String type) {
        return directory().months().stream()
                .mapToInt(month -> month.count(Set.of(type)))
                .sum();
    }

    /** A page of the resources of one kind, in full; shorter than asked for where they are very long. */
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
        return shown(query, page, kind, (id, stored) -> bodyType.cast(kind.represent(id, stored)));
    }

    /**
     * A page of what another list shows of every thing of one kind.
     *
     * @param list where that list is, below the service's base
     */
    public <S, T> Page<T> each(
            String list,
            Representation<?, S> kind,
            BiFunction<ResourceId, Stored<S>, T> show,
            @Nullable String after,
            int limit) {
        var query = Query.of(list);
        return shown(query, page(query, Set.of(kind.type().name()), null, null, null, after, limit), kind, show);
    }

    private <S, T> Page<T> shown(
            Query query,
            TimelinePage<TimelineItem> page,
            Representation<?, S> kind,
            BiFunction<ResourceId, Stored<S>, T> show) {
        var bodies = new ArrayList<T>();
        var size = 0L;
        for (var first = 0; first < page.items().size(); first += STATES_AT_ONCE) {
            if (size > LARGEST_PAGE) {
                var last = TimelinePosition.of(page.items().get(first - 1));
                return new Page<>(bodies, cursors.next(query, last.text()));
            }
            var ids = page
                    .items()
                    .subList(
                            first, Math.min(first + STATES_AT_ONCE, page.items().size()))
                    .stream()
                    .map(TimelineItem::id)
                    .toList();
            var states = reader.states(kind.type(), caller.id(), ids);
            for (var id : ids) {
                var stored = states.get(id);
                // What was deleted between the two reads is left out.
                if (stored != null && !kind.isGone(stored.state())) {
                    bodies.add(show.apply(new ResourceId(id), stored));
                    size += kind.size(stored.state());
                }
            }
        }
        return new Page<>(bodies, next(query, page));
    }

    private TimelinePage<TimelineItem> page(
            Query query,
            Set<String> types,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        var position = cursors.position(query, after, TimelinePosition::parse);
        return new TimelineQuery(types, state, from, to, position, limit)
                .page(
                        directory(),
                        JournalModel.TIMELINE,
                        item -> true,
                        documents -> reader.views(JournalModel.TIMELINE, caller.id(), documents));
    }

    private TimelineMonthsView directory() {
        return reader.view(JournalModel.TIMELINE_MONTHS, caller.id(), TimelineMonthsProjection.DOCUMENT)
                .orElse(TimelineMonthsView.EMPTY);
    }

    private @Nullable String next(Query query, TimelinePage<TimelineItem> page) {
        return cursors.next(query, page.next() == null ? null : page.next().text());
    }
}
