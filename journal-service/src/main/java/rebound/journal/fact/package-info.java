/**
 * The small things that a person keeps: lessons, evidence and so on, of which {@link rebound.journal.fact.FactType} has the
 * types. All are alike: {@link rebound.journal.fact.Fact} has the stages of their life,
 * {@link rebound.journal.fact.FactDecider} the rules. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.journal.fact;

import org.jspecify.annotations.NullMarked;
