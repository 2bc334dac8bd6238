/**
 * What a person answers when they want to be asked. {@link rebound.journal.reflection.Reflection} has the stages of its life,
 * {@link rebound.journal.reflection.ReflectionDecider} the rules. What the questions are is not known here: the command says
 * which of them still need an answer, and what the person keeps of which. Nothing here knows a clock, a framework or another
 * aggregate.
 */
@NullMarked
package rebound.journal.reflection;

import org.jspecify.annotations.NullMarked;
