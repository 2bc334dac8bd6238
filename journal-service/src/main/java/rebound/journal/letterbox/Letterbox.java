package rebound.journal.letterbox;

import java.util.ArrayList;
import java.util.List;
import rebound.journal.letterbox.LetterboxEvent.LetterPutIn;
import rebound.journal.letterbox.LetterboxEvent.LetterTakenOut;
import rebound.journal.letterbox.LetterboxEvent.LetterboxEmptied;

/**
 * The letters of a person that wait for a setback; each person has one such box. It is there from the beginning, empty, and
 * follows the letters a moment later. Immutable.
 *
 * @param letters their ids, in the order in which they came
 */
public record Letterbox(List<String> letters) {

    public static final Letterbox EMPTY = new Letterbox(List.of());

    /**
     * From so many on no other finds room: none can be sealed to wait, or restored as one that does. One that was on its way
     * meanwhile stays sealed until the person unseals it, and no setback opens it: a setback opens all that are here in one
     * batch, with their texts.
     */
    public static final int MOST = 10;

    public Letterbox {
        letters = List.copyOf(letters);
    }

    public boolean isFull() {
        return letters.size() >= MOST;
    }

    /** What it is after a fact. */
    public Letterbox evolve(LetterboxEvent event) {
        return switch (event) {
            case LetterPutIn in -> with(in.letterId());
            case LetterTakenOut out -> new Letterbox(without(List.of(out.letterId())));
            case LetterboxEmptied emptied -> new Letterbox(without(emptied.letters()));
        };
    }

    private Letterbox with(String letterId) {
        var changed = new ArrayList<>(without(List.of(letterId)));
        changed.add(letterId);
        return new Letterbox(changed);
    }

    private List<String> without(List<String> others) {
        return letters.stream().filter(letter -> !others.contains(letter)).toList();
    }
}
