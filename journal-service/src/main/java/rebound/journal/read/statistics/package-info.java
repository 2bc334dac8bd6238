/**
 * What a person can see about themselves if they ask. Pure: from items of the index to figures. No norm is in it, nobody else, and
 * nothing for a time of which the person has said nothing.
 */
@NullMarked
package rebound.journal.read.statistics;

import org.jspecify.annotations.NullMarked;
