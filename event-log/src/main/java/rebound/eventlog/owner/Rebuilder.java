package rebound.eventlog.owner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.KeyRing;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.model.Event.Recorded;
import rebound.eventlog.model.Model;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.projection.Projector;

/**
 * Builds the views of one partition that no owner writes yet, beside its owner, who goes on deciding and serving from its own.
 *
 * <pre>
 *             took over what           at the end that it saw first,
 *             no owner has begun       and not far behind since
 *   OPENING ─────────────────▶ REBUILDING ◀──────────────▶ REBUILT
 *     ▲  │                         │                          │
 *     └──┼─────────────────────────┴──────────────────────────┘
 *        │   anything that goes wrong, an owner that takes over included
 *        │
 *        └── owners write all of it, or another rebuilder does ──▶ LEFT
 * </pre>
 *
 * <p>It follows the owner: it never reads events beyond the checkpoint of the states, below which everything is committed. The
 * owner writes the keys at the same time; where one is not there yet, it looks again a moment later. It fences nobody, and
 * writes nothing but views of a generation of its own, which is where an owner that writes them too takes them over. Of these
 * it never says that they are complete: only an owner knows where the log ends.
 *
 * <p>{@link #step} belongs to one thread; everything else may be called from any.
 */
public final class Rebuilder {

    private static final System.Logger LOG = System.getLogger(Rebuilder.class.getName());

    /**
     * As many as an owner decides at once: it shares the database with those who serve, and is in no hurry. More would build
     * faster, and hold up the others for longer.
     */
    private static final int MOST_EVENTS = 100;

    /**
     * How far behind the owner's states it may be and count as at the end, in offsets: what a take-over replays in well under
     * a second. Without room, a busy owner would always be ahead.
     */
    static final long MOST_BEHIND = 1_000;

    static final Duration AGAIN = Duration.ofSeconds(1);

    private static final int MOST_STANDSTILLS = 2;

    /** The phases of a rebuild; see the diagram. */
    public enum Phase {
        OPENING,
        REBUILDING,
        REBUILT,
        LEFT
    }

    private final int partition;
    private final Model model;
    private final PartitionLog log;
    private final DocumentStore store;
    private final EventCodec events;
    private final Vault vault;
    private final InstantSource clock;
    private final EventLogMetrics metrics;
    private final Map<String, String> generations = new HashMap<>();
    private final Queue<Incoming> ahead = new ArrayDeque<>();

    private volatile Phase phase = Phase.OPENING;
    private volatile Instant since;
    private volatile long position;
    private volatile long end;
    private volatile @Nullable String problem;
    private volatile @Nullable String stuck;

    private String topicId = "";
    private List<Projector<Recorded, ?>> views = List.of();
    private PartitionLog.@Nullable Replay replay;
    private long goal;
    private Instant progressed;
    private Instant notBefore = Instant.MIN;
    private int standstills;

    public Rebuilder(
            int partition,
            Model model,
            PartitionLog log,
            DocumentStore store,
            EventCodec events,
            Vault vault,
            InstantSource clock,
            EventLogMetrics metrics) {
        this.partition = partition;
        this.model = model;
        this.log = log;
        this.store = store;
        this.events = events;
        this.vault = vault;
        this.clock = clock;
        this.metrics = metrics;
        this.since = clock.instant();
        this.progressed = since;
    }

    /** Looks what is to be built, or builds some more, or waits for as long as that. */
    public void step(Duration patience) {
        try {
            if (phase == Phase.LEFT || clock.instant().isBefore(notBefore)) {
                pause(patience);
            } else if (phase == Phase.OPENING) {
                open();
            } else {
                follow(patience);
            }
        } catch (RuntimeException e) {
            recover(e);
        } catch (Error e) {
            stuck = "partition " + partition + ": " + Failure.describe(e);
            throw e;
        }
    }

    public Phase phase() {
        return phase;
    }

    /** Whether the next owner has only a short rest to replay, or does it already. */
    public boolean isAtTheEnd() {
        return phase == Phase.REBUILT || phase == Phase.LEFT;
    }

    /** Why a restart of the process is the better bet; null as long as it goes on by itself. */
    public @Nullable String stuck() {
        return stuck;
    }

    public EventLogHealth.Partition health() {
        return new EventLogHealth.Partition(partition, phase.name(), since, position, end, 0, problem);
    }

    /** Lets the log go; in the thread of {@link #step}, as the last thing. */
    public void close() {
        views = List.of();
        ahead.clear();
        replay = null;
        log.close();
    }

