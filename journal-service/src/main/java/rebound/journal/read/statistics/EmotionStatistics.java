package rebound.journal.read.statistics;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rebound.journal.read.index.IndexItem;

/**
 * Which emotions a person named, and with which tags. Of one request. Of too many different ones those are counted that are added
 * first, so that the same things in the same order have the same figures.
 */
public final class EmotionStatistics {

    private static final int MOST_EMOTIONS = 50;

    private static final int MOST_TAGS = 10;

    /** How many different ones are counted: whoever calls each feeling by a name of its own sees some of them. */
    private static final int MOST_COUNTED = 5_000;

    /** How many different tags are counted with one emotion; many times more than are shown. */
    static final int MOST_TAGS_COUNTED = 1_000;

    /** The same with all emotions together: some 10 MB, and more than people have who use tags again. */
    static final int MOST_TAGS_COUNTED_IN_ALL = 100_000;

    /**
     * @param times in how many things it is named
     * @param tags those that it was most often named with
     */
    public record Emotion(String emotion, int times, List<Tagged> tags) {}

    /** @param times in how many things of the emotion it is */
    public record Tagged(String tag, int times) {}

    private static final class Count {
        private int times;
        private final Map<String, Integer> tags = new HashMap<>();
    }

    private final Map<String, Count> counts = new HashMap<>();
    private int tagsCounted;

    public void add(IndexItem item) {
        if (item.isDraft()) {
            return;
        }
        for (var emotion : new LinkedHashSet<>(item.emotions())) {
            if (counts.size() < MOST_COUNTED || counts.containsKey(emotion)) {
                var count = counts.computeIfAbsent(emotion, name -> new Count());
                count.times++;
                new LinkedHashSet<>(item.tags()).forEach(tag -> add(tag, count));
            }
        }
    }

    private void add(String tag, Count count) {
        if (count.tags.containsKey(tag)) {
            count.tags.merge(tag, 1, Integer::sum);
        } else if (count.tags.size() < MOST_TAGS_COUNTED && tagsCounted < MOST_TAGS_COUNTED_IN_ALL) {
            count.tags.put(tag, 1);
            tagsCounted++;
        }
    }

    /** The most frequent first. */
    public List<Emotion> emotions() {
        return most(counts.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().times)))
                .limit(MOST_EMOTIONS)
                .map(emotion -> new Emotion(emotion.getKey(), emotion.getValue(), tags(emotion.getKey())))
                .toList();
    }

    private List<Tagged> tags(String emotion) {
        return most(counts.get(emotion).tags)
                .limit(MOST_TAGS)
                .map(tag -> new Tagged(tag.getKey(), tag.getValue()))
                .toList();
    }

    private static Stream<Map.Entry<String, Integer>> most(Map<String, Integer> times) {
        return times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
    }
}
