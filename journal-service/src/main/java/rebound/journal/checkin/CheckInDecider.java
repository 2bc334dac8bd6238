package rebound.journal.checkin;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.checkin.CheckIn.Absent;
import rebound.journal.checkin.CheckIn.Deleted;
import rebound.journal.checkin.CheckIn.Erased;
import rebound.journal.checkin.CheckIn.Recorded;
import rebound.journal.checkin.CheckInCommand.DeleteCheckIn;
import rebound.journal.checkin.CheckInCommand.EraseCheckIn;
import rebound.journal.checkin.CheckInCommand.RecordCheckIn;
import rebound.journal.checkin.CheckInCommand.RestoreCheckIn;
import rebound.journal.checkin.CheckInCommand.ReviseCheckIn;
import rebound.journal.checkin.CheckInEvent.CheckInDeleted;
import rebound.journal.checkin.CheckInEvent.CheckInErased;
import rebound.journal.checkin.CheckInEvent.CheckInRecorded;
import rebound.journal.checkin.CheckInEvent.CheckInRestored;
import rebound.journal.checkin.CheckInEvent.CheckInRevised;
import rebound.journal.day.About;
import rebound.journal.day.Moment;

/** The rules of a {@link CheckIn}. Pure. */
public final class CheckInDecider implements Decider<CheckInCommand, CheckIn, CheckInEvent> {

    @Override
    public CheckIn initial() {
        return new Absent();
    }

    @Override
    public Decision<CheckInEvent> decide(CheckInCommand command, CheckIn checkIn) {
        return switch (command) {
            case RecordCheckIn told -> tell(told, checkIn);
            case ReviseCheckIn revise -> revise(revise, checkIn);
            case DeleteCheckIn delete -> delete(delete, checkIn);
            case RestoreCheckIn restore -> restore(restore, checkIn);
            case EraseCheckIn erase -> erase(erase, checkIn);
        };
    }

    @Override
    public CheckIn evolve(CheckIn checkIn, CheckInEvent event) {
        return checkIn.evolve(event);
    }

    private static Decision<CheckInEvent> tell(RecordCheckIn command, CheckIn checkIn) {
        return switch (checkIn) {
            case Absent absent -> accept(recorded(command));
            case Recorded recorded ->
                isRetry(command, recorded) ? alreadySo() : reject(CheckInRefusal.ALREADY_RECORDED);
            case Deleted deleted -> reject(CheckInRefusal.DELETED);
            case Erased erased -> reject(CheckInRefusal.ERASED);
        };
    }

    private static CheckInRecorded recorded(RecordCheckIn command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new CheckInRecorded(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                command.about(),
                followUpOn(command.followUp(), moment),
                command.words());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(RecordCheckIn command, Recorded recorded) {
        return recorded.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.followUp(), command.words(), recorded);
    }

    private static Decision<CheckInEvent> revise(ReviseCheckIn command, CheckIn checkIn) {
        return switch (checkIn) {
            case Absent absent -> reject(CheckInRefusal.NO_SUCH_CHECK_IN);
            case Recorded recorded -> revise(command, recorded);
            case Deleted deleted -> reject(CheckInRefusal.DELETED);
            case Erased erased -> reject(CheckInRefusal.ERASED);
        };
    }

    private static Decision<CheckInEvent> revise(ReviseCheckIn command, Recorded recorded) {
        if (recorded.words().isErased()) {
            return reject(CheckInRefusal.ERASED);
        }
        if (recorded.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.followUp(), command.words(), recorded)) {
            return alreadySo();
        }
        var moment = recorded.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new CheckInRevised(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                recorded.localDate(),
                command.about(),
                followUpOn(command.followUp(), moment),
                command.words()));
    }

    private static Decision<CheckInEvent> delete(DeleteCheckIn command, CheckIn checkIn) {
        return switch (checkIn) {
            case Absent absent -> reject(CheckInRefusal.NO_SUCH_CHECK_IN);
            case Recorded recorded -> accept(new CheckInDeleted(command.at(), recorded.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(CheckInRefusal.ERASED);
        };
    }

    private static Decision<CheckInEvent> restore(RestoreCheckIn command, CheckIn checkIn) {
        return switch (checkIn) {
            case Absent absent -> reject(CheckInRefusal.NO_SUCH_CHECK_IN);
            case Recorded recorded -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(CheckInRefusal.ERASED);
        };
    }

    private static Decision<CheckInEvent> restore(RestoreCheckIn command, Deleted deleted) {
        var checkIn = deleted.checkIn();
        if (checkIn.words().isErased()) {
            return reject(CheckInRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(CheckInRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(new CheckInRestored(
                command.at(),
                checkIn.happenedAt(),
                checkIn.zone(),
                checkIn.localDate(),
                checkIn.about(),
                checkIn.followUpOn(),
                checkIn.words()));
    }

    /** As its timer asks; it may have been restored meanwhile. */
    private static Decision<CheckInEvent> erase(EraseCheckIn command, CheckIn checkIn) {
        return checkIn instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new CheckInErased(deleted.checkIn().localDate()))
                : alreadySo();
    }

    private static boolean saysTheSame(
            @Nullable About about, boolean followUp, Private<Words> words, Recorded recorded) {
        return Objects.equals(about, recorded.about())
                && words.equals(recorded.words())
                && followUp == (recorded.followUpOn() != null);
    }

    /**
     * The next of the person's days: what is felt now has had a night by then. It follows from nothing but the wish: it is in
     * the clear, and would tell what it followed from.
     */
    private static @Nullable LocalDate followUpOn(boolean wanted, Moment moment) {
        return wanted ? moment.localDate().plusDays(1) : null;
    }
}
