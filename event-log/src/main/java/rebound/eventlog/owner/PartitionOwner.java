package rebound.eventlog.owner;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.EventLogMetrics.Work;
import rebound.eventlog.keys.KeyRing;
import rebound.eventlog.log.FencedException;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.projection.LostDocuments;

/**
 * The one writer of a partition: decides its commands in their order and keeps its documents.
 *
 * <pre>
 *              fenced, caught up with          replayed to the
 *              the committed position          high watermarks
 *   FENCING ───────────────────────▶ REPLAYING ───────────────▶ ACTIVE ──┐ a batch: drain, decide,
 *      ▲  ▲                              │                        │  ▲   │ commit, apply, reply
 *      │  └──────────────────────────────┘                        │  └───┘
 *      └──────────────────────────────────────────────────────────┘
 *           anything that goes wrong, a commit time-out included
 *
 *   any phase ── revoked or lost ──▶ CLOSED
 * </pre>
 *
 * <p>There is one recovery path. Whatever fails, the producer is dropped without a commit, and inbox, overlay and caches
 * with it; fencing again resolves a commit of unknown outcome, and the committed offset tells which way it went. What the
 * owner remembers is therefore never more than what a take-over would rebuild.
 *
 * <p>{@link #step} belongs to one thread. {@link #close}, {@link #lose} and {@link #health} may be called from any.
 */
public final class PartitionOwner {

    private static final System.Logger LOG = System.getLogger(PartitionOwner.class.getName());

    /**
     * The bounds of a group commit. There is no linger: whatever waits is taken, so a lone command is decided at once,
     * and a batch grows with the load. Larger bounds gain throughput until a commit takes longer than a client cares to
     * wait; measure with the command benchmark at 1 and at 100 connections. A small command may load and write a document
     * with the longest text, so the number also bounds what a batch holds in memory.
     */
    private static final int MOST_INPUTS = 100;

    private static final long MOST_BYTES = 4L << 20;

    /** Twice the group's heartbeat interval: after that a poll tells the truth about who owns the partition. */
    public static final Duration TWO_HEARTBEATS = Duration.ofSeconds(1);

    private static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    /** After so many replays in a row that came to a standstill, a restart is the better bet. */
    private static final int MOST_STANDSTILLS = 2;

    private static final Duration FORGET_EVERY = Duration.ofSeconds(10);

    /** How soon an owner with nothing to do finds out that its documents are gone; one query for each collection. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    /** The phases of an owner's life; see the diagram. */
    public enum Phase {
        FENCING,
        REPLAYING,
        ACTIVE,
        CLOSED
    }

    private final Owned owned;
    private final RandomGenerator jitter;

    private volatile Phase phase = Phase.FENCING;
    private volatile Instant since;
    private volatile @Nullable String problem;
    private volatile @Nullable String fatal;
    private volatile boolean closing;
    private volatile boolean lost;
    private volatile boolean restarting;
    private volatile int standstills;
    private volatile @Nullable Replaying replaying;

    private long epoch;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private Instant confirmedAfter = Instant.MIN;
    private @Nullable Documents documents;
    private KeyRing keyRing;
    private @Nullable Timers timers;
    private long decided = -1;
    private long forgotten = -1;
    private int mostInputs = MOST_INPUTS;
    private Instant forgetAt = Instant.MIN;
    private Instant checkAt = Instant.MIN;

    public PartitionOwner(Owned owned) {
        this(owned, new SplittableRandom());
    }

    /**
     * @param jitter what keeps this owner out of step with others; for the owner's thread
     */
    public PartitionOwner(Owned owned, RandomGenerator jitter) {
        this.owned = owned;
        this.jitter = jitter;
        this.since = owned.clock().instant();
        this.keyRing = new KeyRing(owned.vault());
    }

    /**
     * Does the next thing: a take-over step, a batch, or nothing.
     *
     * @param patience how long to wait for something to do
     * @return false once the owner is closed
     */
    public boolean step(Duration patience) {
        if (closing || lost) {
            shut();
            return false;
        }
        try {
            if (restarting) {
                restarting = false;
                throw new IllegalStateException("What the owner was fed cannot be trusted");
            }
            switch (phase) {
                case FENCING -> fence(patience);
                case REPLAYING -> replay(patience);
                case ACTIVE -> turn(patience);
                case CLOSED -> {
                    return false;
                }
            }
        } catch (RuntimeException e) {
            recover(e);
        } catch (Error e) {
            fatal = "partition " + owned.partition() + ": " + Failure.describe(e);
            throw e;
        }
        return true;
    }

