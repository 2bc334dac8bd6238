/**
 * Stories that a person writes for others, and shares only by an explicit consent. {@link rebound.journal.story.Story} has the
 * stages of their life, {@link rebound.journal.story.StoryDecider} the rules. Nothing here knows a clock, a framework or
 * another aggregate.
 */
@NullMarked
package rebound.journal.story;

import org.jspecify.annotations.NullMarked;
