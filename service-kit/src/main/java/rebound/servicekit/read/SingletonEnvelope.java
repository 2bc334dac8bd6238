package rebound.servicekit.read;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;

/**
 * What a resource carries of which each person has one. It is there from the beginning, at version 0, though nothing was
 * recorded yet.
 *
 * @param id the person's own
 * @param recordedAt when it was changed for the first time; null at version 0
 */
@JsonPropertyOrder({"id", "version", "recordedAt", "state", "allowed", "links"})
public record SingletonEnvelope(
        @Schema(required = true, description = "The person's own id.")
        ResourceId id,

        @Schema(
                required = true,
                description =
                        "How often it has changed; 0 as long as it never was. The ETag is this number in quotes, and If-Match"
                                + " takes it, also `\"0\"`.")
        long version,

        @Schema(description = "When it was changed for the first time; absent at version 0.") @Nullable
        Instant recordedAt,

        @Schema(
                required = true,
                enumeration = {"default", "changed"})
        String state,

        @Schema(required = true, description = "The verbs that are legal now.")
        List<String> allowed,

        @Schema(required = true, description = "Where related things are, by their role; `self` is always there.")
        Map<String, String> links) {

    /** Of what is changed by PATCH. */
    public static SingletonEnvelope of(ResourceId id, Stored<?> stored, Map<String, String> links) {
        return of(id, stored, List.of("change"), links);
    }

    public static SingletonEnvelope of(
            ResourceId id, Stored<?> stored, List<String> allowed, Map<String, String> links) {
        var never = stored.version() == 0;
        return new SingletonEnvelope(
                id,
                stored.version(),
                never ? null : stored.recordedAt(),
                never ? "default" : "changed",
                allowed,
                links);
    }
}
