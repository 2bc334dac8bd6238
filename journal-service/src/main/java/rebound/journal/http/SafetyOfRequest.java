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

    private boolean mayNeedHelp = true;

    static boolean needsHelp(@Nullable String safety) {
        return safety != null && NOT_SAFE.contains(safety);
    }

    /** @param safety what they say about it; null if they say nothing */
    void understood(@Nullable String safety) {
        mayNeedHelp = needsHelp(safety);
    }

    boolean mayNeedHelp() {
        return mayNeedHelp;
    }
}
