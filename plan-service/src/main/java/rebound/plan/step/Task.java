package rebound.plan.step;

import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/**
 * What a step is, at every stage of its life.
 *
 * @param planId the plan it belongs to; null for none
 * @param goalId the goal it leads to; null for none
 */
public record Task(@Nullable String planId, @Nullable String goalId, Private<Text> text) {}
