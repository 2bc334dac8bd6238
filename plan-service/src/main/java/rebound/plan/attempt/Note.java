package rebound.plan.attempt;

import org.jspecify.annotations.Nullable;

/**
 * What a person says about a try: private.
 *
 * @param text null if they say nothing
 */
public record Note(@Nullable String text) {}
