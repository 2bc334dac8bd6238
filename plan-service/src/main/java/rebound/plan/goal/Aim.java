package rebound.plan.goal;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants and why: all of it private.
 *
 * @param why their reasons; null if not said
 * @param measure null if it is nothing to be counted
 */
public record Aim(
        String title, @Nullable String why, @Nullable Measure measure) {}
