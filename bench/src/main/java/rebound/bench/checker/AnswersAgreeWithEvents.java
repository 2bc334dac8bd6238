package rebound.bench.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was answered is what is in the log. An accepted command's events end at the answer's version; one that found its wish
 * fulfilled already has none, and names a version that was there before it, which another command's answer says, if that one
 * has an answer. A command that was refused, or that failed, left nothing.
 */
final class AnswersAgreeWithEvents implements Rule {

    @Override
    public String sentence() {
        return "Each answer agrees with the events of its command";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var sets = log.eventsByCommand();
            var versions = new HashMap<String, EventRecord>();
            log.events().forEach(event -> versions.put(version(event.aggregate(), event.version()), event));
            var answers = log.answersByCommand();
            for (var answer : log.answers()) {
                var events = sets.getOrDefault(answer.commandId(), List.of());
                var fault = answer.isAccepted()
                        ? faultOfAccepted(answer, events, versions, answers)
                        : events.isEmpty() ? null : "Nothing may have been recorded";
                if (fault != null) {
                    findings.object(
                            sentence(),
                            () -> "  " + fault + ":\n" + answer.at().inFull(evidence.shown())
                                    + events.stream()
                                            .map(event -> "\n" + event.at().inFull(evidence.shown()))
                                            .collect(Collectors.joining()));
                }
            }
            findings.seen(
                    "answers of " + log.service() + " that had nothing to record",
                    log.answers().stream()
                            .filter(answer -> answer.isAccepted() && !sets.containsKey(answer.commandId()))
                            .count());
        }
    }

    private static @Nullable String faultOfAccepted(
            AnswerRecord answer,
            List<EventRecord> events,
            Map<String, EventRecord> versions,
            Map<String, AnswerRecord> answers) {
        if (!events.isEmpty()) {
            var last = events.getLast();
            return last.version() == answer.version() && last.aggregate().equals(answer.aggregate())
                    ? null
                    : "The last event is not the version that was answered";
        }
        if (answer.version() == 0) {
            return null;
        }
        var made = versions.get(version(answer.aggregate(), answer.version()));
        if (made == null) {
            return "There is no event of the version that was answered";
        }
        var makersAnswer = answers.get(made.commandId());
        return makersAnswer != null
                        && makersAnswer.at().partition() == answer.at().partition()
                        && makersAnswer.at().offset() > answer.at().offset()
                ? "The version that was answered was made later, by another command: " + made.commandId()
                : null;
    }

    private static String version(String aggregate, long version) {
        return aggregate + "@" + version;
    }
}
