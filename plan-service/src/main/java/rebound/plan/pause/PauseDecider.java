package rebound.plan.pause;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.plan.pause.Pause.Absent;
import rebound.plan.pause.Pause.Active;
import rebound.plan.pause.Pause.Ended;
import rebound.plan.pause.PauseCommand.BeginPause;
import rebound.plan.pause.PauseCommand.EndPause;
import rebound.plan.pause.PauseCommand.ExtendPause;
import rebound.plan.pause.PauseCommand.LapsePause;
import rebound.plan.pause.PauseEvent.PauseBegun;
import rebound.plan.pause.PauseEvent.PauseEnded;
import rebound.plan.pause.PauseEvent.PauseExtended;

/** The rules of a {@link Pause}. Pure. */
public final class PauseDecider implements Decider<PauseCommand, Pause, PauseEvent> {

    /** The kind that is for the rest of the day, unless the person says otherwise. */
    private static final Private<String> REST = Private.of("rest");

    @Override
    public Pause initial() {
        return new Absent();
    }

    @Override
    public Decision<PauseEvent> decide(PauseCommand command, Pause pause) {
        return switch (command) {
            case BeginPause begin -> begin(begin, pause);
            case ExtendPause extend -> extend(extend, pause);
            case EndPause end -> end(end, pause);
            case LapsePause lapse -> lapse(lapse, pause);
        };
    }

    @Override
    public Pause evolve(Pause pause, PauseEvent event) {
        return pause.evolve(event);
    }

    private static Decision<PauseEvent> begin(BeginPause command, Pause pause) {
        return switch (pause) {
            case Absent absent when hasPassed(command.until(), command.at()) -> reject(PauseRefusal.UNTIL_HAS_PASSED);
            case Absent absent ->
                accept(new PauseBegun(
                        command.goalId(),
                        isForTheDay(command) ? command.endOfDay() : command.until(),
                        command.setbackId(),
                        command.kind()));
            case Active active -> isRetry(command, active) ? alreadySo() : reject(PauseRefusal.ALREADY_BEGUN);
            case Ended ended -> isRetry(command, ended.pause()) ? alreadySo() : reject(PauseRefusal.ALREADY_BEGUN);
        };
    }

    private static boolean isForTheDay(BeginPause command) {
        return command.until() == null && command.kind().equals(REST);
    }

    /** A retry says the same again; the end that it leaves open was filled in by the first try, maybe on another day. */
    private static boolean isRetry(BeginPause command, Active pause) {
        return Objects.equals(command.goalId(), pause.goalId())
                && (isForTheDay(command) || Objects.equals(command.until(), pause.until()))
                && Objects.equals(command.setbackId(), pause.setbackId())
                && command.kind().equals(pause.kind());
    }

    private static Decision<PauseEvent> extend(ExtendPause command, Pause pause) {
        return switch (pause) {
            case Absent absent -> reject(PauseRefusal.NO_SUCH_PAUSE);
            case Active active when hasPassed(command.until(), command.at()) -> reject(PauseRefusal.UNTIL_HAS_PASSED);
            case Active active ->
                Objects.equals(command.until(), active.until())
                        ? alreadySo()
                        : accept(new PauseExtended(command.until()));
            case Ended ended -> reject(PauseRefusal.ALREADY_ENDED);
        };
    }

    private static boolean hasPassed(@Nullable Instant until, Instant now) {
        return until != null && !until.isAfter(now);
    }

    private static Decision<PauseEvent> end(EndPause command, Pause pause) {
        return switch (pause) {
            case Absent absent -> reject(PauseRefusal.NO_SUCH_PAUSE);
            case Active active -> accept(new PauseEnded(command.at()));
            case Ended ended -> reject(PauseRefusal.ALREADY_ENDED);
        };
    }

    /** It ended when it was to end, however late somebody noticed. */
    private static Decision<PauseEvent> lapse(LapsePause command, Pause pause) {
        return pause instanceof Active active && command.due().equals(active.until())
                ? accept(new PauseEnded(command.due()))
                : alreadySo();
    }
}
