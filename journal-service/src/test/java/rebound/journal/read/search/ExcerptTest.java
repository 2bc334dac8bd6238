package rebound.journal.read.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rebound.journal.read.search.Excerpt.Part;

class ExcerptTest {

    @Test
    void showsWhatWasLookedForAsItWasWritten() {
        assertThat(excerpt("exam", "I failed both Exams."))
                .containsExactly(new Part("I failed both ", false), new Part("Exams", true), new Part(".", false));
    }

    @Test
    void isOfTheTextInWhichItIs() {
        assertThat(excerpt("exam", "A title", "Both exams"))
                .containsExactly(new Part("Both ", false), new Part("exams", true));
    }

    @Test
    void marksAPhraseAndNotItsWordsElsewhere() {
        assertThat(excerpt("\"first try\"", "First, my first try"))
                .containsExactly(
                        new Part("First, my ", false),
                        new Part("first", true),
                        new Part(" ", false),
                        new Part("try", true));
    }

    @Test
    void isTheBeginningIfNothingWasLookedFor() {
        assertThat(Excerpt.of(List.of("One", "Two"), null).parts()).containsExactly(new Part("One", false));
        assertThat(excerpt("exam", "One")).containsExactly(new Part("One", false));
        assertThat(Excerpt.of(List.of(), null).parts()).isEmpty();
    }

    @Test
    void isShortAndPartsNoCharacter() {
        for (var shift = 0; shift < 4; shift++) {
            var text = "x".repeat(shift) + "🌱".repeat(200) + " exam " + "🌱".repeat(200);
            var parts = excerpt("exam", text);
            var whole = parts.stream().map(Part::text).collect(Collectors.joining());
            assertThat(text).contains(whole);
            assertThat(whole.length()).isBetween(Excerpt.LONGEST - 1, Excerpt.LONGEST);
            assertThat(whole.codePoints().noneMatch(one -> one >= 0xD800 && one <= 0xDFFF))
                    .isTrue();
            assertThat(parts).contains(new Part("exam", true));
        }
    }

    private static List<Part> excerpt(String looked, String... texts) {
        try (var query = SearchQuery.of(looked, Locale.ENGLISH)) {
            return Excerpt.of(List.of(texts), query).parts();
        }
    }
}
