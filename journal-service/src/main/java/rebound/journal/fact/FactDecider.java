package rebound.journal.fact;

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
import rebound.journal.fact.Fact.Absent;
import rebound.journal.fact.Fact.Deleted;
import rebound.journal.fact.Fact.Erased;
import rebound.journal.fact.Fact.Noted;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.EraseFact;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.FactCommand.RestoreFact;
import rebound.journal.fact.FactCommand.ReviseFact;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactRevised;

/** The rules of a {@link Fact}. Pure. */
public final class FactDecider implements Decider<FactCommand, Fact, FactEvent> {

    @Override
    public Fact initial() {
        return new Absent();
    }

    @Override
    public Decision<FactEvent> decide(FactCommand command, Fact fact) {
        return switch (command) {
            case NoteFact note -> note(note, fact);
            case KeepFact keep -> keep(keep, fact);
            case ReviseFact revise -> revise(revise, fact);
            case DeleteFact delete -> delete(delete, fact);
            case RestoreFact restore -> restore(restore, fact);
            case EraseFact erase -> erase(erase, fact);
        };
    }

    @Override
    public Fact evolve(Fact fact, FactEvent event) {
        return fact.evolve(event);
    }

    private static Decision<FactEvent> note(NoteFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> accept(noted(command));
            case Noted noted -> isRetry(command, noted) ? alreadySo() : reject(FactRefusal.ALREADY_NOTED);
            case Deleted deleted -> reject(FactRefusal.DELETED);
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static FactNoted noted(NoteFact command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new FactNoted(
                moment.happenedAt(), moment.zone(), moment.localDate(), command.about(), null, command.words());
    }

    /** Whatever became of it since, it was kept. */
    private static Decision<FactEvent> keep(KeepFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> accept(kept(command));
            case Noted noted -> alreadySo();
            case Deleted deleted -> alreadySo();
            case Erased erased -> alreadySo();
        };
    }

    private static FactNoted kept(KeepFact command) {
        var moment = Moment.told(command.at(), null, null, command.home());
        return new FactNoted(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                command.about(),
                command.source(),
                command.words());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(NoteFact command, Noted noted) {
        return noted.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.words(), noted);
    }

    private static Decision<FactEvent> revise(ReviseFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> reject(FactRefusal.NO_SUCH_FACT);
            case Noted noted -> revise(command, noted);
            case Deleted deleted -> reject(FactRefusal.DELETED);
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static Decision<FactEvent> revise(ReviseFact command, Noted noted) {
        if (noted.words().isErased()) {
            return reject(FactRefusal.ERASED);
        }
        if (noted.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.words(), noted)) {
            return alreadySo();
        }
        var moment = noted.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new FactRevised(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                noted.localDate(),
                command.about(),
                noted.source(),
                command.words()));
    }

    private static Decision<FactEvent> delete(DeleteFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> reject(FactRefusal.NO_SUCH_FACT);
            case Noted noted -> accept(new FactDeleted(command.at(), noted.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static Decision<FactEvent> restore(RestoreFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> reject(FactRefusal.NO_SUCH_FACT);
            case Noted noted -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static Decision<FactEvent> restore(RestoreFact command, Deleted deleted) {
        var fact = deleted.fact();
        if (fact.words().isErased()) {
            return reject(FactRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(FactRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(new FactRestored(
                command.at(),
                fact.happenedAt(),
                fact.zone(),
                fact.localDate(),
                fact.about(),
                fact.source(),
                fact.words()));
    }

    /** As its timer asks; it may have been restored meanwhile. */
    private static Decision<FactEvent> erase(EraseFact command, Fact fact) {
        return fact instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new FactErased(deleted.fact().localDate()))
                : alreadySo();
    }

    private static boolean saysTheSame(@Nullable About about, Private<Words> words, Noted noted) {
        return Objects.equals(about, noted.about()) && words.equals(noted.words());
    }
}
