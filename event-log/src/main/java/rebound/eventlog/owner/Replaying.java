package rebound.eventlog.owner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.codec.Json;
import rebound.eventlog.keys.KeyRing;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Event.Recorded;
import rebound.eventlog.owner.Shapes.Answered;
import rebound.eventlog.owner.Shapes.KeyRecord;

/**
 * Brings the documents of a partition up to the high watermark of its logs: first the keys, then the answers, then the
 * events that need the keys. To the high watermark and not to the last stable offset, because somebody else's open
 * transaction would hide committed events above it. Silent: nothing is fired, reacted to or replied. One instance for
 * one attempt, in the owner's thread.
 */
final class Replaying implements AutoCloseable {

    /**
     * How long a replay may stay at one position while Kafka answers: longer than the broker's default bound on a
     * transaction of ours, so that what is pending has been resolved by then.
     */
    static final Duration MOST_WITHOUT_PROGRESS = Duration.ofSeconds(60);

    private record Stage(LogName log, long from, long end) {}

    private final Owned owned;
    private final Documents documents;
    private final KeyRing keyRing;
    private final List<Stage> stages;
    private final long total;
    private int current;
    private long done;
    private long position;
    private Instant progressed;
    private PartitionLog.@Nullable Replay replay;

    Replaying(Owned owned, Documents documents, KeyRing keyRing) {
        this.owned = owned;
        this.documents = documents;
        this.keyRing = keyRing;
        // The ends are all taken before anything is read; events that come later can only be this owner's own.
        this.stages = List.of(
                stage(LogName.KEYS, documents.keys.checkpoint().offset()),
                stage(LogName.ANSWERS, documents.receipts.checkpoint().offset()),
                stage(LogName.EVENTS, documents.eventsFrom()));
        this.total = stages.stream()
                .mapToLong(stage -> Math.max(0, stage.end() - stage.from()))
                .sum();
        this.progressed = owned.clock().instant();
    }

    private Stage stage(LogName log, long checkpoint) {
        return new Stage(
                log, Math.max(checkpoint, owned.log().start(log)), owned.log().end(log));
    }

    long done() {
        return done;
    }

    long total() {
        return total;
    }

    /** Reads and applies some more; returns whether it is finished. */
    boolean step(Duration patience) {
        var stage = stages.get(current);
        if (replay == null) {
            position = stage.from();
            if (position < stage.end()) {
                replay = owned.log().replay(stage.log(), position);
            }
        }
        if (replay != null) {
            var read = replay.poll(patience);
            var reached = Math.max(position, replay.position());
            apply(stage.log(), read, reached, reached >= stage.end());
            progress(reached);
        } else {
            apply(stage.log(), List.of(), position, true);
        }
        if (position >= stage.end()) {
            close();
            current++;
        }
        return current == stages.size();
    }

    private void progress(long reached) {
        var now = owned.clock().instant();
        if (reached > position) {
            done += reached - position;
            position = reached;
            progressed = now;
            owned.metrics().replayed(owned.partition(), done, total);
        } else if (progressed.plus(MOST_WITHOUT_PROGRESS).isBefore(now)) {
            throw new NoProgressException(stages.get(current).log(), position);
        }
    }

    private void apply(LogName log, List<Incoming> read, long reached, boolean complete) {
        switch (log) {
            case KEYS -> documents.keys.apply(map(read, Replaying::key), reached, complete);
            case ANSWERS -> documents.receipts.apply(map(read, Replaying::answer), reached, complete);
            case EVENTS -> documents.applyEvents(events(read), reached, complete);
            case COMMANDS, REPLIES, DEAD_LETTERS -> throw new IllegalArgumentException("Not replayed: " + log);
        }
        keyRing.commit();
    }

    private List<Recorded> events(List<Incoming> read) {
        return Shapes.recorded(read, owned.events(), keyRing, documents::wrappedKeys);
    }

    private static KeyRecord key(Incoming read) {
        return new KeyRecord(read.offset(), read.key(), Json.read(read.value(), WrappedKey.class));
    }

    private static Answered answer(Incoming read) {
        return new Answered(read.offset(), Json.read(read.value(), Answer.class));
    }

    private static <T> List<T> map(List<Incoming> read, Function<Incoming, T> decode) {
        var decoded = new ArrayList<T>(read.size());
        read.forEach(incoming -> decoded.add(decode.apply(incoming)));
        return decoded;
    }

    @Override
    public void close() {
        if (replay != null) {
            replay.close();
            replay = null;
        }
    }
}
