package rebound.journal.setback;

import org.jspecify.annotations.Nullable;

/**
 * How a person describes a setback: all of it private.
 *
 * @param area the area of life it belongs to; null if not said
 * @param kind what kind of failure it is to them; null if not said
 * @param tone how it feels, such as loss or shame; null if not said
 */
public record Description(
        String title,
        @Nullable String area,
        @Nullable String kind,
        @Nullable String tone) {}
