/**
 * Full-text search over one's own words. {@link rebound.journal.read.search.SearchQuery} is what somebody looks for, in one
 * language: pure. {@link rebound.journal.read.search.SearchReader} reads the index newest first, as far as a page needs, and looks
 * at the things themselves for phrases and excerpts: what a thing does not show is not found in it.
 */
@NullMarked
package rebound.journal.read.search;

import org.jspecify.annotations.NullMarked;
