package rebound.journal.setback;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a person says about a setback.
 *
 * @param kind what kind of thing it is; null where there are no kinds, or if they do not say
 * @param note in their own words; null if the kind says it
 * @param helped whether it helped, of what they did to get by; null if they do not say
 */
public record Remark(
        @Nullable String kind,
        @Nullable String note,
        @Nullable Boolean helped) {

    public static Remark of(@Nullable String kind, @Nullable String note) {
        return new Remark(kind, note, null);
    }
}
