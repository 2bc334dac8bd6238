/**
 * Which setbacks of a person are open: {@link rebound.journal.read.setbacks.OpenSetbacksView}, one small document, kept by {@link
 * rebound.journal.read.setbacks.OpenSetbacksProjection}. While any is, nothing is shown that compares the person with themselves.
 */
@NullMarked
package rebound.journal.read.setbacks;

import org.jspecify.annotations.NullMarked;
