package rebound.eventlog.log;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The logs of a service; each is a topic {@code rebound.<service>.<name>}, and all have the same partitions. */
public enum LogName {
    /** Accepted requests that wait for the partition's owner, which deletes them up to what is decided. */
    COMMANDS(Map.of("retention.ms", "-1", "cleanup.policy", "delete")),

    /** The record, kept for ever. */
    EVENTS(Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete")),

    /** What was decided about each command, for as long as a retry is told what the first try was. */
    ANSWERS(Map.of(
            "retention.ms", millis(Kept.ANSWERS),
            "cleanup.policy", "delete",
            "segment.ms", millis(Duration.ofHours(12)))),

    /** Wrapped data keys; an erasure is a marker, never a tombstone. The bounds on compaction bound an erasure. */
    KEYS(Map.of(
            "cleanup.policy", "compact",
            "segment.ms", millis(Duration.ofHours(1)),
            "max.compaction.lag.ms", millis(Duration.ofHours(24)))),

    /** Hints to the replica that waits for an answer. */
    REPLIES(Map.of(
            "retention.ms", millis(Duration.ofMinutes(10)),
            "cleanup.policy", "delete",
            "segment.ms", millis(Duration.ofMinutes(5)))),

    /** Commands that nobody could decode or that hit a bug, with the reason. */
    DEAD_LETTERS(Map.of(
            "retention.ms", millis(Duration.ofDays(28)),
            "cleanup.policy", "delete",
            "segment.ms", millis(Duration.ofDays(1))));

    /** How long an answer, and the receipt made from it, is kept. */
    public static final Duration ANSWERS_KEPT = Kept.ANSWERS;

    /** The largest record, in bytes: a body of 1 MiB, its envelope and its encryption, with room. */
    public static final int MOST_RECORD_BYTES = 4 << 20;

    /** Of its own, because the constants above are made before any static field of the enum. */
    private static final class Kept {
        static final Duration ANSWERS = Duration.ofDays(7);
    }

    private final Map<String, String> settings;

    LogName(Map<String, String> settings) {
        this.settings = settings;
    }

    public String topic(String service) {
        return "rebound." + service + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The settings of its topic that matter for correctness. */
    public Map<String, String> settings() {
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
