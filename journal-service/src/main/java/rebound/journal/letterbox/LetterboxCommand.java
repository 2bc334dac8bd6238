package rebound.journal.letterbox;

/** What can be asked of a {@link Letterbox}. */
public sealed interface LetterboxCommand {

    /** A letter begins to wait. */
    record PutLetterIn(String letterId) implements LetterboxCommand {}

    /** A letter waits no more. */
    record TakeLetterOut(String letterId) implements LetterboxCommand {}

    /** What they wait for is there. */
    record EmptyLetterbox() implements LetterboxCommand {}
}
