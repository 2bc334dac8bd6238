package rebound.bench.checker;

import java.util.List;
import java.util.Map;

/**
 * What the topics of the services held at one moment, committed records only, each partition in its order.
 *
 * @param starts the first offset that each topic still has, by partition: what was before it has been kept long enough
 */
record LogImage(Map<String, Map<Integer, Long>> starts, Map<String, List<LogRecord>> records) {

    static final String EVENTS = "events";
    static final String ANSWERS = "answers";
    static final String KEYS = "keys";

    static String topic(String service, String log) {
        return "rebound." + service + "." + log;
    }

    /** Empty if there is no such topic. */
    List<LogRecord> records(String service, String log) {
        return records.getOrDefault(topic(service, log), List.of());
    }

    /** Empty if there is no such topic. */
    Map<Integer, Long> starts(String service, String log) {
        return starts.getOrDefault(topic(service, log), Map.of());
    }
}
