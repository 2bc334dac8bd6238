package rebound.journal.read.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rebound.eventlog.Reader;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.projection.Projection;

/** Reads as another one does, and remembers what it was asked for. */
public final class RecordingReader implements Reader {

    private final Reader reader;
    private final List<List<String>> requests = new ArrayList<>();

    public RecordingReader(Reader reader) {
        this.reader = reader;
    }

    /**
     * What was asked for together, each time.
     *
     * @param prefix how its documents begin: of states by the name of their type, such as {@code setback/}
     */
    public List<List<String>> requests(String prefix) {
        return requests.stream()
                .filter(request -> request.stream().anyMatch(document -> document.startsWith(prefix)))
                .toList();
    }

    public void forget() {
        requests.clear();
    }

    @Override
    public <S> Optional<Stored<S>> state(AggregateType<?, S, ?> type, String userId, String id) {
        return Optional.ofNullable(states(type, userId, List.of(id)).get(id));
    }

    @Override
    public <S> Map<String, Stored<S>> states(AggregateType<?, S, ?> type, String userId, Collection<String> ids) {
        requests.add(ids.stream().map(id -> type.name() + "/" + id).toList());
        return reader.states(type, userId, ids);
    }

    @Override
    public <V> Optional<V> view(Projection<V> projection, String userId, String document) {
        return Optional.ofNullable(views(projection, userId, List.of(document)).get(document));
    }

    @Override
    public <V> Map<String, V> views(Projection<V> projection, String userId, Collection<String> documents) {
        requests.add(List.copyOf(documents));
        return reader.views(projection, userId, documents);
    }

    @Override
    public Optional<Answer> receipt(String userId, String commandId) {
        return reader.receipt(userId, commandId);
    }

    @Override
    public Changes changes(String userId, long after, int limit) {
        return reader.changes(userId, after, limit);
    }
}
