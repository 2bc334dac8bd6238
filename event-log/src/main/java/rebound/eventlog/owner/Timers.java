package rebound.eventlog.owner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;

/**
 * When the aggregates of one partition want to be woken: the near future in memory, the rest in the documents. Belongs
 * to the owner's thread. An aggregate whose wake-up changed nothing is not woken again before it changes, or asked to be,
 * or before the window is looked up anew, which is within a quarter of an hour.
 */
final class Timers {

    /** How far ahead to hold timers in memory: a longer window asks the database less often and holds more. */
    static final Duration WINDOW = Duration.ofMinutes(30);

    /** At most so many at once, the earliest; those after them follow when these have had their turn. */
    private static final int MOST_HELD = 10_000;

    private record Entry(Instant due, AggregateId id) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            var byDue = due.compareTo(other.due);
            return byDue != 0 ? byDue : id.global().compareTo(other.id.global());
        }
    }

    private final TreeSet<Entry> queue = new TreeSet<>();
    private final Map<AggregateId, Entry> byId = new HashMap<>();
    private final DocumentStore store;
    private final String collection;
    private final int partition;
    private final int mostHeld;
    private Instant heldUntil = Instant.MIN;
    private Instant refreshAt = Instant.MIN;
    private @Nullable Document last;

    Timers(DocumentStore store, String collection, int partition) {
        this(store, collection, partition, MOST_HELD);
    }

    /** With smaller pages, for tests. */
    Timers(DocumentStore store, String collection, int partition, int mostHeld) {
        this.mostHeld = mostHeld;
        this.store = store;
        this.collection = collection;
        this.partition = partition;
    }

    /** When {@link #due} next has something to give or to look up. */
    Instant next() {
        if (queue.isEmpty() && last != null) {
            return Instant.MIN;
        }
        return queue.isEmpty() || refreshAt.isBefore(queue.first().due())
                ? refreshAt
                : queue.first().due();
    }

    /** Takes out the aggregates whose time has come, the earliest first. */
    List<AggregateId> due(Instant now, int most) {
        if (!now.isBefore(refreshAt)) {
            refreshAt = now.plus(WINDOW.dividedBy(2));
            queue.clear();
            byId.clear();
            hold(null, now);
        }
        while (queue.isEmpty() && last != null) {
            hold(last, now);
        }
        var due = new ArrayList<AggregateId>();
        while (!queue.isEmpty() && due.size() < most && !queue.first().due().isAfter(now)) {
            var entry = queue.removeFirst();
            byId.remove(entry.id());
            due.add(entry.id());
        }
        return due;
    }

    /** The aggregate now wants to be woken then; null for never. */
    void set(AggregateId id, @Nullable Instant due) {
        var before = byId.remove(id);
        if (before != null) {
            queue.remove(before);
        }
        if (due != null && !due.isAfter(heldUntil)) {
            var entry = new Entry(due, id);
            byId.put(id, entry);
            queue.add(entry);
        }
    }

    /** Takes the next page into memory: what was taken before and is still due may have asked to be left alone for now. */
    private void hold(@Nullable Document after, Instant now) {
        var documents = store.due(collection, partition, after, now.plus(WINDOW), mostHeld);
        last = documents.size() == mostHeld ? documents.getLast() : null;
        heldUntil = last == null ? now.plus(WINDOW) : Objects.requireNonNull(last.due());
        for (var document : documents) {
            var parts = document.id().split("/", 3);
            set(new AggregateId(parts[0], parts[1], parts[2]), document.due());
        }
    }
}
