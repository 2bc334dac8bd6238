package rebound.bench.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The topics of one service that tell what happened, decoded; each partition in its order.
 *
 * @param answersFrom the first offset of the answers that each partition still has
 */
record ServiceLog(
        String service,
        Map<Integer, Long> answersFrom,
        List<EventRecord> events,
        List<AnswerRecord> answers,
        List<KeyRecord> keys) {

    static final String WELL_FORMED = "Every record of events, answers and keys is what the documentation says";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is not well-formed is objected to and left out. */
    static ServiceLog of(String service, LogImage image, Shown shown, Findings findings) {
        return new ServiceLog(
                service,
                image.starts(service, LogImage.ANSWERS),
                decoded(image.records(service, LogImage.EVENTS), EventRecord::of, shown, findings),
                decoded(image.records(service, LogImage.ANSWERS), AnswerRecord::of, shown, findings),
                decoded(image.records(service, LogImage.KEYS), KeyRecord::of, shown, findings));
    }

    private static <T> List<T> decoded(
            List<LogRecord> records, Function<LogRecord, T> decode, Shown shown, Findings findings) {
        var decoded = new ArrayList<T>(records.size());
        for (var read : records) {
            try {
                decoded.add(decode.apply(read));
            } catch (IllegalArgumentException e) {
                findings.object(WELL_FORMED, () -> "  " + e.getMessage() + ":\n" + read.inFull(shown));
            }
        }
        return decoded;
    }

    /** The value as a JSON object. */
    static JsonNode object(LogRecord read) {
        try {
            var json = JSON.readTree(read.value() == null ? new byte[0] : read.value());
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // Jackson's message quotes what it read.
        }
        throw new IllegalArgumentException("The value is no JSON object");
    }

    int partitions() {
        return answersFrom.size();
    }

    /** Whether an answer to this person may have been deleted: answers are not kept for ever. */
    boolean mayLackAnswersTo(String userId) {
        return partitions() > 0 && answersFrom.getOrDefault(OnePartitionForEachPerson.of(userId, partitions()), 0L) > 0;
    }

    /** The events of each command, in the log's order. */
    Map<String, List<EventRecord>> eventsByCommand() {
        return events.stream()
                .collect(Collectors.groupingBy(EventRecord::commandId, LinkedHashMap::new, Collectors.toList()));
    }

    /** The events of each aggregate, in the log's order. */
    Map<String, List<EventRecord>> eventsByAggregate() {
        return events.stream()
                .collect(Collectors.groupingBy(EventRecord::aggregate, LinkedHashMap::new, Collectors.toList()));
    }

    /** The first answer to each command. */
    Map<String, AnswerRecord> answersByCommand() {
        return answers.stream()
                .collect(Collectors.toMap(
                        AnswerRecord::commandId, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
