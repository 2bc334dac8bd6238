package rebound.journal.me;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be shown, in any service; by default nothing of it.
 *
 * @param bounceBack how long it took them to be back on track
 */
public record Consents(boolean bounceBack) {

    public static final Consents NONE = new Consents(false);

    static Consents of(@Nullable Consents consents) {
        return consents == null ? NONE : consents;
    }
}
