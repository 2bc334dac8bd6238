package rebound.bench.checker;

import org.jspecify.annotations.Nullable;

/**
 * What a client was promised is in the log. That the answer agrees with its events, {@link AnswersAgreeWithEvents} says.
 * Where old answers have been deleted, one that is missing proves nothing; these writes are counted.
 */
final class AcceptedWritesHappened implements Rule {

    @Override
    public String sentence() {
        return "Each accepted write is in the log, once, as an accepted command of the same person";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            findings.examined("accepted writes at " + log.service(), 0);
            findings.seen("accepted writes at " + log.service() + " that took several tries", 0);
            var answers = log.answersByCommand();
            for (var asked : evidence.asked()) {
                if (asked.service().equals(log.service()) && asked.isAccepted()) {
                    findings.examined("accepted writes at " + log.service(), 1);
                    findings.seen(
                            "accepted writes at " + log.service() + " that took several tries",
                            asked.tries().size() > 1 ? 1 : 0);
                    var answer = answers.get(asked.commandId());
                    if (answer == null && log.mayLackAnswersTo(asked.userId())) {
                        findings.seen("accepted writes at " + log.service() + " whose answer was kept long enough", 1);
                        continue;
                    }
                    var fault = fault(asked, answer);
                    if (fault != null) {
                        findings.object(
                                sentence(),
                                () -> "  " + fault + ".\n" + asked.inFull(evidence.shown())
                                        + (answer == null
                                                ? ""
                                                : "\n" + answer.at().inFull(evidence.shown())));
                    }
                }
            }
        }
    }

    private static @Nullable String fault(Asked asked, @Nullable AnswerRecord answer) {
        if (answer == null) {
            return "Its command has no answer in the log";
        }
        if (!answer.isAccepted()) {
            return "Its command was not accepted";
        }
        return answer.userId().equals(asked.userId()) ? null : "Its command is another person's";
    }
}
