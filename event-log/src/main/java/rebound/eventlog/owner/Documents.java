package rebound.eventlog.owner;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** All documents of one partition, as one incarnation of its owner holds them. */
final class Documents {

    final Projector<KeyRecord, WrappedKey> keys;
    final Projector<Recorded, Aggregate<?, ?, ?>> states;
    final List<Projector<Recorded, ?>> views;
    final Projector<Answered, Answer> receipts;

    Documents(Model model, DocumentStore store, int partition, PartitionLog log) {
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
        keys.load(List.of());
        states.load(List.of());
        views.forEach(view -> view.load(List.of()));
        receipts.load(List.of());
    }

    /** Where the events must be replayed from: the furthest behind of all that is made from them. */
    long eventsFrom() {
        var from = states.checkpoint().offset();
        for (var view : views) {
            from = Math.min(from, view.checkpoint().offset());
        }
        return from;
    }

    int applyEvents(List<Recorded> events, long next, boolean complete) {
        var written = states.apply(events, next, complete);
        for (var view : views) {
            written += view.apply(events, next, complete);
        }
        return written;
    }

    /** The wrapped keys that exist among the ids. */
    Map<String, WrappedKey> wrappedKeys(Collection<String> ids) {
        keys.load(ids);
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
