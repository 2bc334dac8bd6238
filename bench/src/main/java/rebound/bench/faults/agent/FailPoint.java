package rebound.bench.faults.agent;

import java.util.Locale;

/**
 * The places at which an owner can be made to end: a call within a method of the engine. The only place that knows names of
 * the engine; the {@link Weaver} fails where one of them is not there any more.
 */
public enum FailPoint {
    /** Commands were polled, and nobody has been given them. */
    AFTER_POLL("rebound.eventlog.kafka.CommandLoop", "deliver", Side.BEFORE, "offer"),
    /** A part of a transaction is in the log; the wait lets it get there. */
    MID_SEND("rebound.eventlog.kafka.KafkaPartitionLog", "commit", Side.AFTER, "send", 50),
    AFTER_OFFSETS("rebound.eventlog.kafka.KafkaPartitionLog", "commit", Side.AFTER, "sendOffsetsToTransaction"),
    /** All of a transaction is in the log, and it is open; the wait lets it get there. */
    BEFORE_COMMIT("rebound.eventlog.kafka.KafkaPartitionLog", "commit", Side.BEFORE, "commitTransaction", 50),
    AFTER_COMMIT("rebound.eventlog.kafka.KafkaPartitionLog", "commit", Side.AFTER, "commitTransaction"),
    BEFORE_PROJECTION("rebound.eventlog.owner.PartitionOwner", "batch", Side.BEFORE, "apply"),
    BEFORE_REPLY("rebound.eventlog.owner.PartitionOwner", "batch", Side.BEFORE, "reply"),
    /** One collection has what was committed, and others may not have it yet. */
    MID_APPLY("rebound.eventlog.owner.Documents", "write", Side.AFTER, "apply"),
    /** The owners of the partitions that go elsewhere decide no more. */
    LET_GO("rebound.eventlog.kafka.CommandLoop", "revoke", Side.BEFORE, "forEach"),
    /** A batch is decided, and nobody has been told: not even the broker that there is a transaction. */
    BEFORE_TRANSACTION("rebound.eventlog.kafka.KafkaPartitionLog", "commit", Side.BEFORE, "beginTransaction"),
    /** A replay has brought the keys and the receipts to their end, and is about to write states and views. */
    BEFORE_REPLAYED_EVENTS("rebound.eventlog.owner.Replaying", "apply", Side.BEFORE, "applyEvents"),
    /** A rebuild has applied some events to a view, and moved its checkpoint. */
    MID_REBUILD("rebound.eventlog.owner.Rebuilder", "build", Side.AFTER, "apply"),
    /** The thread of an owner begins another batch. Nothing can be made to happen here. */
    BATCH_BEGINS("rebound.eventlog.owner.PartitionOwner", "turn", Side.BEFORE, "drain"),
    /** There is somebody's command in the batch of the thread's owner. Nothing can be made to happen here. */
    COMMAND_TAKEN("rebound.eventlog.owner.Batch", "open", Side.BEFORE, "queued");

    /** On which side of the call. */
    public enum Side {
        BEFORE,
        AFTER
    }

    private final String type;
    private final String method;
    private final Side side;
    private final String call;
    private final long waitMillis;

    FailPoint(String type, String method, Side side, String call) {
        this(type, method, side, call, 0);
    }

    FailPoint(String type, String method, Side side, String call, long waitMillis) {
        this.type = type;
        this.method = method;
        this.side = side;
        this.call = call;
        this.waitMillis = waitMillis;
    }

    /** Whether an owner passes it with a batch, of commands or only of what policies hear. */
    public boolean isOfABatch() {
        return MID_SEND.ordinal() <= ordinal() && ordinal() <= BEFORE_REPLY.ordinal();
    }

    /** The binary name of the class. */
    public String type() {
        return type;
    }

    /** The method of that class in which the call is. */
    public String method() {
        return method;
    }

    public Side side() {
        return side;
    }

    /** The name of the method that is called there. */
    public String call() {
        return call;
    }

    /** How long the thread waits there before the process ends. */
    long waitMillis() {
        return waitMillis;
    }

    /** In the names of files and in what is printed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
