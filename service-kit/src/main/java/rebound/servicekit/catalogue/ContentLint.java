package rebound.servicekit.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps every text on the person's side: nothing is judged, compared or imposed, nothing is said of a life that we do not
 * know, and the words are plain. What holds in every language is here; what a language forbids is in its
 * {@code lint/<language>.yaml}, of the service or of the folder that a team has filled. Safe for any thread.
 */
public final class ContentLint {

    /** Years of school that a text may ask for. */
    static final double HARDEST = 8;

    /** In words; a longer one is read twice by somebody who is upset. */
    static final int LONGEST_SENTENCE = 28;

    private static final Pattern LOUD = Pattern.compile("[!¡！]");
    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{4,}");

    private final List<ContentSource> sources;
    private final Map<String, LintRules> languages = new ConcurrentHashMap<>();

    /** @param sources where rules are looked for; the first that has some for a language counts */
    public ContentLint(List<ContentSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * Something that a text says and must not.
     *
     * @param line where in its file
     * @param rule the name of the rule
     */
    public record Finding(int line, String rule, String fault) {

        @Override
        public String toString() {
            return rule + ": " + fault;
        }
    }

    /** What is wrong with the texts of a content, in their order; empty if nothing is. */
    public List<Finding> check(Published<?> published) {
        var findings = new ArrayList<Finding>();
        for (var locale : published.locales()) {
            var texts = published.content().texts();
            var rules = rules(published.file(), texts.getFirst().wording(locale).line(), locale);
            for (var text : texts) {
                check(rules, text.wording(locale), findings);
            }
            var grade =
                    rules.grade().of(texts.stream().map(text -> text.in(locale)).toList());
            if (grade > HARDEST) {
                findings.add(new Finding(
                        texts.getFirst().wording(locale).line(),
                        "plain-words",
                        String.format(Locale.ROOT, "the texts in %s read like grade %.1f of 8", locale, grade)));
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Refuses content with a finding.
     *
     * @throws BrokenContent with all of them, at the line of the first
     */
    void require(Published<?> published) {
        var findings = check(published);
        if (!findings.isEmpty()) {
            throw new BrokenContent(
                    published.file(),
                    findings.getFirst().line(),
                    findings.stream()
                            .map(finding -> finding.fault() + " (" + finding.rule() + ", line " + finding.line() + ")")
                            .collect(Collectors.joining("; ")));
        }
    }

    private static void check(LintRules rules, LocalizedText.Wording wording, List<Finding> findings) {
        var text = wording.text().replace('’', '\'');
        if (text.isBlank() || !text.equals(text.strip())) {
            findings.add(new Finding(wording.line(), "tidy", "a text is empty or has blanks around it"));
        }
        if (LOUD.matcher(text).find() || CAPITALS.matcher(text).find()) {
            findings.add(new Finding(wording.line(), "quiet", "it shouts: no exclamation marks, no words in capitals"));
        }
        for (var sentence : ReadingGrade.sentences(text)) {
            var words = ReadingGrade.words(sentence).size();
            if (words > LONGEST_SENTENCE) {
                findings.add(new Finding(wording.line(), "plain-words", "a sentence of " + words + " words"));
            }
        }
        for (var rule : rules.rules()) {
            for (var phrase : rule.phrases()) {
                var found = phrase.matcher(text);
                if (found.find()) {
                    findings.add(new Finding(wording.line(), rule.name(), "\"" + found.group() + "\": " + rule.why()));
                }
            }
        }
    }

    private LintRules rules(String file, int line, String locale) {
        return languages.computeIfAbsent(Locale.forLanguageTag(locale).getLanguage(), language -> {
            var path = "lint/" + language + ".yaml";
            return sources.stream()
                    .flatMap(source -> source.read(path).stream()
                            .map(rules -> Yaml.read(source.name(path), rules, LintRules.class)))
                    .findFirst()
                    .orElseThrow(() -> new BrokenContent(
                            file, line, "nobody has said what texts in " + language + " must not say: add " + path));
        });
    }
}
