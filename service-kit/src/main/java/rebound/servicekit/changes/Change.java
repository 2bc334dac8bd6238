package rebound.servicekit.changes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.read.ResourceId;

/**
 * One thing as it is now.
 *
 * @param resource as it is shown at its own address; null if it is deleted
 */
@Schema(name = "Change", description = "One thing that has changed, as it is now.")
public record Change(
        @Schema(required = true, description = "Its kind, such as `entry`.")
        String type,

        @Schema(required = true) ResourceId id,
        @Schema(required = true) Op op,

        @Schema(required = true, description = "How often it has changed.")
        long version,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "As it is shown at its own address; absent if it is deleted.")
        @Nullable
        Object resource) {

    /** What its last change did. */
    @Schema(
            name = "ChangeOp",
            enumeration = {"created", "updated", "deleted"},
            description =
                    "What its last change did. Whoever meets `updated` for a thing that they do not know has not seen how it"
                            + " came to be, and need not: changes of a thing are told once, with the latest.")
    public enum Op {
        CREATED,
        UPDATED,
        DELETED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
