/**
 * When something happened that a person wrote about each of their setbacks: {@link rebound.journal.read.writing.WritingView}, one
 * small document for each setback, kept by {@link rebound.journal.read.writing.WritingProjection}. Times only; a hint may follow from
 * it, and nothing else ({@link rebound.journal.read.writing.WritingRule}).
 */
@NullMarked
package rebound.journal.read.writing;

import org.jspecify.annotations.NullMarked;