    /** The partition goes elsewhere: finish what is being decided, then let go. */
    public void close() {
        closing = true;
        owned.inbox().wake();
    }

    /** What the owner was fed cannot be trusted: start again from the committed position. */
    public void restart() {
        restarting = true;
        owned.inbox().wake();
    }

    /** The partition is somebody else's already: never commit again. */
    public void lose() {
        lost = true;
        owned.inbox().wake();
    }

    public Phase phase() {
        return phase;
    }

    /** Why a restart of the process is the better bet; null as long as the owner goes on by itself. */
    public @Nullable String stuck() {
        if (fatal != null) {
            return fatal;
        }
        return standstills > MOST_STANDSTILLS ? "partition " + owned.partition() + ": " + problem : null;
    }

    public EventLogHealth.Partition health() {
        var current = replaying;
        return new EventLogHealth.Partition(
                owned.partition(),
                phase.name(),
                since,
                current == null ? 0 : current.done(),
                current == null ? 0 : current.total(),
                owned.inbox().size(),
                problem);
    }

    private void fence(Duration patience) {
        if (!mayFence()) {
            owned.inbox().pause(patience);
            return;
        }
        owned.log().fence();
        documents = new Documents(owned.model(), owned.store(), owned.partition(), owned.log(), owned.together());
        replaying = new Replaying(owned, documents, keyRing);
        enter(Phase.REPLAYING);
    }

    /** After a failure the group must have said that the partition is ours: lately, or later if it was overtaken. */
    private boolean mayFence() {
        return !owned.clock().instant().isBefore(notBefore)
                && owned.intake().confirmed(owned.partition()).isAfter(confirmedAfter);
    }

    private void replay(Duration patience) {
        var current = checked(replaying);
        if (!current.step(patience)) {
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "Partition {0} of {1}: replayed {2} records",
                owned.partition(),
                owned.model().service(),
                current.total());
        replaying = null;
        var from = commandsFrom();
        Map<String, Long> foreign = new HashMap<>();
        for (var service : owned.model().foreignServices()) {
            foreign.put(service, owned.log().reacted(service).orElse(0));
        }
        timers = new Timers(owned.store(), checked(documents).states.collection(), owned.partition());
        failures = 0;
        standstills = 0;
        problem = null;
        decided = from;
        // Whoever was here before may have gone before it let go of what it had decided.
        forgotten = owned.log().start(LogName.COMMANDS);
        enter(Phase.ACTIVE);
        owned.intake().open(owned.partition(), epoch, from, foreign);
    }

    /**
     * The first command to decide. Without a committed offset (it expires in a group that is idle for long) the answers
     * tell what was decided; where they say nothing either, nothing was.
     */
    private long commandsFrom() {
        var start = owned.log().start(LogName.COMMANDS);
        var decidedUpTo = owned.log()
                .decided()
                .orElseGet(() -> checked(documents).receipts.checkpoint().mark() + 1);
        // Beyond the end it is a position in another incarnation of the log.
        return decidedUpTo > owned.log().end(LogName.COMMANDS) ? start : Math.max(start, decidedUpTo);
    }

    private void turn(Duration patience) {
        var now = owned.clock().instant();
        var current = checked(timers);
        var untilTimer = Duration.between(now, current.next());
        var wait = untilTimer.isNegative() ? Duration.ZERO : patience.compareTo(untilTimer) < 0 ? patience : untilTimer;
        var inputs = owned.inbox().drain(mostInputs, MOST_BYTES, wait);
        var due = current.due(owned.clock().instant(), mostInputs);
        if (!inputs.isEmpty() || !due.isEmpty()) {
            // If this one fails, the next try is smaller, until one command is alone.
            var tried = mostInputs;
            mostInputs = Math.max(1, Math.min(tried, inputs.size() + due.size()) / 2);
            batch(inputs, due);
            mostInputs = Math.min(MOST_INPUTS, 2 * tried);
        }
        check();
        forget();
    }

