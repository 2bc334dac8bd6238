package rebound.journal.read.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How often words are there. Of one request. */
final class WordCounts {

    /** Each may have to be held against 200 names of several words. */
    private static final int MOST_ASKED_ABOUT = 1_000;

    private final Map<String, Integer> counts = new HashMap<>();

    void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    /**
     * The most frequent first.
     *
     * @param most how many at most
     * @param mayBeShown is asked about each word once, about no more than it takes, and about the thousand most frequent at most
     */
    List<String> words(int most, Predicate<String> mayBeShown) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(MOST_ASKED_ABOUT)
                .filter(mayBeShown)
                .limit(most)
                .toList();
    }
}
