package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import rebound.bench.checker.ClientWrite;

/**
 * What clients were answered from a moment on.
 *
 * @param tries requests for a write
 * @param unknown of these, the ones that told no result, by status; 0 for no answer
 * @param mostTries of one command, without a result
 * @param longest until a result was known, from the first try
 */
record Answers(
        int tries, Map<Integer, Integer> unknown, int mostTries, Duration longest, List<ClientWrite> misleading) {

    private record Command(String service, String person, String key) {}

    static Answers since(Instant start, List<ClientWrite> writes) {
        var unknown = new TreeMap<Integer, Integer>();
        var unknownOf = new HashMap<Command, Integer>();
        var first = new HashMap<Command, Instant>();
        var tries = 0;
        var longest = Duration.ZERO;
        for (var write : writes) {
            if (write.sent().isBefore(start)) {
                continue;
            }
            tries++;
            var command = new Command(write.service(), write.person(), write.idempotencyKey());
            var since = Objects.requireNonNull(
                    first.merge(command, write.sent(), (one, other) -> one.isBefore(other) ? one : other));
            if (write.unknown()) {
                unknown.merge(write.status(), 1, Integer::sum);
                unknownOf.merge(command, 1, Integer::sum);
            } else {
                var took = Duration.between(since, write.answered());
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
        return new Answers(
                tries,
                unknown,
                unknownOf.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                longest,
                writes.stream()
                        .filter(write -> !write.sent().isBefore(start) && isMisleading(write))
                        .toList());
    }

    int unknownInAll() {
        return unknown.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether a client cannot tell what it is to do: what is unknown says so, and how to find out. */
    private static boolean isMisleading(ClientWrite write) {
        var body = write.answerBody();
        return switch (write.status()) {
            case 202 -> write.location() == null || !write.location().contains("/commands/");
            case 503 -> body == null || !body.contains("outcome-unknown");
            default -> write.status() >= 500;
        };
    }

    @Override
    public String toString() {
        return "%,d tries, %,d of them without a result %s, at most %d of one command, known after %.1f s at most"
                .formatted(tries, unknownInAll(), unknown, mostTries, longest.toMillis() / 1000.0);
    }
}
