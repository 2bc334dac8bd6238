package rebound.journal.read.index;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** What the words of a text are, in any language: by the word boundaries of Unicode (UAX #29), in lower case. */
public final class Words {

    /** A longer one, which is no word, is cut into pieces. */
    private static final int LONGEST_WORD = 64;

    /**
     * One word where it stands.
     *
     * @param text in lower case
     * @param from the index of its first character
     * @param to the index after its last character
     */
    public record Word(String text, int from, int to) {}

    private Words() {}

    /** Its words, in their order. */
    public static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        read(text, words::add);
        return words;
    }

    /**
     * Its words, each once, with blanks in between; of the longest texts the first. A text that is longer than what is kept of it is
     * not read to its end.
     *
     * @param longest how many characters are kept
     */
    static String distinct(String text, int longest) {
        var words = new LinkedHashSet<String>();
        var length = new int[1];
        read(text, word -> {
            if (words.contains(word.text())) {
                return true;
            }
            length[0] += word.text().length() + 1;
            return length[0] <= longest && words.add(word.text());
        });
        return String.join(" ", words);
    }

    /** Its words, in their order, as long as there are to be more. */
    static void read(String text, Predicate<Word> more) {
        var tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(LONGEST_WORD);
        tokenizer.setReader(new StringReader(text));
        try (var tokens = new LowerCaseFilter(tokenizer)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()
                    && more.test(new Word(term.toString(), place.startOffset(), place.endOffset()))) {
                // The next one.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
