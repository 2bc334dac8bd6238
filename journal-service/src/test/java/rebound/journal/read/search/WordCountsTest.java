package rebound.journal.read.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WordCountsTest {

    private final WordCounts counts = new WordCounts();

    @Test
    void haveTheMostFrequentFirst() {
        add("work", 1);
        add("exam", 2);
        add("again", 1);
        assertThat(counts.words(10, word -> true)).containsExactly("exam", "again", "work");
        assertThat(counts.words(2, word -> true)).containsExactly("exam", "again");
        assertThat(counts.words(2, word -> !word.equals("exam"))).containsExactly("again", "work");
    }

    /** What is silenced can be 200 names. */
    @Test
    void askAboutEachWordOnceAndAboutNoMoreThanItTakes() {
        add("a", 9);
        add("b", 8);
        add("c", 7);
        add("d", 6);
        var asked = new ArrayList<String>();
        assertThat(counts.words(2, word -> {
                    asked.add(word);
                    return !word.equals("b");
                }))
                .containsExactly("a", "c");
        assertThat(asked).containsExactly("a", "b", "c");
    }

    /** One that silences them all would otherwise be held against all words of a journal. */
    @Test
    void askAboutAThousandAtMost() {
        for (var number = 0; number < 5_000; number++) {
            counts.add("word" + number);
        }
        var asked = new ArrayList<String>();
        assertThat(counts.words(10, word -> !asked.add(word))).isEmpty();
        assertThat(asked).hasSize(1_000).doesNotHaveDuplicates();
    }

    private void add(String word, int times) {
        for (var time = 0; time < times; time++) {
            counts.add(word);
        }
    }
}
