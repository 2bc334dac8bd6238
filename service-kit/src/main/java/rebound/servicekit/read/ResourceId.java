package rebound.servicekit.read;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The id of a resource: a UUID of RFC 9562, any version, in its canonical lower case.
 *
 * @param value 36 characters
 */
@Schema(name = "Id", type = SchemaType.STRING, format = "uuid", description = "A UUID of RFC 9562, in lower case.")
public record ResourceId(@JsonValue String value) {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    public ResourceId {
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a UUID of RFC 9562 in its canonical form");
        }
    }

    /** Of a text in any case; empty if it is no such UUID. */
    public static Optional<ResourceId> parse(String text) {
        var canonical = text.toLowerCase(Locale.ROOT);
        return UUID.matcher(canonical).matches() ? Optional.of(new ResourceId(canonical)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
