package rebound.journal.reflection;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.reflection.Reflection.Absent;
import rebound.journal.reflection.Reflection.Completed;
import rebound.journal.reflection.Reflection.Deleted;
import rebound.journal.reflection.Reflection.Draft;
import rebound.journal.reflection.Reflection.Erased;
import rebound.journal.reflection.Reflection.Readable;
import rebound.journal.reflection.ReflectionCommand.CompleteReflection;
import rebound.journal.reflection.ReflectionCommand.DeleteReflection;
import rebound.journal.reflection.ReflectionCommand.DraftReflection;
import rebound.journal.reflection.ReflectionCommand.EraseReflection;
import rebound.journal.reflection.ReflectionCommand.RestoreReflection;
import rebound.journal.reflection.ReflectionCommand.ReviseReflection;
import rebound.journal.reflection.ReflectionCommand.RevisitReflection;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionErased;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevisitScheduled;

/** The rules of a {@link Reflection}. Pure. */
public final class ReflectionDecider implements Decider<ReflectionCommand, Reflection, ReflectionEvent> {

    @Override
    public Reflection initial() {
        return new Absent();
    }

    @Override
    public Decision<ReflectionEvent> decide(ReflectionCommand command, Reflection reflection) {
        return switch (command) {
            case DraftReflection draft -> draft(draft, reflection);
            case ReviseReflection revise -> revise(revise, reflection);
            case CompleteReflection complete -> complete(complete, reflection);
            case RevisitReflection revisit -> revisit(revisit, reflection);
            case DeleteReflection delete -> delete(delete, reflection);
            case RestoreReflection restore -> restore(restore, reflection);
            case EraseReflection erase -> erase(erase, reflection);
        };
    }

    @Override
    public Reflection evolve(Reflection reflection, ReflectionEvent event) {
        return reflection.evolve(event);
    }

    private static Decision<ReflectionEvent> draft(DraftReflection command, Reflection reflection) {
        return switch (reflection) {
            case Absent absent -> accept(drafted(command));
            case Readable before -> isRetry(command, before) ? alreadySo() : reject(ReflectionRefusal.ALREADY_DRAFTED);
            case Deleted deleted -> reject(ReflectionRefusal.DELETED);
            case Erased erased -> reject(ReflectionRefusal.ERASED);
        };
    }

    private static ReflectionDrafted drafted(DraftReflection command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new ReflectionDrafted(
                moment.happenedAt(), moment.zone(), moment.localDate(), command.about(), command.sheet());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(DraftReflection command, Readable before) {
        return before.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.sheet(), before);
    }

    private static Decision<ReflectionEvent> revise(ReviseReflection command, Reflection reflection) {
        return switch (reflection) {
            case Absent absent -> reject(ReflectionRefusal.NO_SUCH_REFLECTION);
            case Draft draft -> revise(command, draft);
            case Completed completed -> reject(ReflectionRefusal.ALREADY_COMPLETED);
            case Deleted deleted -> reject(ReflectionRefusal.DELETED);
            case Erased erased -> reject(ReflectionRefusal.ERASED);
        };
    }

    private static Decision<ReflectionEvent> revise(ReviseReflection command, Draft draft) {
        if (draft.sheet().isErased()) {
            return reject(ReflectionRefusal.ERASED);
        }
        if (!command.sheet().value().template().equals(draft.sheet().value().template())) {
            return reject(ReflectionRefusal.OTHER_TEMPLATE);
        }
        if (draft.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.sheet(), draft)) {
            return alreadySo();
        }
        var moment = draft.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new ReflectionRevised(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                draft.localDate(),
                command.about(),
                command.sheet()));
    }

    private static Decision<ReflectionEvent> complete(CompleteReflection command, Reflection reflection) {
        return switch (reflection) {
            case Absent absent -> reject(ReflectionRefusal.NO_SUCH_REFLECTION);
            case Draft draft -> complete(command, draft);
            case Completed completed -> reject(ReflectionRefusal.ALREADY_COMPLETED);
            case Deleted deleted -> reject(ReflectionRefusal.DELETED);
            case Erased erased -> reject(ReflectionRefusal.ERASED);
        };
    }

    private static Decision<ReflectionEvent> complete(CompleteReflection command, Draft draft) {
        if (draft.sheet().isErased()) {
            return reject(ReflectionRefusal.ERASED);
        }
        var sheet = draft.sheet().value();
        if (sheet.answers().isEmpty()) {
            return reject(ReflectionRefusal.NOTHING_ANSWERED);
        }
        if (!sheet.unanswered().isEmpty()) {
            return reject(ReflectionRefusal.NOT_ALL_ANSWERED);
        }
        return accept(new ReflectionCompleted(
                command.at(), draft.localDate(), draft.about(), Private.of(new Harvest(sheet.kept()))));
    }

    private static Decision<ReflectionEvent> revisit(RevisitReflection command, Reflection reflection) {
        return switch (reflection) {
            case Absent absent -> reject(ReflectionRefusal.NO_SUCH_REFLECTION);
            case Readable before -> revisit(command, before);
            case Deleted deleted -> reject(ReflectionRefusal.DELETED);
            case Erased erased -> reject(ReflectionRefusal.ERASED);
        };
    }

    private static Decision<ReflectionEvent> revisit(RevisitReflection command, Readable before) {
        if (before.sheet().isErased()) {
            return reject(ReflectionRefusal.ERASED);
        }
        return Objects.equals(command.on(), before.revisitOn())
                ? alreadySo()
                : accept(new ReflectionRevisitScheduled(command.at(), before.localDate(), command.on()));
    }

    private static Decision<ReflectionEvent> delete(DeleteReflection command, Reflection reflection) {
        return switch (reflection) {
            case Absent absent -> reject(ReflectionRefusal.NO_SUCH_REFLECTION);
            case Readable before -> accept(new ReflectionDeleted(command.at(), before.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(ReflectionRefusal.ERASED);
        };
    }

    private static Decision<ReflectionEvent> restore(RestoreReflection command, Reflection reflection) {
        return switch (reflection) {
            case Absent absent -> reject(ReflectionRefusal.NO_SUCH_REFLECTION);
            case Readable before -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(ReflectionRefusal.ERASED);
        };
    }

    private static Decision<ReflectionEvent> restore(RestoreReflection command, Deleted deleted) {
        if (deleted.sheet().isErased()) {
            return reject(ReflectionRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(ReflectionRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(new ReflectionRestored(
                command.at(),
                deleted.happenedAt(),
                deleted.zone(),
                deleted.localDate(),
                deleted.about(),
                deleted.revisitOn(),
                deleted.sheet(),
                deleted.completedAt()));
    }

    /** As its timer asks; it may have been restored meanwhile. */
    private static Decision<ReflectionEvent> erase(EraseReflection command, Reflection reflection) {
        return reflection instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new ReflectionErased(deleted.localDate()))
                : alreadySo();
    }

    private static boolean saysTheSame(@Nullable About about, Private<Sheet> sheet, Readable before) {
        return Objects.equals(about, before.about()) && sheet.equals(before.sheet());
    }
}
