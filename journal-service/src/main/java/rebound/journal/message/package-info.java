/** What the journal says to a person in a few words of its own: content, with versions that never change. */
@NullMarked
package rebound.journal.message;

import org.jspecify.annotations.NullMarked;
