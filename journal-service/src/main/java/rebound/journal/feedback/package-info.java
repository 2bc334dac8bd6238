/**
 * How somebody else sees something: asked for, received, and read again when a person is calm.
 * {@link rebound.journal.feedback.Feedback} has the stages of its life, {@link rebound.journal.feedback.FeedbackDecider} the
 * rules. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.journal.feedback;

import org.jspecify.annotations.NullMarked;
