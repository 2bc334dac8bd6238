package rebound.servicekit.json;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says about one property, as a component of a {@link MergePatch}. That component is null
 * where the patch says nothing: then the property stays as it is.
 *
 * @param value null if the patch says {@code null}: then the property goes back to its default
 */
public record Patch<T>(@JsonValue @Nullable T value) {

    /** What is asked for: null if nothing is, else the value or, in the place of JSON's null, the default. */
    public static <T> @Nullable T valueOf(@Nullable Patch<T> patch, T byDefault) {
        if (patch == null) {
            return null;
        }
        return patch.value == null ? byDefault : patch.value;
    }
}
