package rebound.eventlog.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.log.FencedException;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.log.Transaction;
import rebound.eventlog.testkit.Moments.Moment;

/**
 * One partition of all of a service's logs, and of the foreign ones it reacts to, as a Kafka cluster keeps them, as far as
 * it matters to an owner:
 *
 * <ul>
 *   <li>A transaction is all or nothing, and so are the positions that are committed with it.
 *   <li>Its end takes an offset in every log that it wrote to; offsets have gaps.
 *   <li>To fence ends an earlier owner's transaction (one whose commit was already decided on is committed) and shuts the
 *       earlier owner out.
 *   <li>Who reads committed records sees nothing above a transaction that is open, whoever opened it; the high watermark
 *       is above it.
 * </ul>
 *
 * <p>Every instance of a service has a {@link #connect connection} of its own. For one thread.
 */
public final class InMemoryLog {

    /** How many records one poll of a replay gives: few, so that a replay has many steps. */
    private static final int POLL = 3;

    private enum Fate {
        OPEN,
        /** It will be committed, whoever asks next. */
        PREPARED,
        COMMITTED,
        ABORTED
    }

    private static final class Pending {
        private final Set<Topic> touched = new LinkedHashSet<>();
        private Fate fate = Fate.OPEN;
        private @Nullable Long decided;
        private Map<String, Long> reacted = Map.of();

        boolean isOpen() {
            return fate == Fate.OPEN || fate == Fate.PREPARED;
        }
    }

    /** A place in a log: a record, or nothing but an offset, as transaction markers and compaction leave it. */
    private record Slot(@Nullable Incoming held, @Nullable Pending in) {}

    private static final class Topic {
        private static int made;

        private final String id = "topic-" + ++made;
        private final List<Slot> slots = new ArrayList<>();
        private long start;

        long end() {
            return slots.size();
        }

        /** Below it, every transaction has ended. */
        long stable() {
            for (var offset = start; offset < end(); offset++) {
                var in = slots.get((int) offset).in();
                if (in != null && in.isOpen()) {
                    return offset;
                }
            }
            return end();
        }

        long add(Outgoing outgoing, long timestamp, @Nullable Pending in) {
            var offset = end();
            var headers = new RecordHeaders(outgoing.headers());
            slots.add(new Slot(new Incoming(offset, timestamp, outgoing.key(), outgoing.value(), headers), in));
            if (in != null) {
                in.touched.add(this);
            }
            return offset;
        }

        void addMarker() {
            slots.add(new Slot(null, null));
        }

        @Nullable
        Incoming committed(long offset) {
            var slot = slots.get((int) offset);
            return slot.in() == null || slot.in().fate == Fate.COMMITTED ? slot.held() : null;
        }
    }

    private final String service;
    private final InstantSource clock;
    private final Moments moments;
    private final Map<LogName, Topic> topics = new EnumMap<>(LogName.class);
    private final Map<String, Topic> foreign = new HashMap<>();
    private final Map<String, Long> reacted = new HashMap<>();
    private @Nullable Long decided;
    private int epoch;
    private @Nullable Pending open;

    /** @param service whose logs these are */
    public InMemoryLog(String service, InstantSource clock, Moments moments) {
        this.service = service;
        this.clock = clock;
        this.moments = moments;
        for (var log : LogName.values()) {
            topics.put(log, new Topic());
        }
    }

    /** The logs as one instance of the service sees them. */
    public PartitionLog connect() {
        return new Connection(false);
    }

    /** The logs for somebody who only looks: to fence does nothing, and nothing can be committed. */
    public PartitionLog watch() {
        return new Connection(true);
    }

    /** Appends outside of any transaction. */
    public long append(Outgoing outgoing) {
        return topic(outgoing.log()).add(outgoing, clock.millis(), null);
    }

    /** Appends to the events of another service. */
    public long appendForeign(String service, Outgoing outgoing) {
        return foreign(service).add(outgoing, clock.millis(), null);
    }

    /** Every record of a log that a consumer of committed records gets. */
    public List<Incoming> committed(LogName log) {
        return committed(topic(log), topic(log).start, Integer.MAX_VALUE);
    }

