package rebound.servicekit.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How many years of school a text asks for, by the formula that was made for its language. */
enum ReadingGrade {
    /** English: Kincaid et al., 1975. */
    @JsonProperty("flesch-kincaid")
    FLESCH_KINCAID {
        @Override
        double of(Counted text) {
            return 0.39 * text.wordsPerSentence() + 11.8 * text.syllables() / text.words() - 15.59;
        }
    },

    /** German: the first Wiener Sachtextformel (Bamberger and Vanecek, 1984). */
    @JsonProperty("wiener")
    WIENER {
        @Override
        double of(Counted text) {
            return 19.35 * text.longWords() / text.words()
                    + 0.1672 * text.wordsPerSentence()
                    + 12.97 * text.wideWords() / text.words()
                    - 3.27 * text.shortWords() / text.words()
                    - 0.875;
        }
    },

    /** Any other language with spaces between its words: LIX (Björnsson, 1968), where 20 are taken as 0 and 5 as a year. */
    @JsonProperty("lix")
    LIX {
        @Override
        double of(Counted text) {
            return (text.wordsPerSentence() + 100.0 * text.wideWords() / text.words() - 20) / 5;
        }
    };

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'-]*");
    private static final Pattern END = Pattern.compile("[.?:;…]+(\\s|$)");
    private static final Pattern SYLLABLE = Pattern.compile("ei|ie|eu|äu|au|ai|ou|oo|ee|ea|oa|[aeiouyäöüáéíóú]");
    private static final Pattern SILENT = Pattern.compile(".*[^aeiouyl]e(s|d)?");

    abstract double of(Counted text);

    /** The grade of some texts together; 0 if there is no word in them. */
    double of(List<String> texts) {
        var words = 0;
        var sentences = 0;
        var syllables = 0;
        var longWords = 0;
        var wideWords = 0;
        var shortWords = 0;
        for (var text : texts) {
            for (var sentence : sentences(text)) {
                sentences++;
                for (var word : words(sentence)) {
                    var count = syllables(word);
                    words++;
                    syllables += count;
                    longWords += count >= 3 ? 1 : 0;
                    shortWords += count == 1 ? 1 : 0;
                    wideWords += word.length() > 6 ? 1 : 0;
                }
            }
        }
        return words == 0 ? 0 : of(new Counted(words, sentences, syllables, longWords, wideWords, shortWords));
    }

    /** The sentences of a text that have words. */
    static List<String> sentences(String text) {
        return END.splitAsStream(text).filter(one -> WORD.matcher(one).find()).toList();
    }

    static List<String> words(String sentence) {
        return WORD.matcher(sentence)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** About how many; of English, the last e is mostly not spoken. */
    private int syllables(String word) {
        var count = (int) SYLLABLE.matcher(word).results().count();
        if (this == FLESCH_KINCAID && count > 1 && SILENT.matcher(word).matches()) {
            count--;
        }
        return Math.max(1, count);
    }

    /**
     * What is counted of a text.
     *
     * @param longWords those of three syllables or more
     * @param wideWords those of more than six letters
     * @param shortWords those of one syllable
     */
    record Counted(int words, int sentences, int syllables, int longWords, int wideWords, int shortWords) {

        double wordsPerSentence() {
            return (double) words / sentences;
        }
    }
}
