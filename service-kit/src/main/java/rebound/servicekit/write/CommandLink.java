package rebound.servicekit.write;

import java.util.Optional;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/**
 * A command as its own person can ask for it later: where it stands in the log is in its address, so that nothing has to be
 * remembered until it is decided.
 */
record CommandLink(String commandId, long commandsOffset, String fingerprint) {

    private static final String PURPOSE = "command";

    private static final String SEPARATOR = " ";

    String token(Identity identity, String userId) {
        return identity.token(
                PURPOSE, userId, String.join(SEPARATOR, commandId, Long.toString(commandsOffset), fingerprint));
    }

    /** Empty if the token was forged, or is another person's. */
    static Optional<CommandLink> open(Identity identity, String userId, String token) {
        return identity.open(PURPOSE, userId, token).map(content -> {
            var parts = content.split(SEPARATOR, -1);
            return new CommandLink(parts[0], Long.parseLong(parts[1]), parts[2]);
        });
    }

    /** Under the same key another request was decided, or sent. */
    static Problem reused() {
        return Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
    }
}
