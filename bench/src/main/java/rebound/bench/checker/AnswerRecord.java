package rebound.bench.checker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was decided about a command.
 *
 * @param outcome {@code ACCEPTED}, {@code REFUSED} or {@code FAILED}
 * @param version the aggregate's after the decision
 */
record AnswerRecord(
        LogRecord at, String commandId, String userId, String type, String id, String outcome, long version) {

    /** @throws IllegalArgumentException if it is none; the message says why and quotes nothing */
    static AnswerRecord of(LogRecord read) {
        var answer = ServiceLog.object(read);
        var aggregate = answer.path("aggregate");
        var userId = text(aggregate, "userId");
        if (!userId.equals(read.keyText())) {
            throw new IllegalArgumentException("The user is not the record's key");
        }
        if (!answer.path("version").isIntegralNumber()) {
            throw new IllegalArgumentException("There is no version");
        }
        return new AnswerRecord(
                read,
                text(answer, "commandId"),
                userId,
                text(aggregate, "type"),
                text(aggregate, "id"),
                text(answer, "outcome"),
                answer.path("version").longValue());
    }

    private static String text(JsonNode json, String name) {
        if (!json.path(name).isTextual()) {
            throw new IllegalArgumentException("There is no " + name);
        }
        return json.path(name).textValue();
    }

    boolean isAccepted() {
        return outcome.equals("ACCEPTED");
    }

    String aggregate() {
        return userId + "/" + type + "/" + id;
    }
}
