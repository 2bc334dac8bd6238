package rebound.journal.read.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.index.IndexItem;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.index.ThingReader;
import rebound.journal.read.index.ThingReader.Thing;
import rebound.journal.read.index.Words;
import rebound.journal.read.timeline.TimelinePosition;
import rebound.journal.read.timeline.TimelineQuery;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Page;

/** Finds the caller's own things by their words, newest first. */
@ApplicationScoped
public class SearchReader {

    /** So many things are read for one page at most: phrases of common words are in few of the things that have all of them. */
    private static final int MOST_READ = 500;

    /** The newest things, of whose words some are suggested. */
    private static final int MOST_SUGGESTING = 300;

    private static final int MOST_SUGGESTED = 10;

    private final IndexReader index;
    private final ThingReader things;
    private final Cursors cursors;

    @Inject
    public SearchReader(IndexReader index, ThingReader things, Cursors cursors) {
        this.index = index;
        this.things = things;
        this.cursors = cursors;
    }

    /**
     * What is looked for.
     *
     * @param text null for everything
     * @param type the wire name of a kind; null for all
     */
    public record Search(
            @Nullable String text,
            Locale language,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to) {

        private Set<String> types() {
            return type == null ? Set.of() : Set.of(type);
        }
    }

    /** A page of it; shorter than asked for where few of those that have the words have the phrase. */
    public <T> Page<T> page(Search search, @Nullable String after, int limit, BiFunction<Thing, Excerpt, T> show) {
        var list = Query.of(
                "search", search.text(), search.language().toLanguageTag(), search.type(), search.from(), search.to());
        var position = cursors.position(list, after, TimelinePosition::parse);
        if (search.text() == null) {
            return page(search, null, list, position, limit, show);
        }
        try (var query = SearchQuery.of(search.text(), search.language())) {
            if (query.size() == 0 || query.size() > SearchQuery.MOST_WORDS) {
                throw Problem.invalidParameter("q", "must have 1 to " + SearchQuery.MOST_WORDS + " words");
            }
            return page(search, query, list, position, limit, show);
        }
    }

    private <T> Page<T> page(
            Search search,
            @Nullable SearchQuery query,
            Query list,
            @Nullable TimelinePosition after,
            int limit,
            BiFunction<Thing, Excerpt, T> show) {
        var shown = new ArrayList<T>();
        var read = 0;
        var position = after;
        var remarks = query == null ? UnaryOperator.<IndexItem>identity() : index.remarks();
        while (true) {
            var page = index.page(
                    new TimelineQuery(search.types(), null, search.from(), search.to(), position, limit - shown.size()),
                    item -> query == null || query.matches(remarks.apply(item).words()));
            shown.addAll(things.each(page.items(), thing -> show(thing, query, show)));
            read += page.items().size();
            position = page.next();
            if (position == null || shown.size() == limit || read >= MOST_READ) {
                return new Page<>(shown, cursors.next(list, position == null ? null : position.text()));
            }
        }
    }

    private static <T> Stream<T> show(Thing thing, @Nullable SearchQuery query, BiFunction<Thing, Excerpt, T> show) {
        return query == null || !query.hasPhrases() || query.hasEachPhrase(thing.texts())
                ? Stream.of(show.apply(thing, Excerpt.of(thing.texts(), query)))
                : Stream.empty();
    }

    /** Words of the person's own that begin so, the most frequent first; nothing that was silenced, or is about it. */
    public List<String> suggestions(String beginning) {
        var words = Words.of(beginning);
        if (words.isEmpty()) {
            return List.of();
        }
        var begun = words.getLast().text();
        var newest = index.page(new TimelineQuery(Set.of(), null, null, null, null, MOST_SUGGESTING), item -> true)
                .items();
        var silenced = index.silences().silenced();
        var counts = new WordCounts();
        index.recallable(newest.stream())
                .map(IndexItem::words)
                .flatMap(all -> Stream.of(all.split(" ")))
                .filter(word -> word.startsWith(begun))
                .forEach(counts::add);
        return counts.words(MOST_SUGGESTED, word -> !silenced.mayName(word));
    }
}
