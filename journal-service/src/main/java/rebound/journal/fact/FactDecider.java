package rebound.journal.fact;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Moment;
import rebound.journal.fact.Fact.Absent;
import rebound.journal.fact.Fact.Deleted;
import rebound.journal.fact.Fact.Erased;
import rebound.journal.fact.Fact.Noted;
import rebound.journal.fact.FactCommand.ApplyFact;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.EraseFact;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.FactCommand.RestoreFact;
import rebound.journal.fact.FactCommand.ReviewFact;
import rebound.journal.fact.FactCommand.ReviseFact;
import rebound.journal.fact.FactCommand.WithdrawFact;
import rebound.journal.fact.FactEvent.FactApplied;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactReviewed;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.fact.FactEvent.FactWithdrawn;

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
            case ApplyFact apply -> apply(apply, fact);
            case WithdrawFact withdraw -> withdraw(withdraw, fact);
            case ReviewFact review -> review(review, fact);
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
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                command.about(),
                null,
                settled(command.revisit(), command.at(), command.home()),
                command.words());
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
                settled(command.revisit(), command.at(), command.home()),
                command.words());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(NoteFact command, Noted noted) {
        return noted.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.revisit(), command.words(), noted);
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
                && saysTheSame(command.about(), command.revisit(), command.words(), noted)) {
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
                revisit(command, noted),
                command.words()));
    }

    /** A day that they leave open stays, as long as they want it as often as before. */
    private static @Nullable Revisit revisit(ReviseFact command, Noted noted) {
        return noted.revisit() != null && noted.revisit().isAsked(command.revisit())
                ? noted.revisit()
                : settled(command.revisit(), command.at(), command.home());
    }

    private static @Nullable Revisit settled(@Nullable Revisit asked, Instant at, @Nullable Home home) {
        return asked == null ? null : asked.askedOn(today(at, home));
    }

    private static LocalDate today(Instant at, @Nullable Home home) {
        return Moment.told(at, null, null, home).localDate();
    }

    private static Decision<FactEvent> apply(ApplyFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> reject(FactRefusal.NO_SUCH_FACT);
            case Noted noted -> apply(command, noted);
            case Deleted deleted -> reject(FactRefusal.DELETED);
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static Decision<FactEvent> apply(ApplyFact command, Noted noted) {
        if (noted.words().isErased()) {
            return reject(FactRefusal.ERASED);
        }
        var applied = command.applied();
        var before = applied(noted, applied.to());
        if (before.isEmpty() && noted.applied().size() == Fact.MOST_APPLIED) {
            return reject(FactRefusal.APPLIED_TOO_OFTEN);
        }
        return before.filter(applied::equals).isPresent()
                ? alreadySo()
                : accept(new FactApplied(command.at(), noted.localDate(), applied.to(), applied.how()));
    }

    private static Optional<Applied> applied(Noted noted, About to) {
        return noted.applied().stream().filter(one -> one.to().equals(to)).findFirst();
    }

    private static Decision<FactEvent> withdraw(WithdrawFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> reject(FactRefusal.NO_SUCH_FACT);
            case Noted noted ->
                applied(noted, command.from()).isPresent()
                        ? accept(new FactWithdrawn(command.at(), noted.localDate(), command.from()))
                        : reject(FactRefusal.NOT_APPLIED);
            case Deleted deleted -> reject(FactRefusal.DELETED);
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static Decision<FactEvent> review(ReviewFact command, Fact fact) {
        return switch (fact) {
            case Absent absent -> reject(FactRefusal.NO_SUCH_FACT);
            case Noted noted -> review(command, noted);
            case Deleted deleted -> reject(FactRefusal.DELETED);
            case Erased erased -> reject(FactRefusal.ERASED);
        };
    }

    private static Decision<FactEvent> review(ReviewFact command, Noted noted) {
        return noted.revisit() == null
                ? reject(FactRefusal.NO_REVISIT)
                : accept(new FactReviewed(
                        command.at(), noted.localDate(), noted.revisit().seenOn(today(command.at(), command.home()))));
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
                fact.revisit(),
                fact.applied().stream().map(Applied::to).toList(),
                fact.words()));
    }

    /** As its timer asks; it may have been restored meanwhile. */
    private static Decision<FactEvent> erase(EraseFact command, Fact fact) {
        return fact instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new FactErased(deleted.fact().localDate()))
                : alreadySo();
    }

    private static boolean saysTheSame(
            @Nullable About about, @Nullable Revisit revisit, Private<Words> words, Noted noted) {
        var sameRevisit =
                noted.revisit() == null ? revisit == null : noted.revisit().isAsked(revisit);
        return Objects.equals(about, noted.about()) && sameRevisit && words.equals(noted.words());
    }
}
