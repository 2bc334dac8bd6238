package rebound.bench.checker;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that a client asked for, in one or more tries with one key.
 *
 * @param userId the person's, or the app's
 * @param tries in the order in which they were sent
 */
record Asked(String service, String userId, String commandId, List<ClientWrite> tries) {

    /**
     * What a retry may be told of something that was done at the first try: it is gone meanwhile, the key was another request's,
     * or the token of the retry is not good enough.
     */
    private static final List<Integer> REFUSES_A_RETRY_ONLY = List.of(403, 410, 422);

    boolean isAccepted() {
        return tries.stream().anyMatch(ClientWrite::accepted);
    }

    /** It was turned down, and no try before that may have been carried out unheard. */
    boolean isRefused() {
        return !isAccepted() && tries.stream().anyMatch(this::isRefusedForAll);
    }

    private boolean isRefusedForAll(ClientWrite write) {
        return write.refused()
                && !(REFUSES_A_RETRY_ONLY.contains(write.status())
                        && tries.stream()
                                .anyMatch(
                                        other -> other.unknown() && other.sent().isBefore(write.answered())));
    }

    Instant firstSent() {
        return tries.getFirst().sent();
    }

    String inFull(Shown shown) {
        return "  Command %s at %s of user %s%n%s"
                .formatted(
                        commandId,
                        service,
                        userId,
                        tries.stream().map(write -> inFull(write, shown)).collect(Collectors.joining("\n")));
    }

    private static String inFull(ClientWrite write, Shown shown) {
        return "    %s sent %s %s with key %s at %s, was answered %s at %s: Location %s, ETag %s"
                .formatted(
                        write.person(),
                        write.method(),
                        shown.text(write.path()),
                        write.idempotencyKey(),
                        write.sent(),
                        write.status() == 0 ? "nothing" : write.status(),
                        write.answered(),
                        write.location(),
                        write.etag());
    }
}
