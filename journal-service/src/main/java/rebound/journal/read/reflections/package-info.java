/**
 * Which reflections a person has completed about each of their setbacks: {@link
 * rebound.journal.read.reflections.CompletedReflectionsView}, one small document for each setback, kept by {@link
 * rebound.journal.read.reflections.CompletedReflectionsProjection}. Ids only: of which template one is, and whether it is still
 * there, {@link rebound.journal.read.reflections.CompletedReflectionsReader} reads of the reflections themselves.
 */
@NullMarked
package rebound.journal.read.reflections;

import org.jspecify.annotations.NullMarked;
