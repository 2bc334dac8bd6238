package rebound.eventlog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Command;

/** Sends commands to the owner of their partition, wherever it runs, and waits for the answer. Safe for any thread. */
public interface CommandGateway {

    /**
     * Appends the command to its log and waits until it is decided, committed and readable, or until the wait is over.
     *
     * @param wait how long in all; the append alone may take as long
     */
    Outcome submit(Command<?> command, Duration wait);

    /**
     * What became of a command that was {@link Outcome.Pending}.
     *
     * @param commandsOffset from {@link Outcome.Pending}
     * @throws NotReadable while the receipts of the user's partition are being rebuilt
     */
    Status status(String userId, String commandId, long commandsOffset);

    /** What a caller knows after {@link #submit}. */
    sealed interface Outcome {
        /**
         * Decided. What it did, if anything, is durable and can be read.
         *
         * @param left the aggregate as the command left it, which spares a read; null if another replica decided, or
         *     long ago
         */
        record Answered(Answer answer, @Nullable Stored<?> left) implements Outcome {
            public Answered(Answer answer) {
                this(answer, null);
            }
        }

        /** Durable and not decided yet; it will be. */
        record Pending(String commandId, long commandsOffset) implements Outcome {}

        /** Not acknowledged in time: it may or may not be in the log. The same key gives the same result. */
        record Unknown(String commandId) implements Outcome {}
    }

    /** What became of a command. */
    sealed interface Status {
        record Undecided() implements Status {}

        record Decided(Answer answer) implements Status {}

        /** Decided so long ago that the receipt is gone. */
        record Forgotten() implements Status {}
    }
}
