package rebound.bench.checker;

import java.util.List;

/**
 * Words that a workload wrote into private texts and that occur nowhere else in the world: whoever finds one has found what a
 * person said.
 *
 * @param words each of at least eight characters, so that none is found by chance
 */
public record Canaries(List<String> words) {

    private static final int LEAST_LENGTH = 8;

    public Canaries {
        words = List.copyOf(words);
        if (words.stream().anyMatch(word -> word.length() < LEAST_LENGTH)) {
            throw new IllegalArgumentException("A canary of less than " + LEAST_LENGTH + " characters");
        }
    }
}
