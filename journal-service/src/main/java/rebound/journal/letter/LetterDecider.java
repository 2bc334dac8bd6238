package rebound.journal.letter;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.day.Home;
import rebound.journal.day.Moment;
import rebound.journal.letter.Letter.Absent;
import rebound.journal.letter.Letter.Deleted;
import rebound.journal.letter.Letter.Erased;
import rebound.journal.letter.Letter.Kept;
import rebound.journal.letter.Letter.Opened;
import rebound.journal.letter.Letter.Sealed;
import rebound.journal.letter.Letter.Written;
import rebound.journal.letter.LetterCommand.DeleteLetter;
import rebound.journal.letter.LetterCommand.EraseLetter;
import rebound.journal.letter.LetterCommand.OpenAfterSetback;
import rebound.journal.letter.LetterCommand.OpenLetter;
import rebound.journal.letter.LetterCommand.OpenOnItsDay;
import rebound.journal.letter.LetterCommand.RestoreLetter;
import rebound.journal.letter.LetterCommand.ReviseLetter;
import rebound.journal.letter.LetterCommand.SealLetter;
import rebound.journal.letter.LetterCommand.UnsealLetter;
import rebound.journal.letter.LetterCommand.WriteLetter;
import rebound.journal.letter.LetterEvent.LetterDeleted;
import rebound.journal.letter.LetterEvent.LetterErased;
import rebound.journal.letter.LetterEvent.LetterOpened;
import rebound.journal.letter.LetterEvent.LetterRestored;
import rebound.journal.letter.LetterEvent.LetterRevised;
import rebound.journal.letter.LetterEvent.LetterSealed;
import rebound.journal.letter.LetterEvent.LetterWritten;

/** The rules of a {@link Letter}. Pure. */
public final class LetterDecider implements Decider<LetterCommand, Letter, LetterEvent> {

    @Override
    public Letter initial() {
        return new Absent();
    }

    @Override
    public Decision<LetterEvent> decide(LetterCommand command, Letter letter) {
        return switch (command) {
            case WriteLetter write -> write(write, letter);
            case ReviseLetter revise -> ofKept(letter, kept -> revise(revise, kept));
            case SealLetter seal -> ofKept(letter, kept -> seal(seal, kept));
            case OpenLetter open -> ofKept(letter, kept -> open(open, kept));
            case UnsealLetter unseal -> ofKept(letter, kept -> unseal(unseal, kept));
            case OpenOnItsDay open ->
                letter instanceof Sealed sealed && sealed.seal().isOver(open.at())
                        ? opened(sealed, open.at(), "date")
                        : alreadySo();
            case OpenAfterSetback open ->
                letter instanceof Sealed sealed && sealed.seal().event() != null
                        ? opened(sealed, open.at(), "setback")
                        : alreadySo();
            case DeleteLetter delete -> delete(delete, letter);
            case RestoreLetter restore -> restore(restore, letter);
            case EraseLetter erase -> erase(erase, letter);
        };
    }

    @Override
    public Letter evolve(Letter letter, LetterEvent event) {
        return letter.evolve(event);
    }

    private static Decision<LetterEvent> write(WriteLetter command, Letter letter) {
        return switch (letter) {
            case Absent absent -> accept(written(command));
            case Kept kept -> isRetry(command, kept) ? alreadySo() : reject(LetterRefusal.ALREADY_WRITTEN);
            case Deleted deleted -> reject(LetterRefusal.DELETED);
            case Erased erased -> reject(LetterRefusal.ERASED);
        };
    }

