package rebound.bench.checker;

import java.util.List;
import java.util.Map;

/**
 * What the topics of the services held at one moment, committed records only, each partition in its order.
 *
 * @param partitions how many each topic has
 */
record LogImage(Map<String, Integer> partitions, Map<String, List<LogRecord>> records) {

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

    /** 0 if there is no such topic. */
    int partitions(String service) {
        return partitions.getOrDefault(topic(service, EVENTS), 0);
    }
}
