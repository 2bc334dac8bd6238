package rebound.eventlog.owner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Event.Recorded;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.Shapes.Answered;
import rebound.eventlog.owner.Shapes.KeyRecord;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.projection.Projector;

/**
 * All documents of one partition, as one incarnation of its owner holds them. Each collection has a checkpoint of its own and
 * follows from one log, so what is done to one does not depend on another; but the receipts come last, because they say that
 * all of it can be read.
 */
final class Documents {

    final Projector<KeyRecord, WrappedKey> keys;
    final Projector<Recorded, Aggregate<?, ?, ?>> states;
    final List<Projector<Recorded, ?>> views;
    final Projector<Answered, Answer> receipts;
    private final Together together;

    Documents(Model model, DocumentStore store, int partition, PartitionLog log, Together together) {
        this.together = together;
        var events = log.topicId(LogName.EVENTS);
        keys = new Projector<>(new Shapes.Keys(), store, partition, log.topicId(LogName.KEYS));
        states = new Projector<>(new Shapes.States(model), store, partition, events);
        views = model.projections().stream()
                .<Projector<Recorded, ?>>map(
                        projection -> new Projector<>(new Shapes.Views<>(projection), store, partition, events))
                .toList();
        receipts = new Projector<>(new Shapes.Receipts(), store, partition, log.topicId(LogName.ANSWERS));
    }

    /** Makes sure that all of it still is this owner's: readers wait for a rebuild also when nobody writes. */
    void check() {
        together.run(Stream.concat(Stream.of(keys, receipts), fromEvents())
                .<Runnable>map(each -> () -> each.load(List.of()))
                .toList());
    }

    /** Has at hand what a batch needs, in one query for each collection. */
    void load(Collection<String> stateIds, Collection<String> receiptIds, Collection<String> keyIds) {
        var queries = new ArrayList<Runnable>();
        queries.add(() -> states.load(stateIds));
        queries.add(() -> receipts.load(receiptIds));
        if (!keyIds.isEmpty()) {
            queries.add(() -> keys.load(keyIds));
        }
        together.run(queries);
    }

    /** Where the events must be replayed from: the furthest behind of all that is made from them. */
    long eventsFrom() {
        return fromEvents().mapToLong(each -> each.checkpoint().offset()).min().orElseThrow();
    }

    /** Writes what was committed but for the receipts, and returns how many documents that were. */
    int apply(List<KeyRecord> changedKeys, List<Recorded> events) {
        var written = new AtomicInteger();
        var writes = new ArrayList<Runnable>();
        if (!changedKeys.isEmpty()) {
            var next = changedKeys.getLast().offset() + 1;
            writes.add(() -> written.addAndGet(write(keys, changedKeys, next, false)));
        }
        if (!events.isEmpty()) {
            var next = events.getLast().offset() + 1;
            fromEvents().forEach(each -> writes.add(() -> written.addAndGet(write(each, events, next, false))));
        }
        together.run(writes);
        return written.get();
    }

    /** Writes what was read again. */
    void applyEvents(List<Recorded> events, long next, boolean complete) {
        together.run(fromEvents()
                .<Runnable>map(each -> () -> write(each, events, next, complete))
                .toList());
    }

    private Stream<Projector<Recorded, ?>> fromEvents() {
        return Stream.concat(Stream.of(states), views.stream());
    }

    private static <I> int write(Projector<I, ?> collection, List<I> records, long next, boolean complete) {
        return collection.apply(records, next, complete);
    }

    /** The wrapped keys that exist among the ids. */
    Map<String, WrappedKey> wrappedKeys(Collection<String> ids) {
        keys.load(ids);
        return loadedKeys(ids);
    }

    /** The same of ids that were loaded. */
    Map<String, WrappedKey> loadedKeys(Collection<String> ids) {
        var found = new HashMap<String, WrappedKey>();
        for (var id : ids) {
            var key = keys.get(id);
            if (key != null) {
                found.put(id, key);
            }
        }
        return found;
    }
}
