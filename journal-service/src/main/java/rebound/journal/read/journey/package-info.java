/**
 * Where a person is with a setback, and what might help next: {@link rebound.journal.read.journey.Journey}, by the table of
 * {@link rebound.journal.read.journey.Rule}. Nothing here knows a clock: a journey takes as long as it takes.
 */
@NullMarked
package rebound.journal.read.journey;

import org.jspecify.annotations.NullMarked;
