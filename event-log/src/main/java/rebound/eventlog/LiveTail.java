package rebound.eventlog;

import java.util.function.LongConsumer;

/**
 * Tells at once who has a new event, on every replica and whichever one decided it. It only wakes: an event may be told
 * before the documents hold it, or, while Kafka is away, not at all; what has changed is read with
 * {@link Reader#changes}. Safe for any thread.
 */
public interface LiveTail {

    /** Whatever was new: look. */
    long ANYTHING = -1;

    /**
     * From now on, tells of each new event of that user.
     *
     * @param seen is given the event's offset in the events log, or {@link #ANYTHING} whenever something may have been
     *     missed; runs on a thread of the tail's own and must return at once
     */
    Following follow(String userId, LongConsumer seen);

    /** As long as it is open, it is told. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
