package rebound.bench.checker;

import java.util.HashMap;

/** A command is decided once, however often it was sent. */
final class OneAnswerForEachCommand implements Rule {

    @Override
    public String sentence() {
        return "Each command has one answer";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            findings.examined("answers of " + log.service(), log.answers().size());
            var first = new HashMap<String, AnswerRecord>();
            for (var answer : log.answers()) {
                var before = first.putIfAbsent(answer.commandId(), answer);
                if (before != null) {
                    findings.object(
                            sentence(),
                            () -> "  The command " + answer.commandId() + " was answered twice:\n"
                                    + before.at().inFull(evidence.shown()) + "\n"
                                    + answer.at().inFull(evidence.shown()));
                }
            }
        }
    }
}
