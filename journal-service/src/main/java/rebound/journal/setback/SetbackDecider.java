package rebound.journal.setback;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.LocalDate;
import java.time.ZoneId;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.setback.Setback.Absent;
import rebound.journal.setback.Setback.Closed;
import rebound.journal.setback.Setback.Open;
import rebound.journal.setback.Setback.Recorded;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

/** The rules of a {@link Setback}. Pure. */
public final class SetbackDecider implements Decider<SetbackCommand, Setback, SetbackEvent> {

    /** By the name that clients know, not as the offset that Java would call Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Override
    public Setback initial() {
        return new Absent();
    }

    @Override
    public Decision<SetbackEvent> decide(SetbackCommand command, Setback setback) {
        return switch (command) {
            case RecordSetback recordSetback -> recordNew(recordSetback, setback);
            case CloseSetback close -> close(close, setback);
            case ReopenSetback reopen -> reopen(reopen, setback);
        };
    }

    @Override
    public Setback evolve(Setback setback, SetbackEvent event) {
        return setback.evolve(event);
    }

    private static Decision<SetbackEvent> recordNew(RecordSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> accept(recorded(command));
            case Recorded before -> isRetry(command, before) ? alreadySo() : reject(SetbackRefusal.ALREADY_RECORDED);
        };
    }

    private static SetbackRecorded recorded(RecordSetback command) {
        var happenedAt = command.happenedAt() == null ? command.at() : command.happenedAt();
        var zone = command.zone() == null ? UTC : command.zone();
        return new SetbackRecorded(
                happenedAt, zone.getId(), LocalDate.ofInstant(happenedAt, zone), command.description());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(RecordSetback command, Recorded before) {
        return (command.happenedAt() == null || command.happenedAt().equals(before.happenedAt()))
                && (command.zone() == null || command.zone().getId().equals(before.zone()))
                && command.description().equals(before.description());
    }

    private static Decision<SetbackEvent> close(CloseSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Open open -> accept(new SetbackClosed(command.at(), open.localDate()));
            case Closed closed -> reject(SetbackRefusal.ALREADY_CLOSED);
        };
    }

    private static Decision<SetbackEvent> reopen(ReopenSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Open open -> reject(SetbackRefusal.NOT_CLOSED);
            case Closed closed -> accept(new SetbackReopened(command.at(), closed.localDate()));
        };
    }
}
