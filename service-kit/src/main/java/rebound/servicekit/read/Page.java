package rebound.servicekit.read;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to pass as {@code after} to get the next part; null at the end
 */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(description = "Pass it as `after` to get the next page; absent on the last one.") @Nullable
        String next) {

    /** The largest {@code limit}. */
    public static final int LARGEST = 200;

    /** The {@code limit} of those who give none. */
    public static final String DEFAULT = "50";
}
