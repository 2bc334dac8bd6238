package rebound.servicekit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLintTest {

    private final ContentLint lint = new ContentLint(List.of(ContentSource.Packaged.CONTENT));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing-imposed-4 | You should write it down.",
                "nothing-imposed-4 | You don't have to, but you need to think of it.",
                "no-forced-lesson-4 | What did you learn?",
                "no-forced-lesson-4 | Everything happens for a reason.",
                "nothing-asserted-5 | You are safe.",
                "nothing-asserted-5 | It will get better.",
                "no-norm-8 | That is normal.",
                "no-norm-8 | You might feel fine by now.",
                "no-norm-8 | Grief takes about two weeks.",
                "no-comparison-8 | Most people feel this way.",
                "no-comparison-8 | You did it faster than others.",
                "no-comparison-8 | Compared to last month, how was it?",
                "no-streak-shaming-8 | Your streak is at risk.",
                "no-streak-shaming-8 | You are back to square one.",
                "no-streak-shaming-8 | You missed a day.",
                "no-judgement | You failed.",
                "no-judgement | Why didn’t you call?",
                "no-judgement | What was your  mistake?",
                "actions-not-self | What kind of person does that?",
                "actions-not-self | What is wrong with you?",
                "actions-not-self | What does it say about you?",
                "no-brushing-aside | Cheer up.",
                "no-brushing-aside | Just try again.",
                "no-medicine-1 | Are you depressed?",
                "no-hurry-4 | Do it right now.",
                "quiet | Well done!",
                "quiet | This is SO IMPORTANT.",
                "tidy | ' Two blanks.'",
            })
    void whatAnEnglishTextMustNotSay(String rule, String text) {
        assertThat(rules("en", text)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing-imposed-4 | Du solltest es aufschreiben.",
                "nothing-imposed-4 | Was musst du tun?",
                "no-forced-lesson-4 | Was hast du daraus gelernt?",
                "nothing-asserted-5 | Du bist in Ordnung.",
                "nothing-asserted-5 | Alles wird gut.",
                "no-norm-8 | Das ist ganz normal.",
                "no-norm-8 | Inzwischen geht es sicher.",
                "no-comparison-8 | Die meisten Menschen kennen das.",
                "no-comparison-8 | Anderen geht es auch so.",
                "no-streak-shaming-8 | Drei Tage in Folge.",
                "no-judgement | Du hast versagt.",
                "no-judgement | Warum hast du nicht angerufen?",
                "no-judgement | Was war dein Fehler?",
                "actions-not-self | Was für ein Mensch tut das?",
                "actions-not-self | Was stimmt mit dir nicht?",
                "actions-not-self | Was sagt das über dich?",
                "no-brushing-aside | Kopf hoch.",
                "no-medicine-1 | Hast du Symptome?",
                "no-hurry-4 | Beeil dich.",
                "quiet | Gut gemacht!",
            })
    void whatAGermanTextMustNotSay(String rule, String text) {
        assertThat(rules("de", text)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What happened, in a few words?",
                "What do you want to keep from it, if anything?",
                "Skip whatever you like.",
                "How does it feel to have said it?",
                "Mustard and shoulders are words.",
            })
    void whatItMaySay(String text) {
        assertThat(rules("en", text)).isEmpty();
    }

    @Test
    void wordsArePlain() {
        assertThat(rules(
                        "en",
                        "Contemplate comprehensively the organisational circumstances surrounding your situation."))
                .containsExactly("plain-words");
        assertThat(rules(
                        "de",
                        "Vergegenwärtige dir die organisatorischen Rahmenbedingungen deiner Entscheidungsfindung."))
                .containsExactly("plain-words");
        assertThat(rules("en", "a ".repeat(ContentLint.LONGEST_SENTENCE).strip()))
                .isEmpty();
        assertThat(rules("en", "a ".repeat(ContentLint.LONGEST_SENTENCE + 1).strip()))
                .contains("plain-words");
    }

    private List<String> rules(String locale, String text) {
        var wordings = new TreeMap<>(Map.of(locale, new LocalizedText.Wording(text, 7)));
        var leaflet = new Leaflet("rest", 1, List.of("A17"), new LocalizedText(wordings), List.of());
        var findings = lint.check(new Published<>(leaflet, "rest", "", new TreeSet<>(List.of(locale))));
        assertThat(findings).allMatch(finding -> finding.line() == 7);
        return findings.stream().map(ContentLint.Finding::rule).toList();
    }
}
