package rebound.plan.read.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.plan.wiring.PlanModel;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/** Lists the caller's things, page by page. */
@ApplicationScoped
public class IndexReader {

    /** So many of the longest texts are some 6 MiB, which one request may well hold in memory. */
    private static final int STATES_AT_ONCE = 25;

    /** In characters: a page that has this much ends with the states that were read together. */
    private static final long LARGEST_PAGE = 1024 * 1024;

    private final Reader reader;
    private final Caller caller;
    private final Cursors cursors;

    @Inject
    public IndexReader(Reader reader, Caller caller, Cursors cursors) {
        this.reader = reader;
        this.caller = caller;
        this.cursors = cursors;
    }

    /**
     * A page of the resources of one kind, in full; shorter than asked for where they are very long.
     *
     * @param state only those in this state; null for all
     * @param parent only those that belong to this; null for all
     */
    public <S, T> Page<T> resources(
            Representation<?, S> kind,
            Class<T> bodyType,
            @Nullable String state,
            @Nullable String parent,
            @Nullable String after,
            int limit) {
        var query = Query.of(kind.path(), state, parent);
        var position = cursors.position(query, after, IndexPosition::parse);
        var index = reader.view(
                        PlanModel.INDEX,
                        caller.id(),
                        IndexProjection.document(kind.type().name()))
                .orElse(IndexView.EMPTY);
        var page = new IndexQuery(state, parent, position, limit).page(index);
        var items = page.items();
        var bodies = new ArrayList<T>();
        var size = 0L;
        for (var first = 0; first < items.size(); first += STATES_AT_ONCE) {
            if (size > LARGEST_PAGE) {
                return new Page<>(bodies, next(query, IndexPosition.of(items.get(first - 1))));
            }
            var ids = items.subList(first, Math.min(first + STATES_AT_ONCE, items.size())).stream()
                    .map(IndexItem::id)
                    .toList();
            var states = reader.states(kind.type(), caller.id(), ids);
            for (var id : ids) {
                var stored = states.get(id);
                if (stored != null) {
                    bodies.add(bodyType.cast(kind.represent(new ResourceId(id), stored)));
                    size += kind.size(stored.state());
                }
            }
        }
        return new Page<>(bodies, next(query, page.next()));
    }

    private @Nullable String next(Query query, @Nullable IndexPosition position) {
        return cursors.next(query, position == null ? null : position.text());
    }
}
