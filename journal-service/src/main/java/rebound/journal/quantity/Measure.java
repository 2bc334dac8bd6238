package rebound.journal.quantity;

import org.jspecify.annotations.Nullable;

/**
 * How far a person came.
 *
 * @param unit in their own words
 * @param target what was aimed for; null if not said
 * @param actual what it came to; null if not said
 */
public record Measure(
        String unit, @Nullable Double target, @Nullable Double actual) {}
