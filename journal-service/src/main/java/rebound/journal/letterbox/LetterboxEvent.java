package rebound.journal.letterbox;

import java.util.List;

/** What has happened to a {@link Letterbox}. */
public sealed interface LetterboxEvent {

    record LetterPutIn(String letterId) implements LetterboxEvent {}

    record LetterTakenOut(String letterId) implements LetterboxEvent {}

    /**
     * What the letters waited for is there.
     *
     * @param letters the ids of those that were in the box, at most {@link Letterbox#MOST}
     */
    record LetterboxEmptied(List<String> letters) implements LetterboxEvent {

        public LetterboxEmptied {
            letters = List.copyOf(letters);
        }
    }
}
