package rebound.servicekit.write;

import java.util.Optional;
import rebound.eventlog.keys.Identity;

/**
 * A command as its own person can ask for it later: where it stands in the log is in its address, so that nothing has to be
 * remembered until it is decided.
 */
record CommandLink(String commandId, long commandsOffset) {

    private static final String PURPOSE = "command";

    String token(Identity identity, String userId) {
        return identity.token(PURPOSE, userId, commandId + ":" + commandsOffset);
    }

    /** Empty if the token was forged, or is another person's. */
    static Optional<CommandLink> open(Identity identity, String userId, String token) {
        return identity.open(PURPOSE, userId, token).map(content -> {
            var colon = content.lastIndexOf(':');
            return new CommandLink(content.substring(0, colon), Long.parseLong(content.substring(colon + 1)));
        });
    }
}
