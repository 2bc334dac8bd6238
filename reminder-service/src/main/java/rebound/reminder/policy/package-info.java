/**
 * What follows here from what happened elsewhere: one policy for each kind of event, named as a sentence. Each is pure and
 * hands on which version of its aggregate an event was, so that deciders tell news from what they have heard before.
 */
@NullMarked
package rebound.reminder.policy;

import org.jspecify.annotations.NullMarked;
