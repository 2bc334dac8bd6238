package rebound.bench.checker;

import java.util.List;
import java.util.stream.Collectors;

/** What was turned down has no effect. */
final class RefusalsLeftNothing implements Rule {

    @Override
    public String sentence() {
        return "A write that was refused left no event, and no answer that it was accepted";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        findings.examined("refused writes", 0);
        for (var log : evidence.logs().values()) {
            var answers = log.answersByCommand();
            var sets = log.eventsByCommand();
            for (var asked : evidence.asked()) {
                if (asked.service().equals(log.service()) && asked.isRefused()) {
                    findings.examined("refused writes", 1);
                    var answer = answers.get(asked.commandId());
                    var events = sets.getOrDefault(asked.commandId(), List.of());
                    if (answer != null && answer.isAccepted() || !events.isEmpty()) {
                        findings.object(
                                sentence(),
                                () -> asked.inFull(evidence.shown())
                                        + (answer == null
                                                ? ""
                                                : "\n" + answer.at().inFull(evidence.shown()))
                                        + events.stream()
                                                .map(event -> "\n" + event.at().inFull(evidence.shown()))
                                                .collect(Collectors.joining()));
                    }
                }
            }
        }
    }
}
