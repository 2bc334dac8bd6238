package rebound.journal.read.revisions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/** Reads what a thing of the caller's has said, page by page, newest first. */
@ApplicationScoped
public class RevisionReader {

    /** So many of the longest texts are some 6 MiB, which one request may well hold in memory. */
    private static final int AT_ONCE = 25;

    /** In characters: a page that has this much ends with the revisions that were read together. */
    private static final long LARGEST_PAGE = 1024 * 1024;

    private final Reader reader;
    private final Caller caller;
    private final Cursors cursors;

    @Inject
    public RevisionReader(Reader reader, Caller caller, Cursors cursors) {
        this.reader = reader;
        this.caller = caller;
        this.cursors = cursors;
    }

    /**
     * A page; shorter than asked for where they are very long.
     *
     * @throws Problem 404 if there is no such thing, 410 if it is gone
     */
    public <S, V extends Revision, T> Page<T> revisions(
            Representation<?, S> kind,
            ResourceId id,
            RevisionsProjection<?, ?, V> projection,
            Function<V, T> show,
            @Nullable String after,
            int limit) {
        var query = Query.of(kind.path(id.value()) + "/history");
        var position = cursors.position(query, after, Long::valueOf);
        var newest = newest(kind, id);
        var oldest = Math.max(1, newest - RevisionsProjection.MOST + 1);
        var next = position == null ? newest : Math.min(newest, position);
        var shown = new ArrayList<T>();
        var size = 0L;
        while (next >= oldest && shown.size() < limit && size <= LARGEST_PAGE) {
            var last = Math.max(oldest, next - Math.min(AT_ONCE, limit - shown.size()) + 1);
            for (var revision : read(kind, id, projection, next, last)) {
                shown.add(show.apply(revision));
                size += revision.size();
            }
            next = last - 1;
        }
        return new Page<>(shown, cursors.next(query, next < oldest ? null : Long.toString(next)));
    }

    private <S> long newest(Representation<?, S> kind, ResourceId id) {
        var stored = reader.state(kind.type(), caller.id(), id.value()).orElseThrow(Problem::notFound);
        if (kind.isGone(stored.state())) {
            throw Problem.of(ProblemType.GONE, null);
        }
        return stored.version();
    }

    /** Those of these versions with which something was said, newest first. */
    private <V extends Revision> List<V> read(
            Representation<?, ?> kind,
            ResourceId id,
            RevisionsProjection<?, ?, V> projection,
            long newest,
            long oldest) {
        var type = kind.type().name();
        var versions = LongStream.rangeClosed(oldest, newest).boxed().toList();
        var found = reader.views(
                projection,
                caller.id(),
                versions.stream()
                        .map(version -> RevisionsProjection.document(type, id.value(), version))
                        .toList());
        return versions.reversed().stream()
                .flatMap(version -> {
                    var view = found.get(RevisionsProjection.document(type, id.value(), version));
                    // In its place may be what was said a round before, or nothing any more.
                    return view == null || view.version() != version ? Stream.<V>empty() : Stream.of(view);
                })
                .toList();
    }
}
