package rebound.bench.checker;

import java.util.Arrays;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** A key is never replaced by another one, which would close what it had sealed; and what was erased stays erased. */
final class KeysAreForEver implements Rule {

    @Override
    public String sentence() {
        return "Nothing but the marker of its erasure follows a key, and nothing follows that";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var last = new HashMap<String, KeyRecord>();
            for (var key : log.keys()) {
                var before = last.put(key.id(), key);
                if (isReplaced(before, key)) {
                    findings.object(
                            sentence(),
                            () -> "  The key " + key.id() + " was there before:\n"
                                    + (before == null ? "" : before.at().inFull(evidence.shown()) + "\n")
                                    + key.at().inFull(evidence.shown()));
                }
                findings.seen("markers of an erasure", key.isErased() ? 1 : 0);
            }
        }
    }

    private static boolean isReplaced(@Nullable KeyRecord before, KeyRecord key) {
        return before != null && !key.isErased() && !Arrays.equals(before.wrapped(), key.wrapped());
    }
}
