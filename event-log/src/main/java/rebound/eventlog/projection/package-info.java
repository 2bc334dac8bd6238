/**
 * What is read: documents that are a pure function of one log. Start with
 * {@link rebound.eventlog.projection.Projection}, which a service implements for each of its views; {@code Projector}
 * applies events to documents, live and in a replay, by the same code.
 */
@NullMarked
package rebound.eventlog.projection;

import org.jspecify.annotations.NullMarked;
