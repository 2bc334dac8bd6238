package rebound.journal.read.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.index.Words;
import rebound.journal.read.index.Words.Word;

/**
 * Some of what a thing says.
 *
 * @param parts put together they are the excerpt; what was looked for is a part by itself
 */
public record Excerpt(List<Part> parts) {

    /** How long it is at most, in characters. */
    static final int LONGEST = 240;

    /** How much of it stands before the first word that was looked for. */
    private static final int BEFORE = 60;

    /** @param match whether it was looked for */
    public record Part(String text, boolean match) {}

    public Excerpt {
        parts = List.copyOf(parts);
    }

    /** Of the first text in which something of the query is; of the first one if there is none, or no query. */
    public static Excerpt of(List<String> texts, @Nullable SearchQuery query) {
        if (query != null) {
            for (var text : texts) {
                var words = Words.of(text);
                var hits = query.hits(words);
                if (!hits.isEmpty()) {
                    return around(text, words, hits);
                }
            }
        }
        return texts.isEmpty() ? new Excerpt(List.of()) : around(texts.getFirst(), List.of(), new BitSet());
    }

    private static Excerpt around(String text, List<Word> words, BitSet hits) {
        var first = hits.isEmpty() ? 0 : words.get(hits.nextSetBit(0)).from();
        var from = whole(text, Math.max(0, first - BEFORE));
        var to = whole(text, Math.min(text.length(), from + LONGEST));
        var parts = new ArrayList<Part>();
        var at = from;
        for (var hit = hits.nextSetBit(0); hit >= 0; hit = hits.nextSetBit(hit + 1)) {
            var word = words.get(hit);
            if (word.to() > to) {
                break;
            }
            add(parts, text.substring(at, word.from()), false);
            add(parts, text.substring(word.from(), word.to()), true);
            at = word.to();
        }
        add(parts, text.substring(at, to), false);
        return new Excerpt(parts);
    }

    private static void add(List<Part> parts, String text, boolean match) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, match));
        }
    }

    /** The index, or the one before if that would part a surrogate pair. */
    private static int whole(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
