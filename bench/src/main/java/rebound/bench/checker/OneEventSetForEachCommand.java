package rebound.bench.checker;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a command left is whole and in one place: events {@code <command>/1} to {@code <command>/n} of one aggregate, with n
 * versions in a row. Holds for the commands of policies and timers, too.
 */
final class OneEventSetForEachCommand implements Rule {

    @Override
    public String sentence() {
        return "The events of each command are one whole set: numbered from 1, of one aggregate, its versions in a row";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var sets = log.eventsByCommand();
            findings.examined("event sets of " + log.service(), sets.size());
            sets.forEach((command, events) -> {
                if (!isWhole(command, events)) {
                    findings.object(
                            sentence(),
                            () -> "  Of the command " + command + ":\n"
                                    + events.stream()
                                            .map(event -> event.at().inFull(evidence.shown()))
                                            .collect(Collectors.joining("\n")));
                }
            });
        }
    }

    private static boolean isWhole(String command, List<EventRecord> events) {
        var first = events.getFirst();
        for (var n = 0; n < events.size(); n++) {
            var event = events.get(n);
            if (!event.id().equals(command + "/" + (n + 1))
                    || !event.aggregate().equals(first.aggregate())
                    || event.version() != first.version() + n) {
                return false;
            }
        }
        return true;
    }
}
