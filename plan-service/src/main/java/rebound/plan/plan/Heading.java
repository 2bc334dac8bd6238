package rebound.plan.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a person calls a plan: private.
 *
 * @param title null if it is called as its playbook calls it
 */
public record Heading(@Nullable String title) {}
