/**
 * What a thing of a person's said before: every document that it has had, newest first, for each kind of thing that keeps them.
 * {@link rebound.journal.read.revisions.RevisionsProjection} keeps one document for each, which none of the others needs to be
 * read for; the version of the thing says how many there can be.
 */
@NullMarked
package rebound.journal.read.revisions;

import org.jspecify.annotations.NullMarked;
