package rebound.journal.silence;

import java.util.List;

/**
 * What a topic or a person that is silenced is called.
 *
 * @param value in canonical form
 * @param words its words; none of a name without a word, such as an emoji
 */
record Name(String value, List<String> words) {

    Name {
        words = List.copyOf(words);
    }

    static Name of(Silence silence) {
        return new Name(silence.value(), Silence.words(silence.value()).toList());
    }
}
