package rebound.eventlog.log;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Everything that the owner of a partition does to Kafka. Used from the owner's thread only. Any method may throw; the
 * owner then has one answer, which is to start again with {@link #fence}. Who rebuilds beside an owner only reads, and never
 * fences.
 */
public interface PartitionLog extends AutoCloseable {

    /**
     * Shuts out every earlier owner and resolves what it left open: drops the previous producer without a commit, and
     * initialises a new one under the partition's stable {@code transactional.id}.
     */
    void fence();

    /** The committed position in the commands log, transactions pending included; only to be asked after {@link #fence}. */
    OptionalLong decided();

    /** The committed position in a foreign service's events log. */
    OptionalLong reacted(String service);

    /** The first offset that a log still has. */
    long start(LogName log);

    /** The high watermark of a log, above every open transaction. */
    long end(LogName log);

    /** The incarnation of a log's topic: another one means that offsets start anew. */
    String topicId(LogName log);

    /** Reads committed records from there on; closes an earlier replay. */
    Replay replay(LogName log, long from);

    /**
     * Appends and commits.
     *
     * @return the offset of each record
     * @throws FencedException if another owner has taken the partition over; nothing was committed
     */
    long[] commit(Transaction transaction);

    /** Lets go of commands that have been decided. */
    void forget(long decided);

    /** Closes without a commit. */
    @Override
    void close();

    /** A read of one log from some offset. */
    interface Replay extends AutoCloseable {

        /** The next committed records; empty if none came in time. */
        List<Incoming> poll(Duration patience);

        /** The offset after the last record read, or after what could be skipped. */
        long position();

        @Override
        void close();
    }
}