    private static LetterWritten written(WriteLetter command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new LetterWritten(moment.happenedAt(), moment.zone(), moment.localDate(), command.words());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(WriteLetter command, Kept kept) {
        return kept.moment().isTold(command.happenedAt(), command.zone())
                && command.words().equals(kept.words());
    }

    /** What is asked of a letter that is there and has its text. */
    private static Decision<LetterEvent> ofKept(Letter letter, Function<Kept, Decision<LetterEvent>> decision) {
        return switch (letter) {
            case Absent absent -> reject(LetterRefusal.NO_SUCH_LETTER);
            case Kept kept -> kept.words().isErased() ? reject(LetterRefusal.ERASED) : decision.apply(kept);
            case Deleted deleted -> reject(LetterRefusal.DELETED);
            case Erased erased -> reject(LetterRefusal.ERASED);
        };
    }

    private static Decision<LetterEvent> revise(ReviseLetter command, Kept letter) {
        return switch (letter) {
            case Written written -> revise(command, written);
            case Sealed sealed -> reject(LetterRefusal.ALREADY_SEALED);
            case Opened opened -> reject(LetterRefusal.ALREADY_SEALED);
        };
    }

    private static Decision<LetterEvent> revise(ReviseLetter command, Written written) {
        if (written.moment().isTold(command.happenedAt(), command.zone())
                && command.words().equals(written.words())) {
            return alreadySo();
        }
        var moment = written.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new LetterRevised(
                moment.happenedAt(), moment.zone(), moment.localDate(), written.localDate(), command.words()));
    }

    private static Decision<LetterEvent> seal(SealLetter command, Kept letter) {
        if (letter instanceof Sealed) {
            return reject(LetterRefusal.ALREADY_SEALED);
        }
        if (command.until() == null && command.boxIsFull()) {
            return reject(LetterRefusal.LETTERBOX_FULL);
        }
        var seal = seal(command.until(), command.home());
        return seal.isOver(command.at())
                ? reject(LetterRefusal.DAY_HAS_BEGUN)
                : accept(new LetterSealed(command.at(), letter.happenedAt(), letter.zone(), letter.localDate(), seal));
    }

    private static Seal seal(@Nullable LocalDate until, @Nullable Home home) {
        if (until == null) {
            return new Seal(null, null, Seal.NEXT_SETBACK);
        }
        var known = home == null ? Home.UNKNOWN : home;
        return new Seal(
                until, until.atTime(known.startOfDay()).atZone(known.zone()).toInstant(), null);
    }

    /** Its timer may be a moment late. */
    private static Decision<LetterEvent> open(OpenLetter command, Kept letter) {
        if (!(letter instanceof Sealed sealed)) {
            return reject(LetterRefusal.NOT_SEALED);
        }
        return sealed.seal().isOver(command.at())
                ? opened(sealed, command.at(), "date")
                : reject(LetterRefusal.STILL_SEALED);
    }

    private static Decision<LetterEvent> unseal(UnsealLetter command, Kept letter) {
        return letter instanceof Sealed sealed
                ? opened(sealed, command.at(), "unsealed")
                : reject(LetterRefusal.NOT_SEALED);
    }

    private static Decision<LetterEvent> opened(Sealed sealed, Instant at, String because) {
        return accept(
                new LetterOpened(at, sealed.happenedAt(), sealed.zone(), sealed.localDate(), because, sealed.words()));
    }

    private static Decision<LetterEvent> delete(DeleteLetter command, Letter letter) {
        return switch (letter) {
            case Absent absent -> reject(LetterRefusal.NO_SUCH_LETTER);
            case Kept kept -> accept(new LetterDeleted(command.at(), kept.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(LetterRefusal.ERASED);
        };
    }

    private static Decision<LetterEvent> restore(RestoreLetter command, Letter letter) {
        return switch (letter) {
            case Absent absent -> reject(LetterRefusal.NO_SUCH_LETTER);
            case Kept kept -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(LetterRefusal.ERASED);
        };
    }

    private static Decision<LetterEvent> restore(RestoreLetter command, Deleted deleted) {
        var letter = deleted.letter();
        if (letter.words().isErased()) {
            return reject(LetterRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(LetterRefusal.RESTORE_WINDOW_OVER);
        }
        var seal = letter.seal();
        if (seal != null && seal.event() != null && command.boxIsFull()) {
            return reject(LetterRefusal.LETTERBOX_FULL);
        }
        return accept(new LetterRestored(
                command.at(),
                letter.happenedAt(),
                letter.zone(),
                letter.localDate(),
                letter.stage(),
                seal,
                letter.words()));
    }

    /** Restored meanwhile, it stays. */
    private static Decision<LetterEvent> erase(EraseLetter command, Letter letter) {
        return letter instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new LetterErased(deleted.letter().localDate()))
                : alreadySo();
    }
}
