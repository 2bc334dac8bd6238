package rebound.eventlog.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Reason;

/**
 * What was decided about a command. Holds no word of the person's; lives in the answers log and, projected, as the
 * command's receipt.
 *
 * @param commandsOffset where the command stood in its log; -1 for that of a policy, which is in none
 * @param at when it was decided: the answer is kept from then on, however long the command had to wait
 * @param version the aggregate's version after the decision
 * @param reason the code of the refusal; null unless refused
 * @param kind the kind of the refusal; null unless refused
 */
public record Answer(
        String commandId,
        AggregateId aggregate,
        long commandsOffset,
        Instant at,
        Outcome outcome,
        long version,
        @Nullable String reason,
        Reason.@Nullable Kind kind,
        String fingerprint) {

    public enum Outcome {
        /** Its events, if any, are in the log. */
        ACCEPTED,
        /** Refused for a reason; nothing was recorded. */
        REFUSED,
        /** It hit a bug or a limit of the log and became a dead letter; nothing was recorded. */
        FAILED
    }
}
