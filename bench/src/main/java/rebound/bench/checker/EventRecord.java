package rebound.bench.checker;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An event of a service, as docs/events.md describes it. */
record EventRecord(
        LogRecord at,
        String id,
        String type,
        String subject,
        String userId,
        long version,
        String commandId,
        String causationId,
        String origin,
        JsonNode data) {

    /** @throws IllegalArgumentException if it is none; the message says why and quotes nothing */
    static EventRecord of(LogRecord read) {
        var userId = attribute(read, "partitionkey");
        if (!userId.equals(read.keyText())) {
            throw new IllegalArgumentException("ce_partitionkey is not the record's key");
        }
        return new EventRecord(
                read,
                attribute(read, "id"),
                attribute(read, "type"),
                attribute(read, "subject"),
                userId,
                Long.parseLong(attribute(read, "aggregateversion")),
                attribute(read, "commandid"),
                attribute(read, "causationid"),
                attribute(read, "origin"),
                ServiceLog.object(read));
    }

    private static String attribute(LogRecord read, String name) {
        var value = read.header("ce_" + name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("There is no ce_" + name);
        }
        return value;
    }

    /** The aggregate's id, which is also the id of its key. */
    String aggregate() {
        return userId + "/" + subject;
    }

    /** In Base64; null if nothing of it is private. */
    @Nullable
    String ciphertext() {
        var text = data.path("private");
        return text.isTextual() ? text.textValue() : null;
    }
}
