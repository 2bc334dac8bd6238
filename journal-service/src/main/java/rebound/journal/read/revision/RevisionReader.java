package rebound.journal.read.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.journal.entry.Entry;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/** Reads what an entry of the caller's has said, page by page, newest first. */
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
     * @throws Problem 404 if there is no such entry, 410 if it is gone
     */
    public <T> Page<T> revisions(
            ResourceId entry, Function<RevisionView.Said, T> show, @Nullable String after, int limit) {
        var query = Query.of("/entries/" + entry.value() + "/revisions");
        var before = cursors.position(query, after, Integer::valueOf);
        var newest = newest(entry);
        var first = before == null ? newest : Math.min(newest, before - 1);
        var oldest = Math.max(1, newest - RevisionsProjection.MOST + 1);
        var last = Math.max(oldest, first - limit + 1);
        var shown = new ArrayList<T>();
        var size = 0L;
        var next = first;
        while (next >= last && size <= LARGEST_PAGE) {
            var until = Math.max(last, next - AT_ONCE + 1);
            size += read(entry, next, until, show, shown);
            next = until - 1;
        }
        return new Page<>(shown, cursors.next(query, next < oldest ? null : Integer.toString(next + 1)));
    }

    private int newest(ResourceId entry) {
        var stored =
                reader.state(JournalModel.ENTRY, caller.id(), entry.value()).orElseThrow(Problem::notFound);
        return switch (stored.state()) {
            case Entry.Written written -> written.revision();
            case Entry.Deleted deleted -> throw Problem.of(ProblemType.GONE, null);
            case Entry.Erased erased -> throw Problem.of(ProblemType.GONE, null);
            case Entry.Absent absent -> throw Problem.notFound();
        };
    }

    /** Shows those of them that are there, newest first; returns how long their texts are. */
    private <T> long read(
            ResourceId entry, int newest, int oldest, Function<RevisionView.Said, T> show, ArrayList<T> shown) {
        var documents = IntStream.rangeClosed(oldest, newest)
                .mapToObj(revision -> RevisionsProjection.document(entry.value(), revision))
                .toList();
        var found = reader.views(JournalModel.REVISIONS, caller.id(), documents);
        var size = 0L;
        for (var revision = newest; revision >= oldest; revision--) {
            var view = found.get(RevisionsProjection.document(entry.value(), revision));
            // One that is replaced or erased between the two reads is left out.
            if (view != null && view.revision() == revision && view.said() != null) {
                var said = view.said();
                shown.add(show.apply(said));
                size += said.words() == null ? 0 : said.words().text().length();
            }
        }
        return size;
    }
}
