package rebound.eventlog.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one batch leaves in Kafka: all of it or nothing.
 *
 * @param decided the first offset of the commands log that is not decided; null if it has not moved
 * @param reacted for each foreign service, the first offset of its events log that was not reacted to
 */
public record Transaction(List<Outgoing> records, @Nullable Long decided, Map<String, Long> reacted) {}
