/**
 * What a person says about the moment, short enough for a watch. {@link rebound.journal.checkin.CheckIn} has the stages of its
 * life, {@link rebound.journal.checkin.CheckInDecider} the rules. What they say is kept as it is said: nothing is concluded from
 * it here. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.journal.checkin;

import org.jspecify.annotations.NullMarked;