    /** Some committed records of a service's events, mostly another's, from there on. */
    public List<Incoming> committedForeign(String service, long from, int most) {
        return committed(foreign(service), from, most);
    }

    /** Some records of a log, committed or not, from there on. */
    public List<Incoming> read(LogName log, long from, int most) {
        return topic(log).slots.stream()
                .skip(from)
                .map(Slot::held)
                .filter(held -> held != null)
                .limit(most)
                .toList();
    }

    public long start(LogName log) {
        return topic(log).start;
    }

    /** The high watermark. */
    public long end(LogName log) {
        return topic(log).end();
    }

    /** The end of what a consumer of committed records gets of a service's events. */
    public long stableForeign(String service) {
        return foreign(service).stable();
    }

    public long endForeign(String service) {
        return foreign(service).end();
    }

    /** The committed position in the commands. */
    public OptionalLong decided() {
        return decided == null ? OptionalLong.empty() : OptionalLong.of(decided);
    }

    /** Somebody who is no owner writes a record in a transaction and leaves it open. */
    public Stranger stranger(LogName log) {
        var pending = new Pending();
        topic(log).add(new Outgoing(log, "stranger", new byte[0], new RecordHeaders()), clock.millis(), pending);
        return new Stranger(pending);
    }

    /** Deletes what is below the offset, as retention does. */
    public void truncate(LogName log, long below) {
        var topic = topic(log);
        topic.start = Math.max(topic.start, Math.min(below, topic.end()));
    }

    /** Deletes every record but the last of each key, as compaction does. */
    public void compact(LogName log) {
        var seen = new HashSet<String>();
        var slots = topic(log).slots;
        for (var i = slots.size() - 1; i >= 0; i--) {
            var held = slots.get(i).held();
            if (held != null && !seen.add(held.key())) {
                slots.set(i, new Slot(null, null));
            }
        }
    }

    /** Deletes the topic and makes a new one of the same name; committed positions stay, as after a restore. */
    public void recreate(LogName log) {
        topics.put(log, new Topic());
    }

    /** The committed positions are gone, as those of a group that was idle for too long. */
    public void expirePositions() {
        decided = null;
        reacted.clear();
    }

    /** What the partition's producer left open is aborted, as after the transaction time-out. */
    public void timeOutTransaction() {
        if (open != null) {
            finish(open, open.fate == Fate.PREPARED ? Fate.COMMITTED : Fate.ABORTED);
            open = null;
            epoch++;
        }
    }

    private Topic topic(LogName log) {
        var topic = topics.get(log);
        if (topic == null) {
            throw new IllegalStateException("No topic for " + log);
        }
        return topic;
    }

    /** A service can follow itself as it follows any other. */
    private Topic foreign(String followed) {
        return followed.equals(service)
                ? topic(LogName.EVENTS)
                : foreign.computeIfAbsent(followed, name -> new Topic());
    }

    private static List<Incoming> committed(Topic topic, long from, int most) {
        var read = new ArrayList<Incoming>();
        var stable = topic.stable();
        for (var offset = Math.max(from, topic.start); offset < stable && read.size() < most; offset++) {
            var held = topic.committed(offset);
            if (held != null) {
                read.add(held);
            }
        }
        return read;
    }

    private void finish(Pending pending, Fate fate) {
        pending.fate = fate;
        pending.touched.forEach(Topic::addMarker);
        if (fate == Fate.COMMITTED) {
            decided = pending.decided != null ? pending.decided : decided;
            reacted.putAll(pending.reacted);
        }
    }

