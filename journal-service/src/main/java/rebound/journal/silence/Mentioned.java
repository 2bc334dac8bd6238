package rebound.journal.silence;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rebound.journal.day.Recallable;

/**
 * What a thing mentions, in the canonical form of silences. A word of a name is mentioned by every word that begins with it, as
 * inflected and compound words do, and by what follows an apostrophe. That keeps away some things too many rather than one too
 * few; a word of one or two letters, with which far too many begin, is mentioned by itself only.
 *
 * @param names its tags, and what its people are called
 * @param words all its words, each with a blank before it, and one after the last
 */
record Mentioned(Set<String> names, String words) {

    private static final int LEAST_OF_A_BEGINNING = 3;

    Mentioned {
        names = Set.copyOf(names);
    }

    static Mentioned by(Recallable thing) {
        var names = Stream.concat(thing.tags().stream(), thing.people().stream())
                .map(Silence::canonical)
                .collect(Collectors.toUnmodifiableSet());
        var texts = thing.texts().stream().map(Silence::canonical);
        return new Mentioned(names, words(Stream.concat(names.stream(), texts)));
    }

    /** By a text in canonical form. */
    static Mentioned in(String text) {
        return new Mentioned(Set.of(), words(Stream.of(text)));
    }

    private static String words(Stream<String> texts) {
        return texts.flatMap(Silence::words).map(word -> " " + word).collect(Collectors.joining("", "", " "));
    }

    /** Whether it has that name, as a whole or each word of it. */
    boolean has(Name name) {
        if (names.contains(name.value())) {
            return true;
        }
        // A name without a word, such as an emoji, is a name as a whole only.
        return !name.words().isEmpty() && name.words().stream().allMatch(this::hasWord);
    }

    /** Whether any word of that name is among its words. */
    boolean hasWordOf(Name name) {
        return name.words().stream().anyMatch(this::hasWord);
    }

    private boolean hasWord(String word) {
        var sought = word.length() < LEAST_OF_A_BEGINNING ? word + " " : word;
        return words.contains(" " + sought) || words.contains("'" + sought);
    }
}