    private void open() {
        topicId = log.topicId(LogName.EVENTS);
        end = ownersEnd();
        var opened = new ArrayList<Projector<Recorded, ?>>();
        for (var projection : model.projections()) {
            if (isAnotherRebuilders(projection.collection())) {
                stuck = "partition " + partition + ": another rebuilder has taken " + projection.collection() + " over";
                enter(Phase.LEFT);
                return;
            }
            Projector.rebuilding(new Shapes.Views<>(projection), store, partition, topicId)
                    .ifPresent(view -> {
                        generations.put(view.collection(), view.checkpoint().generation());
                        opened.add(view);
                    });
        }
        views = List.copyOf(opened);
        problem = null;
        if (views.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Partition {0} of {1}: owners write all of its views",
                    partition,
                    model.service());
            enter(Phase.LEFT);
            return;
        }
        position = views.stream()
                .mapToLong(view -> view.checkpoint().offset())
                .min()
                .orElseThrow();
        goal = end;
        progressed = clock.instant();
        LOG.log(
                System.Logger.Level.INFO,
                "Partition {0} of {1}: builds {2} from offset {3} to {4}",
                partition,
                model.service(),
                names(),
                Long.toString(position),
                Long.toString(goal));
        enter(Phase.REBUILDING);
    }

    /** Whoever has it took it over from this one, and shall not lose it again. */
    private boolean isAnotherRebuilders(String collection) {
        var mine = generations.get(collection);
        var there = store.load(collection, partition, List.of()).checkpoint();
        return mine != null
                && there != null
                && there.isOf(Checkpoint.Writer.REBUILDER)
                && !there.generation().equals(mine);
    }

    /** How far the owner is, whoever it is: below that, everything is committed, and its keys are written or about to be. */
    private long ownersEnd() {
        var collection = Shapes.statesCollection(model);
        var states = store.load(collection, partition, List.of()).checkpoint();
        if (states == null || !states.complete() || !states.topicId().equals(topicId)) {
            throw new NothingToFollowException(collection);
        }
        return states.offset();
    }

    private void follow(Duration patience) {
        // Each time: whatever an owner has taken over meanwhile is its own.
        views.forEach(view -> view.load(List.of()));
        end = Math.max(position, ownersEnd());
        if (position < end) {
            build(patience);
        } else {
            progressed = clock.instant();
            pause(patience);
        }
        enter(position >= goal && end - position <= MOST_BEHIND ? Phase.REBUILT : Phase.REBUILDING);
        metrics.replayed(partition, position, end);
    }

    private void build(Duration patience) {
        var reading = replay;
        if (reading == null) {
            reading = log.replay(LogName.EVENTS, Math.max(position, log.start(LogName.EVENTS)));
            replay = reading;
        }
        if (ahead.isEmpty()) {
            ahead.addAll(reading.poll(patience));
        }
        var read = new ArrayList<Incoming>();
        for (var next = ahead.peek();
                next != null && next.offset() < end && read.size() < MOST_EVENTS;
                next = ahead.peek()) {
            read.add(ahead.remove());
        }
        var unread = ahead.peek();
        var reached = Math.min(end, unread == null ? reading.position() : unread.offset());
        if (reached > position) {
            var started = System.nanoTime();
            // What was erased meanwhile is not to be opened with what was known before.
            var recorded = Shapes.recorded(read, events, new KeyRing(vault), this::wrappedKeys);
            var written = 0;
            for (var view : views) {
                written += view.apply(recorded, reached, false);
            }
            metrics.applied(partition, EventLogMetrics.Work.REBUILD, written, System.nanoTime() - started);
        }
        progress(reached);
    }

    private void progress(long reached) {
        var now = clock.instant();
        if (reached > position) {
            position = reached;
            progressed = now;
            standstills = 0;
            stuck = null;
        } else if (progressed.plus(Replaying.MOST_WITHOUT_PROGRESS).isBefore(now)) {
            throw new NoProgressException(LogName.EVENTS, position);
        }
    }

    /** As the owner has written them; one that is missing is never taken for erased. */
    private Map<String, WrappedKey> wrappedKeys(Collection<String> ids) {
        var shape = new Shapes.Keys();
        var found = new HashMap<String, WrappedKey>();
        store.load(shape.collection(), partition, ids)
                .documents()
                .forEach((id, document) -> found.put(id, shape.fromJson(document.json())));
        return found;
    }

    private void recover(RuntimeException e) {
        var what = Failure.describe(e);
        if (!what.equals(problem)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "Partition " + partition + " of " + model.service() + ": the rebuild starts again after "
                            + what);
        }
        problem = what;
        metrics.recovered(partition, e.getClass().getSimpleName());
        standstills = e instanceof NoProgressException ? standstills + 1 : standstills;
        if (standstills > MOST_STANDSTILLS) {
            stuck = "partition " + partition + ": " + what;
        }
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "Partition " + partition + ": could not close: " + Failure.describe(alsoFailed));
        }
        notBefore = clock.instant().plus(AGAIN);
        enter(Phase.OPENING);
    }

    private String names() {
        return views.stream().map(Projector::collection).collect(Collectors.joining(", "));
    }

    private void enter(Phase next) {
        if (phase != next) {
            phase = next;
            since = clock.instant();
            metrics.phase(partition, next.name());
            if (next == Phase.REBUILT) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "Partition {0} of {1}: {2} are at offset {3}, the states at {4}",
                        partition,
                        model.service(),
                        names(),
                        Long.toString(position),
                        Long.toString(end));
            }
        }
    }

    private static void pause(Duration patience) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
