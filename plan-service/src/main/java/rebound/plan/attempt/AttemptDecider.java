package rebound.plan.attempt;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.ZoneId;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.plan.attempt.Attempt.Absent;
import rebound.plan.attempt.Attempt.Begun;
import rebound.plan.attempt.Attempt.Finished;
import rebound.plan.attempt.Attempt.Made;
import rebound.plan.attempt.AttemptCommand.BeginAttempt;
import rebound.plan.attempt.AttemptCommand.FinishAttempt;
import rebound.plan.attempt.AttemptCommand.NoteSetbackOffer;
import rebound.plan.attempt.AttemptEvent.AttemptBegun;
import rebound.plan.attempt.AttemptEvent.AttemptFinished;
import rebound.plan.attempt.AttemptEvent.SetbackOfferNoted;

/** The rules of an {@link Attempt}. Pure. */
public final class AttemptDecider implements Decider<AttemptCommand, Attempt, AttemptEvent> {

    /** By the name that clients know, not as the offset that Java would call Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Override
    public Attempt initial() {
        return new Absent();
    }

    @Override
    public Decision<AttemptEvent> decide(AttemptCommand command, Attempt attempt) {
        return switch (command) {
            case BeginAttempt begin -> begin(begin, attempt);
            case FinishAttempt finish -> finish(finish, attempt);
            case NoteSetbackOffer note -> note(attempt);
        };
    }

    @Override
    public Attempt evolve(Attempt attempt, AttemptEvent event) {
        return attempt.evolve(event);
    }

    private static Decision<AttemptEvent> begin(BeginAttempt command, Attempt attempt) {
        return switch (attempt) {
            case Absent absent -> accept(begun(command));
            case Begun begun -> isRetry(command, begun) ? alreadySo() : reject(AttemptRefusal.ALREADY_BEGUN);
            case Finished finished ->
                isRetry(command, finished.begun()) ? alreadySo() : reject(AttemptRefusal.ALREADY_BEGUN);
        };
    }

    private static AttemptBegun begun(BeginAttempt command) {
        var happenedAt = command.happenedAt() == null ? command.at() : command.happenedAt();
        var home = command.home() == null ? UTC : command.home();
        var zone = command.zone() == null ? home : command.zone();
        return new AttemptBegun(command.goalId(), happenedAt, zone.getId(), command.note());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(BeginAttempt command, Begun begun) {
        return command.goalId().equals(begun.goalId())
                && (command.happenedAt() == null || command.happenedAt().equals(begun.happenedAt()))
                && (command.zone() == null || command.zone().getId().equals(begun.zone()))
                && command.note().equals(begun.note());
    }

    private static Decision<AttemptEvent> finish(FinishAttempt command, Attempt attempt) {
        return switch (attempt) {
            case Absent absent -> reject(AttemptRefusal.NO_SUCH_ATTEMPT);
            case Made made when !made.goalId().equals(command.goalId()) -> reject(AttemptRefusal.NO_SUCH_ATTEMPT);
            case Begun begun ->
                accept(new AttemptFinished(
                        begun.goalId(),
                        command.outcome().code(),
                        command.happenedAt() == null ? command.at() : command.happenedAt(),
                        command.note()));
            case Finished finished -> reject(AttemptRefusal.ALREADY_FINISHED);
        };
    }

    /**
     * Most setbacks have nothing to do with an attempt: that one has no such id, or offers none, is no fault. One may be
     * there before the attempt falls short; nobody tells of it again.
     */
    private static Decision<AttemptEvent> note(Attempt attempt) {
        return switch (attempt) {
            case Absent absent -> alreadySo();
            case Begun begun -> begun.setbackThere() ? alreadySo() : accept(new SetbackOfferNoted());
            case Finished finished ->
                finished.outcome() != Outcome.FELL_SHORT || finished.setbackOffered()
                        ? alreadySo()
                        : accept(new SetbackOfferNoted());
        };
    }
}
