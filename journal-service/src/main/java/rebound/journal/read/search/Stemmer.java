package rebound.journal.read.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** What is left of a word of a language without its inflections. Of one query, in its thread. */
final class Stemmer implements AutoCloseable {

    private final Analyzer analyzer;

    Stemmer(Locale language) {
        this.analyzer = Languages.analyzer(language);
    }

    /** Of a word in lower case; empty for one that says nothing in that language, such as an article. */
    String stem(String word) {
        List<String> stems = new ArrayList<>();
        try (var tokens = analyzer.tokenStream("", word)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join(" ", stems);
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
