/**
 * What the service asks, if a person wants to be asked: {@link rebound.journal.template.Template} is one published version of
 * a guided reflection, read from a content file, and {@link rebound.journal.template.Question} what can be in one.
 */
@NullMarked
package rebound.journal.template;

import org.jspecify.annotations.NullMarked;
