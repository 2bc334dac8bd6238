package rebound.eventlog.owner;

import org.apache.kafka.common.KafkaException;

/** What may be said of an exception in logs, health and dead letters: never a message that could quote the person. */
final class Failure {

    private Failure() {}

    /** Its kind, where it came from, and its message if that is the engine's or Kafka's own. */
    static String describe(Throwable e) {
        var text = new StringBuilder(e.getClass().getSimpleName());
        var ours = e.getClass().getName().startsWith("rebound.eventlog.");
        if (ours || e instanceof KafkaException) {
            text.append(": ").append(e.getMessage());
        } else if (e.getStackTrace().length > 0) {
            text.append(" at ").append(e.getStackTrace()[0]);
        }
        var cause = e.getCause();
        if (cause != null && cause != e) {
            text.append(", caused by ").append(describe(cause));
        }
        return text.toString();
    }
}
