/**
 * What holds for all that a person does, and is theirs alone: {@link rebound.journal.me.Me} has the values,
 * {@link rebound.journal.me.MeDecider} the rules. The other services read it from its one event.
 */
@NullMarked
package rebound.journal.me;

import org.jspecify.annotations.NullMarked;
