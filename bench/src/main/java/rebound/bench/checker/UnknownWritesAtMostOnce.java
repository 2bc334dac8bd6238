package rebound.bench.checker;

import java.util.List;
import java.util.stream.Collectors;

/** Nobody knows whether it happened, but it did not happen by halves or twice. */
final class UnknownWritesAtMostOnce implements Rule {

    @Override
    public String sentence() {
        return "A write of unknown outcome has no event, or one set of events and the answer to it";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            findings.seen("writes of unknown outcome at " + log.service(), 0);
            findings.seen("writes of unknown outcome that had taken effect", 0);
            var answers = log.answers().stream().collect(Collectors.groupingBy(AnswerRecord::commandId));
            var sets = log.eventsByCommand();
            for (var asked : evidence.asked()) {
                if (asked.service().equals(log.service()) && !asked.isAccepted() && !asked.isRefused()) {
                    var events = sets.getOrDefault(asked.commandId(), List.of());
                    var answered = answers.getOrDefault(asked.commandId(), List.of());
                    findings.seen("writes of unknown outcome at " + log.service(), 1);
                    findings.seen("writes of unknown outcome that had taken effect", events.isEmpty() ? 0 : 1);
                    var distinct =
                            events.stream().map(EventRecord::id).distinct().count();
                    if (answered.size() > 1
                            || distinct != events.size()
                            || !events.isEmpty() && !answered.stream().allMatch(AnswerRecord::isAccepted)
                            || !events.isEmpty() && answered.isEmpty() && !log.mayLackAnswersTo(asked.userId())) {
                        findings.object(
                                sentence(),
                                () -> asked.inFull(evidence.shown())
                                        + answered.stream()
                                                .map(answer ->
                                                        "\n" + answer.at().inFull(evidence.shown()))
                                                .collect(Collectors.joining())
                                        + events.stream()
                                                .map(event -> "\n" + event.at().inFull(evidence.shown()))
                                                .collect(Collectors.joining()));
                    }
                }
            }
        }
    }
}
