package rebound.servicekit.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What no text in one language says, from a file such as {@code lint/en.yaml}.
 *
 * @param grade how hard a text is to read
 */
record LintRules(ReadingGrade grade, List<Rule> rules) {

    @JsonCreator
    static LintRules of(
            @JsonProperty("grade") @Nullable ReadingGrade grade, @JsonProperty("rules") @Nullable List<Rule> rules) {
        return new LintRules(Content.needed(grade, "grade"), Content.listOf(rules));
    }

    /**
     * Phrases for which there is one reason not to say them.
     *
     * @param name what a finding is called by
     * @param why the reason, for whoever wrote the text
     */
    record Rule(String name, String why, List<Pattern> phrases) {

        /** @param phrases regular expressions for whole words, of any case; a space stands for any white space */
        @JsonCreator
        static Rule of(
                @JsonProperty("name") @Nullable String name,
                @JsonProperty("why") @Nullable String why,
                @JsonProperty("phrases") @Nullable List<String> phrases) {
            return new Rule(
                    Content.needed(name, "name"),
                    Content.needed(why, "why"),
                    Content.listOf(phrases).stream().map(Rule::compiled).toList());
        }

        private static Pattern compiled(String phrase) {
            var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
            return Pattern.compile("(?<!\\w)(?:" + phrase.replace(" ", "\\s+") + ")(?!\\w)", flags);
        }
    }
}
