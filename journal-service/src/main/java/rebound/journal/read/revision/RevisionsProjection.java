package rebound.journal.read.revision;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.entry.EntryEvent;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.entry.EntryEvent.Told;

/**
 * Keeps {@link RevisionView}: a document for each of the newest {@value #MOST} revisions of an entry, such as {@code
 * revisions/<entry>/7}. They stay while the entry is deleted, for it may come back, and nobody reads them then.
 */
public final class RevisionsProjection implements Projection<RevisionView> {

    /** How many revisions of an entry are kept: so many documents are emptied at once when it is erased. */
    public static final int MOST = 1_000;

    /** The document of a revision; the one that is {@link #MOST} later takes its place. */
    static String document(String entryId, int revision) {
        return "revisions/" + entryId + "/" + revision % MOST;
    }

    @Override
    public String name() {
        return "revisions";
    }

    @Override
    public Class<RevisionView> viewType() {
        return RevisionView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return event.body() instanceof EntryEvent body
                ? documents(event.aggregate().id(), body)
                : List.of();
    }

    private static List<String> documents(String id, EntryEvent event) {
        return switch (event) {
            case EntryWritten written -> List.of(document(id, written.revision()));
            case EntryRevised revised -> List.of(document(id, revised.revision()));
            case EntryErased erased ->
                IntStream.rangeClosed(1, Math.min(erased.revisions(), MOST))
                        .mapToObj(revision -> document(id, revision))
                        .toList();
            case EntryDeleted deleted -> List.of();
            case EntryRestored restored -> List.of();
        };
    }

    @Override
    public boolean replaces() {
        return true;
    }

    @Override
    public RevisionView evolve(@Nullable RevisionView view, String document, Event<?> event) {
        return event.body() instanceof Told told
                ? new RevisionView(told.revision(), said(event, told))
                : RevisionView.ERASED;
    }

    private static RevisionView.Said said(Event<?> event, Told told) {
        return new RevisionView.Said(
                event.version(),
                event.at(),
                told.happenedAt(),
                told.zone(),
                told.about(),
                told.draft(),
                told.words().isErased() ? null : told.words().value());
    }
}
