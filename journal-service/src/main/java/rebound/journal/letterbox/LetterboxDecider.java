package rebound.journal.letterbox;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.letterbox.LetterboxCommand.EmptyLetterbox;
import rebound.journal.letterbox.LetterboxCommand.PutLetterIn;
import rebound.journal.letterbox.LetterboxCommand.TakeLetterOut;
import rebound.journal.letterbox.LetterboxEvent.LetterPutIn;
import rebound.journal.letterbox.LetterboxEvent.LetterTakenOut;
import rebound.journal.letterbox.LetterboxEvent.LetterboxEmptied;

/** The rules of a {@link Letterbox}: whatever is asked again changes nothing. Pure. */
public final class LetterboxDecider implements Decider<LetterboxCommand, Letterbox, LetterboxEvent> {

    @Override
    public Letterbox initial() {
        return Letterbox.EMPTY;
    }

    @Override
    public Decision<LetterboxEvent> decide(LetterboxCommand command, Letterbox box) {
        return switch (command) {
            case PutLetterIn put ->
                box.letters().contains(put.letterId()) ? alreadySo() : accept(new LetterPutIn(put.letterId()));
            case TakeLetterOut take ->
                box.letters().contains(take.letterId()) ? accept(new LetterTakenOut(take.letterId())) : alreadySo();
            case EmptyLetterbox empty ->
                box.letters().isEmpty() ? alreadySo() : accept(new LetterboxEmptied(box.letters()));
        };
    }

    @Override
    public Letterbox evolve(Letterbox box, LetterboxEvent event) {
        return box.evolve(event);
    }
}
