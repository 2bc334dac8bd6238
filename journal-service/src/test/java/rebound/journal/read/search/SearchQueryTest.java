package rebound.journal.read.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.journal.read.index.Words;
import rebound.journal.read.index.Words.Word;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | exam          | I failed both exams.       | true",
                "en | failing       | I failed both exams.       | true",
                "en | EXAMS failed  | I failed both exams.       | true",
                "en | exam passed   | I failed both exams.       | false",
                "en | fai*          | I failed both exams.       | true",
                "en | ail*          | I failed both exams.       | false",
                "en | the exam      | One exam                   | true",
                "en | the           | It was the end             | true",
                "en | the           | It was an end              | false",
                "de | prüfung       | Zwei Prüfungen an einem Tag| true",
                "de | Prüfungen     | Die Prüfung ist vorbei     | true",
                "en | Prüfungen     | Die Prüfung ist vorbei     | false",
                "fr | chevaux       | Un cheval                  | true",
                "es | corriendo     | Corrí y corrimos corriendo | true",
                "ru | книги         | Я читаю книгу              | true",
                "xx | exams         | two exams                  | true",
                "xx | exams         | one exam                   | false",
                "ja | 学校          | 学校に行った               | true",
                "en | *             | anything                   | false"
            })
    void findsWhatHasAllTheWordsInAnyForm(String language, String looked, String text, boolean found) {
        try (var query = SearchQuery.of(looked, Locale.forLanguageTag(language))) {
            assertThat(query.size() > 0 && query.matches(indexed(text))).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"first try\"         | My first try failed        | true",
                "\"first exam\"        | My first exams failed      | true",
                "\"first try\"         | I try at first             | false",
                "\"the first try\"     | This was the first try     | true",
                "\"the first try\"     | This was my first try      | false",
                "\"first try           | My first try failed        | true",
                "self-worth            | My self-worth              | true",
                "self-worth            | The worth of oneself, self | false",
                "self-wor*             | My self worthiness         | true",
                "\"first try\" \"go\"  | My first try: let it go    | true"
            })
    void findsWordsThatFollowEachOther(String looked, String text, boolean found) {
        try (var query = SearchQuery.of(looked, Locale.ENGLISH)) {
            assertThat(query.hasPhrases()).isTrue();
            assertThat(query.matches(indexed(text)) && query.hasEachPhrase(List.of("Something else", text)))
                    .isEqualTo(found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!?", "\"\"", "*", "—"})
    void hasNoWordsToLookFor(String looked) {
        try (var query = SearchQuery.of(looked, Locale.ENGLISH)) {
            assertThat(query.size()).isZero();
        }
    }

    @Test
    void aPhraseIsNotPutTogetherFromTwoTexts() {
        try (var query = SearchQuery.of("\"first try\"", Locale.ENGLISH)) {
            assertThat(query.hasEachPhrase(List.of("first", "try"))).isFalse();
        }
    }

    private static String indexed(String text) {
        return Words.of(text).stream().map(Word::text).distinct().collect(Collectors.joining(" "));
    }
}
