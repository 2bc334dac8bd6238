package rebound.plan.goal;

import org.jspecify.annotations.Nullable;

/**
 * How a person tells how far they have come.
 *
 * @param unit in their own words, such as pages
 * @param target how much of it they want
 * @param actual how much of it there is; null if not said
 */
public record Measure(String unit, double target, @Nullable Double actual) {

    public Measure {
        // −0.0 is no other amount than 0.0.
        target = target + 0.0;
        actual = actual == null ? null : actual + 0.0;
    }
}
