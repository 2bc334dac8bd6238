package rebound.servicekit.read;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What every resource carries, whatever else it says.
 *
 * @param version how often it has changed; its ETag is the same number in quotes
 * @param recordedAt when we first heard of it
 * @param state the stage of its life
 * @param allowed the verbs that are legal now
 * @param links where related things are
 */
@JsonPropertyOrder({"id", "version", "recordedAt", "state", "allowed", "links"})
public record Envelope(
        @Schema(required = true) ResourceId id,

        @Schema(required = true, description = "How often it has changed; the ETag is this number in quotes.")
        long version,

        @Schema(required = true, description = "When it was first recorded.")
        Instant recordedAt,

        @Schema(required = true) String state,

        @Schema(required = true, description = "The verbs that are legal now.")
        List<String> allowed,

        @Schema(required = true, description = "Where related things are, by their role; `self` is always there.")
        Map<String, String> links) {

    /** In one order, so that a version is the same text whichever replica writes it: its ETag is a strong one. */
    public Envelope {
        links = Collections.unmodifiableMap(new TreeMap<>(links));
    }
}
