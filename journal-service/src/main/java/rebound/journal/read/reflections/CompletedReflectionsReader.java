package rebound.journal.read.reflections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
import rebound.journal.reflection.Reflection;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.security.Caller;

/** Reads which reflections the caller has completed about a setback of theirs, by the ids of documents and no other way. */
@ApplicationScoped
public class CompletedReflectionsReader {

    /** So many of the longest are 25 MiB, which one request may well hold in memory; mostly there are fewer in all. */
    private static final int STATES_AT_ONCE = 25;

    private final Reader reader;
    private final Caller caller;

    @Inject
    public CompletedReflectionsReader(Reader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    /**
     * The templates of those that are still there, each once, in the order in which they were completed first. One that is
     * deleted or erased is not there.
     */
    public List<String> templates(String setbackId) {
        var ids = reader.view(
                        JournalModel.COMPLETED_REFLECTIONS,
                        caller.id(),
                        CompletedReflectionsProjection.document(setbackId))
                .orElse(CompletedReflectionsView.EMPTY)
                .ids();
        return ids.stream()
                .gather(Gatherers.windowFixed(STATES_AT_ONCE))
                .flatMap(this::completed)
                .flatMap(CompletedReflectionsReader::template)
                .distinct()
                .toList();
    }

    private Stream<Reflection> completed(List<String> ids) {
        var states = reader.states(JournalModel.REFLECTION, caller.id(), ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(states.get(id))).map(Stored::state);
    }

    private static Stream<String> template(Reflection reflection) {
        return reflection instanceof Reflection.Completed completed
                        && !completed.sheet().isErased()
                ? Stream.of(completed.sheet().value().template().key())
                : Stream.empty();
    }
}
