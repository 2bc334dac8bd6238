package rebound.journal.read.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import rebound.journal.read.index.Words;
import rebound.journal.read.index.Words.Word;

/**
 * What somebody looks for: words, all of which must be there, in whatever form their language gives them. {@code reb*} is any
 * word that begins so, {@code "the first try"} are words that follow each other; so are words that are written together, such as
 * {@code self-worth}. A word that says nothing in the language, such as an article, is looked for only in a phrase or alone.
 *
 * <p>Of one request, in its thread; to be closed.
 */
public final class SearchQuery implements AutoCloseable {

    /** How many words there may be. */
    public static final int MOST_WORDS = 32;

    /** Of how many words it is remembered whether they match: those of ten years of writing. */
    private static final int MOST_REMEMBERED = 50_000;

    private static final Pattern CLAUSE = Pattern.compile("\"([^\"]*)\"?|[^\\s\"]+");

    /**
     * A word that is looked for.
     *
     * @param text in lower case
     * @param stem empty for one that says nothing
     * @param isPrefix whether it may go on
     */
    private record Term(String text, String stem, boolean isPrefix) {}

    private final Stemmer stemmer;
    private final List<List<Term>> clauses = new ArrayList<>();
    private final List<Term> terms;
    private final Map<String, BitSet> remembered = new HashMap<>();

    private SearchQuery(String text, Locale language) {
        this.stemmer = new Stemmer(language);
        var all = new ArrayList<List<Term>>();
        for (var found = CLAUSE.matcher(text); found.find(); ) {
            var isPhrase = found.group(1) != null;
            var said = isPhrase ? found.group(1) : found.group();
            var clause = clause(said, !isPhrase && said.endsWith("*"));
            if (!clause.isEmpty()) {
                all.add(clause);
            }
        }
        all.stream().filter(SearchQuery::says).forEach(clauses::add);
        if (clauses.isEmpty()) {
            clauses.addAll(all);
        }
        this.terms = clauses.stream().flatMap(List::stream).toList();
    }

    public static SearchQuery of(String text, Locale language) {
        return new SearchQuery(text, language);
    }

    private List<Term> clause(String said, boolean isPrefix) {
        var words = Words.of(said);
        var clause = new ArrayList<Term>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i).text();
            clause.add(new Term(word, stemmer.stem(word), isPrefix && i == words.size() - 1));
        }
        return clause;
    }

    private static boolean says(List<Term> clause) {
        return clause.size() > 1
                || clause.getFirst().isPrefix()
                || !clause.getFirst().stem().isEmpty();
    }

    /** How many words are looked for. */
    public int size() {
        return terms.size();
    }

    /** Whether all words are there; where {@link #hasPhrases}, the text has to be asked as well. */
    public boolean matches(String words) {
        var found = new BitSet(terms.size());
        var from = 0;
        while (from < words.length() && found.cardinality() < terms.size()) {
            var blank = words.indexOf(' ', from);
            var to = blank < 0 ? words.length() : blank;
            found.or(matching(words.substring(from, to)));
            from = to + 1;
        }
        return found.cardinality() == terms.size();
    }

    /** Whether some of it is words that must follow each other. */
    public boolean hasPhrases() {
        return clauses.stream().anyMatch(clause -> clause.size() > 1);
    }

    /** Whether each phrase is in one of the texts. */
    public boolean hasEachPhrase(List<String> texts) {
        var all = texts.stream().map(Words::of).toList();
        return clauses.stream().filter(clause -> clause.size() > 1).allMatch(phrase -> all.stream()
                .anyMatch(words -> hits(words, phrase).length() > 0));
    }

    /** Which words of a text are what is looked for. */
    BitSet hits(List<Word> words) {
        var hits = new BitSet();
        clauses.forEach(clause -> hits.or(hits(words, clause)));
        return hits;
    }

    private BitSet hits(List<Word> words, List<Term> clause) {
        var hits = new BitSet();
        for (var first = 0; first + clause.size() <= words.size(); first++) {
            if (follows(words.subList(first, first + clause.size()), clause)) {
                hits.set(first, first + clause.size());
            }
        }
        return hits;
    }

    private boolean follows(List<Word> words, List<Term> clause) {
        for (var i = 0; i < clause.size(); i++) {
            if (!matching(words.get(i).text()).get(terms.indexOf(clause.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Which of the terms a word is. */
    private BitSet matching(String word) {
        var known = remembered.get(word);
        if (known != null) {
            return known;
        }
        var stem = stemmer.stem(word);
        var matching = new BitSet(terms.size());
        for (var i = 0; i < terms.size(); i++) {
            if (matches(word, stem, terms.get(i))) {
                matching.set(i);
            }
        }
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(word, matching);
        }
        return matching;
    }

    private static boolean matches(String word, String stem, Term term) {
        return term.isPrefix()
                ? word.startsWith(term.text())
                : word.equals(term.text()) || !stem.isEmpty() && stem.equals(term.stem());
    }

    @Override
    public void close() {
        stemmer.close();
    }
}
