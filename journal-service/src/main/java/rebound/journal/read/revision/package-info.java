/**
 * What an entry said before: every document that it has had, newest first, so that whoever loses a text to another device finds
 * it again. {@link rebound.journal.read.revision.RevisionsProjection} keeps a document for each, the newest 1,000, which none
 * of them needs to be read for; the entry itself knows how many there were. With the entry, they are erased.
 */
@NullMarked
package rebound.journal.read.revision;

import org.jspecify.annotations.NullMarked;
