/**
 * The checker: given the topics and databases after a run and what the clients were told, it says whether anything was lost,
 * doubled or leaked. Begin with {@link rebound.bench.checker.Checker}.
 *
 * <p>It reads with plain clients and opens what is private by itself, from the format's description in docs/events.md: nothing
 * of the services is on the class path, so that a mistake in theirs is not made here again.
 */
@NullMarked
package rebound.bench.checker;

import org.jspecify.annotations.NullMarked;
