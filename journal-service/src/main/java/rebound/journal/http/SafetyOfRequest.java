package rebound.journal.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person whose request this is may need help. As long as nobody has understood the request, they may: what could
 * not be read may have said so.
 */
@RequestScoped
public class SafetyOfRequest {

    private static final Set<String> NOT_SAFE = Set.of("unsure", "not-safe");

    /** Null as long as nobody has understood the request, or if it is of those that say nothing. */
    private @Nullable Boolean saysNotSafe;

    static boolean needsHelp(@Nullable String safety) {
        return safety != null && NOT_SAFE.contains(safety);
    }

    /** @param safety what they say about it; null if they say nothing */
    void understood(@Nullable String safety) {
        saysNotSafe = needsHelp(safety);
    }

    boolean mayNeedHelp() {
        return saysNotSafe == null || saysNotSafe;
    }

    /**
     * Whether they need help by what they have said: in this request, or in what it is answered with. A request that is repeated
     * is answered with what was said since.
     *
     * @param shown what the answer says about it; null if it says nothing
     */
    boolean needsHelpWith(@Nullable String shown) {
        return needsHelp(shown) || Boolean.TRUE.equals(saysNotSafe);
    }
}
