package rebound.bench.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id and the version in a response are those of the log. A response shows the resource as it then is: its version may be
 * one that a later command has made, as long as that had been sent by then.
 */
final class ClientsWereToldTheTruth implements Rule {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String sentence() {
        return "The id (Location, body) and the version (ETag, body) that a client was told are those of the log";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        findings.examined("ids that clients were told", 0);
        findings.examined("versions that clients were told", 0);
        for (var log : evidence.logs().values()) {
            var answers = log.answersByCommand();
            var aggregates = log.eventsByAggregate();
            var commands = new HashMap<String, Asked>();
            evidence.asked().stream()
                    .filter(asked -> asked.service().equals(log.service()))
                    .forEach(asked -> commands.put(asked.commandId(), asked));
            for (var asked : commands.values()) {
                var answer = answers.get(asked.commandId());
                if (answer != null && answer.isAccepted()) {
                    var events = aggregates.getOrDefault(answer.aggregate(), List.of());
                    asked.tries().stream().filter(ClientWrite::accepted).forEach(write -> {
                        var fault = fault(write, answer, events, commands, findings);
                        if (fault != null) {
                            findings.object(
                                    sentence(),
                                    () -> "  " + fault + ".\n" + asked.inFull(evidence.shown()) + "\n"
                                            + answer.at().inFull(evidence.shown()));
                        }
                    });
                }
            }
        }
    }

    private static @Nullable String fault(
            ClientWrite write,
            AnswerRecord answer,
            List<EventRecord> events,
            Map<String, Asked> commands,
            Findings findings) {
        var body = body(write);
        var located = lastSegment(write.location());
        if (located != null) {
            findings.examined("ids that clients were told", 1);
            if (!located.equals(answer.id())) {
                return "The Location is not that of what was created, " + answer.id();
            }
        }
        if (body.path("id").isTextual()) {
            findings.examined("ids that clients were told", 1);
            if (!body.path("id").textValue().equals(answer.id())) {
                return "The id in the body, " + body.path("id").textValue() + ", is not " + answer.id();
            }
        }
        if (write.etag() == null) {
            return null;
        }
        findings.examined("versions that clients were told", 1);
        if (!write.etag().matches("\"[0-9]{1,18}\"")) {
            return "The ETag is no version";
        }
        var told = Long.parseLong(write.etag().substring(1, write.etag().length() - 1));
        if (body.path("version").isIntegralNumber() && body.path("version").longValue() != told) {
            return "The version in the body, " + body.path("version") + ", is not that of the ETag";
        }
        return told == answer.version() || isLater(told, write, answer, events, commands)
                ? null
                : "The version " + told + " was not the aggregate's then";
    }

    /** Whether the version was made later, by a command that had been sent when the client was answered. */
    private static boolean isLater(
            long told, ClientWrite write, AnswerRecord answer, List<EventRecord> events, Map<String, Asked> commands) {
        if (told < answer.version()) {
            return false;
        }
        return events.stream().filter(event -> event.version() == told).anyMatch(event -> {
            var maker = commands.get(event.commandId());
            return maker == null || !maker.firstSent().isAfter(write.answered());
        });
    }

    private static JsonNode body(ClientWrite write) {
        try {
            return JSON.readTree(write.answerBody() == null ? "" : write.answerBody());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Null if it is no id: of some things there is one for each person. */
    private static @Nullable String lastSegment(@Nullable String location) {
        if (location == null) {
            return null;
        }
        var segment = location.substring(location.lastIndexOf('/') + 1);
        try {
            return UUID.fromString(segment).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
