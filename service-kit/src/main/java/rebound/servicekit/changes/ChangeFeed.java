package rebound.servicekit.changes;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Changed;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;

/**
 * Reads what has changed of one person's things, as each is now. What has no {@link Representation} is nobody's business
 * outside and left out. Safe for any thread, in a request or not.
 */
@ApplicationScoped
public class ChangeFeed {

    /** So many of the longest texts are some 6 MiB, which one request may well hold in memory. */
    private static final int AT_ONCE = 25;

    /** In characters: a page that has this much ends with the things that were read together. */
    private static final long LARGEST_PAGE = 1024 * 1024;

    private static final Query QUERY = Query.of("changes");

    private final Reader reader;
    private final Cursors cursors;
    private final Map<String, Representation<?, ?>> kinds;

    @Inject
    public ChangeFeed(Reader reader, Cursors cursors, @All List<Representation<?, ?>> kinds) {
        this.reader = reader;
        this.cursors = cursors;
        this.kinds = kinds.stream()
                .collect(Collectors.toMap(kind -> kind.type().name(), kind -> kind, (first, other) -> first));
    }

    /**
     * Some changes.
     *
     * @param position what is known with them
     * @param isAll whether these are all there are now
     */
    record Part(List<Placed> items, ChangePosition position, boolean isAll) {}

    /** A change, and what is known with it. */
    record Placed(Change change, ChangePosition position) {}

    /**
     * The next changes after the position, or the first without one; fewer than the limit where they are very long.
     *
     * @throws NotReadable while the person's documents are not complete
     * @throws Problem 410 if the position is of another log
     */
    Part read(String userId, @Nullable ChangePosition after, int limit) {
        var items = new ArrayList<Placed>();
        var size = 0L;
        var position = after;
        while (true) {
            var wanted = Math.min(AT_ONCE, limit - items.size());
            var changes = reader.changes(userId, position == null ? -1 : position.offset(), wanted);
            if (position != null && !position.topicId().equals(changes.topicId())) {
                throw Problem.of(ProblemType.CURSOR_GONE, "Start again without a cursor.");
            }
            for (var changed : changes.items()) {
                var kind = kinds.get(changed.id().type());
                if (kind != null) {
                    var there = new ChangePosition(changes.topicId(), changed.offset());
                    items.add(new Placed(change(kind, changed), there));
                    size += size(kind, changed);
                }
            }
            position = new ChangePosition(changes.topicId(), changes.next());
            var isAll = changes.items().size() < wanted;
            if (isAll || items.size() == limit || size > LARGEST_PAGE) {
                return new Part(items, position, isAll);
            }
        }
    }

    String cursor(String userId, ChangePosition position) {
        return cursors.of(QUERY, userId, position.text());
    }

    /** The position of the caller's cursor; empty if it was forged. */
    Optional<ChangePosition> position(String cursor) {
        return cursors.open(QUERY, cursor, ChangePosition::parse);
    }

    private static <S> Change change(Representation<?, S> kind, Changed changed) {
        var id = new ResourceId(changed.id().id());
        var stored = changed.stored().as(kind.type());
        var gone = kind.isGone(stored.state());
        return new Change(
                changed.id().type(),
                id,
                gone ? Change.Op.DELETED : stored.version() == 1 ? Change.Op.CREATED : Change.Op.UPDATED,
                stored.version(),
                gone ? null : kind.represent(id, stored));
    }

    private static <S> long size(Representation<?, S> kind, Changed changed) {
        return kind.size(changed.stored().as(kind.type()).state());
    }
}
