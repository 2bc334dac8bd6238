package rebound.eventlog;

/**
 * What the engine reports while it works; every duration in nanoseconds. Called from the owners' threads, so an
 * implementation must be quick and must not throw. The default reports to nobody.
 */
public interface EventLogMetrics {

    /** What was worked on together. */
    enum Work {
        /** Commands, with whatever else was waiting. */
        COMMANDS,
        /** What policies heard, and what was due: nobody waits for it. */
        REACTIONS,
        /** What was written before, for new documents. */
        REBUILD
    }

    /** From the append of a command to the moment its batch was drained. */
    default void queued(int partition, long nanos) {}

    /** A batch is decided: how many inputs, and how long loading and deciding took. */
    default void decided(int partition, Work work, int inputs, long nanos) {}

    /** A transaction is committed. */
    default void committed(int partition, Work work, int records, long nanos) {}

    /** The documents of a batch are written. */
    default void applied(int partition, Work work, int documents, long nanos) {}

    /** An answer has reached its request, counted from the moment the request sent the command. */
    default void replied(int partition, long nanos) {}

    /** The owner of a partition, or who rebuilds it, entered a phase. */
    default void phase(int partition, String phase) {}

    /** An owner had to recover. */
    default void recovered(int partition, String cause) {}

    /** A replay has come this far, in records of the logs; a rebuild, in offsets of the events. */
    default void replayed(int partition, long done, long of) {}

    /**
     * A command became a dead letter.
     *
     * @param reason one of a few: {@code undecodable}, {@code policy}, {@code bug}, {@code too-large}
     */
    default void deadLetter(int partition, String reason) {}

    /** How many commands are appended and not yet decided. */
    default void lag(int partition, long commands) {}

    /**
     * How much of a service's events its partition's policies have not read yet, in offsets. What somebody's open transaction
     * hides counts: policies read committed events only, and wait for its end.
     *
     * @param foreign the service whose events they are; the own one too
     */
    default void policyLag(int partition, String foreign, long offsets) {}
}
