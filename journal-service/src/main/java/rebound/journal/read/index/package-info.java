/**
 * Everything that lies on a person's days, as far as it is looked for rather than looked at: by words, by day, by what it is
 * about, by mood. {@link rebound.journal.read.index.IndexProjection} keeps it by months, as the timeline is kept;
 * {@link rebound.journal.read.index.IndexReader} reads it for search, for the same day of other years, for the feed, for
 * evidence and for statistics.
 *
 * <p>It holds words as they were written, in no language: what is alike in one is a matter of the query
 * ({@link rebound.journal.read.search.SearchQuery}).
 */
@NullMarked
package rebound.journal.read.index;

import org.jspecify.annotations.NullMarked;
