package rebound.journal.letterbox;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.letterbox.LetterboxCommand.EmptyLetterbox;
import rebound.journal.letterbox.LetterboxCommand.PutLetterIn;
import rebound.journal.letterbox.LetterboxCommand.TakeLetterOut;
import rebound.journal.letterbox.LetterboxEvent.LetterPutIn;
import rebound.journal.letterbox.LetterboxEvent.LetterTakenOut;
import rebound.journal.letterbox.LetterboxEvent.LetterboxEmptied;

/** The rules of a {@link Letterbox}: whatever is asked again changes nothing, and there is room for so many. Pure. */
public final class LetterboxDecider implements Decider<LetterboxCommand, Letterbox, LetterboxEvent> {

    @Override
    public Letterbox initial() {
        return Letterbox.EMPTY;
    }

    @Override
    public Decision<LetterboxEvent> decide(LetterboxCommand command, Letterbox box) {
        return switch (command) {
            case PutLetterIn put -> put(put, box);
            case TakeLetterOut take ->
                box.letters().contains(take.letterId()) ? accept(new LetterTakenOut(take.letterId())) : alreadySo();
            case EmptyLetterbox empty ->
                box.letters().isEmpty() ? alreadySo() : accept(new LetterboxEmptied(first(box)));
        };
    }

    @Override
    public Letterbox evolve(Letterbox box, LetterboxEvent event) {
        return box.evolve(event);
    }

    private static Decision<LetterboxEvent> put(PutLetterIn command, Letterbox box) {
        if (box.letters().contains(command.letterId())) {
            return alreadySo();
        }
        return box.isFull() ? reject(LetterboxRefusal.LETTERBOX_FULL) : accept(new LetterPutIn(command.letterId()));
    }

    /** As many as are opened at once. */
    private static List<String> first(Letterbox box) {
        return box.letters().stream().limit(Letterbox.MOST).toList();
    }
}
