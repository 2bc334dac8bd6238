/**
 * "Not this again": what must not come back to a person by itself. {@link rebound.journal.silence.Silences} has what they have
 * silenced, {@link rebound.journal.silence.SilencesDecider} the rules, and {@link rebound.journal.silence.Quiet} the answer for
 * one thing. Whoever lets something come back unasked asks it; what a person writes, opens or looks for is never held back.
 */
@NullMarked
package rebound.journal.silence;

import org.jspecify.annotations.NullMarked;