    private static String place(LogName log) {
        return log.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An open transaction of somebody else. */
    public final class Stranger {

        private final Pending pending;

        private Stranger(Pending pending) {
            this.pending = pending;
        }

        public void abort() {
            finish(pending, Fate.ABORTED);
        }
    }

    private final class Connection implements PartitionLog {

        private final boolean watching;
        private int mine = -1;
        private @Nullable Reading reading;

        private Connection(boolean watching) {
            this.watching = watching;
        }

        @Override
        public void fence() {
            close();
            if (!watching) {
                moments.reach(Moment.BEFORE_FENCE, "log");
                if (open != null) {
                    finish(open, open.fate == Fate.PREPARED ? Fate.COMMITTED : Fate.ABORTED);
                    open = null;
                }
                epoch++;
            }
            mine = epoch;
            if (!watching) {
                moments.reach(Moment.AFTER_FENCE, "log");
            }
        }

        @Override
        public OptionalLong decided() {
            stable();
            return InMemoryLog.this.decided();
        }

        @Override
        public OptionalLong reacted(String service) {
            stable();
            var offset = reacted.get(service);
            return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
        }

        /** Positions that are part of an open transaction are not told. */
        private void stable() {
            if (mine < 0) {
                throw new AssertionError("Asked before fencing");
            }
            if (open != null && !watching) {
                throw new KafkaException("There are unstable offsets");
            }
        }

        @Override
        public long start(LogName log) {
            return InMemoryLog.this.start(log);
        }

        @Override
        public long end(LogName log) {
            return InMemoryLog.this.end(log);
        }

        @Override
        public String topicId(LogName log) {
            return topic(log).id;
        }

        @Override
        public Replay replay(LogName log, long from) {
            closeReading();
            var replay = new Reading(log, from);
            reading = replay;
            return replay;
        }

        @Override
        public long[] commit(Transaction transaction) {
            closeReading();
            requireMine();
            moments.reach(Moment.BEFORE_SEND, "log");
            requireMine();
            if (open != null) {
                throw new AssertionError("A transaction is open already");
            }
            var pending = new Pending();
            open = pending;
            var offsets = new long[transaction.records().size()];
            for (var i = 0; i < offsets.length; i++) {
                var outgoing = transaction.records().get(i);
                offsets[i] = topic(outgoing.log()).add(outgoing, clock.millis(), pending);
                if (i + 1 < offsets.length) {
                    moments.reach(Moment.MID_SEND, place(outgoing.log()));
                    requireMine();
                }
            }
            moments.reach(Moment.AFTER_SEND, "log");
            requireMine();
            pending.decided = transaction.decided();
            pending.reacted = Map.copyOf(transaction.reacted());
            moments.reach(Moment.AFTER_OFFSETS, "log");
            requireMine();
            moments.reach(Moment.BEFORE_COMMIT, "log");
            requireMine();
            pending.fate = Fate.PREPARED;
            moments.reach(Moment.DURING_COMMIT, "log");
            requireMine();
            finish(pending, Fate.COMMITTED);
            open = null;
            moments.reach(Moment.AFTER_COMMIT, "log");
            return offsets;
        }

        private void requireMine() {
            if (mine < 0 || watching) {
                throw new AssertionError("Commit before fencing");
            }
            if (mine != epoch) {
                throw new FencedException(new ProducerFencedException("There is a newer producer"));
            }
        }

        @Override
        public void forget(long below) {
            truncate(LogName.COMMANDS, below);
        }

        @Override
        public void close() {
            if (mine >= 0 && !watching) {
                mine = -1;
                moments.reach(Moment.BEFORE_CLOSE, "log");
            }
            closeReading();
        }

        private void closeReading() {
            if (reading != null) {
                reading.close();
                reading = null;
            }
        }

        private final class Reading implements Replay {

            private final LogName log;
            private long position;
            private boolean closed;

            private Reading(LogName log, long from) {
                this.log = log;
                this.position = from;
            }

            @Override
            public List<Incoming> poll(Duration patience) {
                if (closed) {
                    throw new AssertionError("Read after it was closed");
                }
                moments.reach(Moment.BEFORE_POLL, place(log));
                var topic = topic(log);
                if (position < topic.start || position > topic.end()) {
                    throw new KafkaException("Offset " + position + " is out of range");
                }
                var read = committed(topic, position, POLL);
                position = read.size() < POLL
                        ? Math.max(position, topic.stable())
                        : read.getLast().offset() + 1;
                return read;
            }

            @Override
            public long position() {
                return position;
            }

            @Override
            public void close() {
                closed = true;
            }
        }
    }
}