    private void batch(List<Input> inputs, List<AggregateId> due) {
        var partition = owned.partition();
        var work = inputs.stream().anyMatch(Input.Accepted.class::isInstance) ? Work.COMMANDS : Work.REACTIONS;
        var started = System.nanoTime();
        var batch = new Batch(owned, checked(documents), keyRing);
        batch.decide(inputs, due);
        batch.again(due).forEach(checked(timers)::set);
        owned.metrics().decided(partition, work, inputs.size() + due.size(), System.nanoTime() - started);
        if (batch.isEmpty()) {
            return;
        }
        var transaction = batch.transaction();
        if (lost) {
            return;
        }
        var committing = System.nanoTime();
        var offsets = owned.log().commit(transaction);
        var committed = System.nanoTime();
        owned.metrics().committed(partition, work, offsets.length, committed - committing);
        batch.trace();
        var written = batch.apply(offsets);
        owned.metrics().applied(partition, work, written, System.nanoTime() - committed);
        batch.reply();
        batch.changed().forEach((id, aggregate) -> {
            var timer = Shapes.States.timer(aggregate);
            checked(timers).set(id, timer == null ? null : timer.due());
        });
        if (transaction.decided() != null) {
            decided = transaction.decided();
        }
    }

    private void check() {
        var now = owned.clock().instant();
        if (!now.isBefore(checkAt)) {
            checkAt = now.plus(CHECK_EVERY);
            checked(documents).check();
        }
    }

    /** Decided commands need not be kept; to let go of them now and then is enough. */
    private void forget() {
        var now = owned.clock().instant();
        if (decided > forgotten && !now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGET_EVERY);
            owned.log().forget(decided);
            forgotten = decided;
        }
    }

    private void recover(RuntimeException e) {
        var now = owned.clock().instant();
        var overtaken = isOvertaken(e) || Stream.of(e.getSuppressed()).anyMatch(PartitionOwner::isOvertaken);
        failures++;
        standstills = e instanceof NoProgressException ? standstills + 1 : standstills;
        problem = Failure.describe(e);
        LOG.log(
                failures <= 3 || failures % 20 == 0 ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                () -> "Partition " + owned.partition() + " of " + owned.model().service() + ": starts again after "
                        + problem + (failures > 1 ? " (time " + failures + " in a row)" : ""));
        owned.metrics().recovered(owned.partition(), e.getClass().getSimpleName());
        discard();
        // Whoever was overtaken waits for a later word of the group. Anybody else may have stood still for long without
        // noticing, so that the word is from before that.
        var after = overtaken ? now.plus(TWO_HEARTBEATS) : now.minus(TWO_HEARTBEATS);
        confirmedAfter = after.isAfter(confirmedAfter) ? after : confirmedAfter;
        notBefore = now.plus(backOff());
        enter(Phase.FENCING);
    }

    /** Documents that are not as they were left may have another owner, too. */
    private static boolean isOvertaken(Throwable e) {
        return e instanceof FencedException || e instanceof LostDocuments;
    }

    /** Exponential with full jitter, so that two owners that fence each other do not stay in step. */
    private Duration backOff() {
        var longest = Math.min(LONGEST_BACK_OFF.toMillis(), SHORTEST_BACK_OFF.toMillis() << Math.min(failures - 1, 10));
        return Duration.ofMillis(jitter.nextLong(1, longest + 1));
    }

    private void discard() {
        owned.intake().close(owned.partition());
        epoch++;
        owned.inbox().reset(epoch);
        var current = replaying;
        if (current != null) {
            letGo(current::close);
            replaying = null;
        }
        letGo(owned.log()::close);
        documents = null;
        timers = null;
        keyRing = new KeyRing(owned.vault());
    }

    /** What cannot even be closed is dropped all the same: fencing shuts it out. */
    private void letGo(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "Partition " + owned.partition() + ": could not close: " + Failure.describe(e));
        }
    }

    private void shut() {
        if (phase != Phase.CLOSED) {
            discard();
            enter(Phase.CLOSED);
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = owned.clock().instant();
        // What is lost may have another owner here already, which speaks for it.
        if (!lost) {
            owned.metrics().phase(owned.partition(), next.name());
        }
    }

    private static <T> T checked(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Used in the wrong phase");
        }
        return value;
    }
}
