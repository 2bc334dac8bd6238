/**
 * What a person writes down. {@link rebound.journal.entry.Entry} has the stages of its life,
 * {@link rebound.journal.entry.EntryDecider} the rules. Nothing here knows a clock, a framework or another aggregate:
 * time and ids arrive in the commands, and a fact that is recorded is never computed again.
 */
@NullMarked
package rebound.journal.entry;

import org.jspecify.annotations.NullMarked;
