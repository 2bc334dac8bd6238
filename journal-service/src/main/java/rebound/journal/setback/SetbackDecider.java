package rebound.journal.setback;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.acceptAll;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.day.Moment;
import rebound.journal.setback.Setback.Absent;
import rebound.journal.setback.Setback.Closed;
import rebound.journal.setback.Setback.Declined;
import rebound.journal.setback.Setback.Deleted;
import rebound.journal.setback.Setback.Erased;
import rebound.journal.setback.Setback.Gone;
import rebound.journal.setback.Setback.Offered;
import rebound.journal.setback.Setback.Open;
import rebound.journal.setback.Setback.Recorded;
import rebound.journal.setback.Setback.Unnamed;
import rebound.journal.setback.SetbackCommand.AcceptSetback;
import rebound.journal.setback.SetbackCommand.CancelReview;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.DeclareBackOnTrack;
import rebound.journal.setback.SetbackCommand.DeclineSetback;
import rebound.journal.setback.SetbackCommand.DeleteSetback;
import rebound.journal.setback.SetbackCommand.EraseSetback;
import rebound.journal.setback.SetbackCommand.OfferSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackCommand.RestoreSetback;
import rebound.journal.setback.SetbackCommand.ReviseSetback;
import rebound.journal.setback.SetbackCommand.SayFacet;
import rebound.journal.setback.SetbackCommand.ScheduleReview;
import rebound.journal.setback.SetbackCommand.WithdrawBackOnTrack;
import rebound.journal.setback.SetbackCommand.WithdrawFacet;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackCausesNamed;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackCopingNoted;
import rebound.journal.setback.SetbackEvent.SetbackDecided;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackErased;
import rebound.journal.setback.SetbackEvent.SetbackFacetWithdrawn;
import rebound.journal.setback.SetbackEvent.SetbackFactorsNamed;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNextMoveChosen;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackOwnershipStated;
import rebound.journal.setback.SetbackEvent.SetbackProcessWalked;
import rebound.journal.setback.SetbackEvent.SetbackReadinessDeclared;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReframed;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.SetbackRestored;
import rebound.journal.setback.SetbackEvent.SetbackReviewCancelled;
import rebound.journal.setback.SetbackEvent.SetbackReviewScheduled;
import rebound.journal.setback.SetbackEvent.SetbackRevised;
import rebound.journal.setback.SetbackEvent.SetbackSignalRead;

/** The rules of a {@link Setback}. Pure. */
public final class SetbackDecider implements Decider<SetbackCommand, Setback, SetbackEvent> {

    @Override
    public Setback initial() {
        return new Absent();
    }

    @Override
    public Decision<SetbackEvent> decide(SetbackCommand command, Setback setback) {
        return switch (command) {
            case OfferSetback offer -> offer(offer, setback);
            case AcceptSetback accept -> acceptOffered(accept, setback);
            case DeclineSetback decline -> decline(decline, setback);
            case RecordSetback recordSetback -> recordNew(recordSetback, setback);
            case ReviseSetback revise -> ofOpen(setback, account -> revise(revise, account));
            case SayFacet say -> ofOpen(setback, account -> say(say, account));
            case WithdrawFacet withdraw -> ofOpen(setback, account -> withdraw(withdraw, account));
            case ScheduleReview schedule -> ofOpen(setback, account -> schedule(schedule, account));
            case CancelReview cancel -> ofOpen(setback, account -> cancel(cancel, account));
            case CloseSetback close -> close(close, setback);
            case ReopenSetback reopen -> reopen(reopen, setback);
            case DeclareBackOnTrack declare -> declare(declare, setback);
            case WithdrawBackOnTrack withdraw -> withdraw(withdraw, setback);
            case DeleteSetback delete -> delete(delete, setback);
            case RestoreSetback restore -> restore(restore, setback);
            case EraseSetback erase -> erase(erase, setback);
        };
    }

    @Override
    public Setback evolve(Setback setback, SetbackEvent event) {
        return setback.evolve(event);
    }

    /** Whatever is there already, the person has been asked or has spoken. */
    private static Decision<SetbackEvent> offer(OfferSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> accept(new SetbackOffered(command.about(), command.happenedAt(), command.zone()));
            case Unnamed unnamed -> alreadySo();
            case Recorded before -> alreadySo();
            case Gone gone -> alreadySo();
        };
    }

    private static Decision<SetbackEvent> acceptOffered(AcceptSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> accept(named(command, unnamed));
            case Recorded before -> reject(SetbackRefusal.NOT_OFFERED);
            case Gone gone -> refused(gone);
        };
    }

    private static SetbackNamed named(AcceptSetback command, Unnamed offered) {
        var known = command.zone() == null && offered.zone() != null ? ZoneId.of(offered.zone()) : command.zone();
        var moment = Moment.told(offered.happenedAt(), command.happenedAt(), known, command.home());
        return new SetbackNamed(
                command.at(), moment.happenedAt(), moment.zone(), moment.localDate(), command.description());
    }

    private static Decision<SetbackEvent> decline(DeclineSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Offered offered -> accept(new SetbackDeclined(command.at()));
            case Declined declined -> reject(SetbackRefusal.ALREADY_DECLINED);
            case Recorded before -> reject(SetbackRefusal.NOT_OFFERED);
            case Gone gone -> refused(gone);
        };
    }

    /** Who records what was offered has named it too. */
    private static Decision<SetbackEvent> recordNew(RecordSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> accept(recorded(command));
            case Unnamed unnamed -> accept(recorded(command));
            case Recorded before -> isRetry(command, before) ? alreadySo() : reject(SetbackRefusal.ALREADY_RECORDED);
            case Gone gone -> refused(gone);
        };
    }

    private static SetbackRecorded recorded(RecordSetback command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new SetbackRecorded(
                command.at(), moment.happenedAt(), moment.zone(), moment.localDate(), command.description());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(RecordSetback command, Recorded before) {
        return before.account().moment().isTold(command.happenedAt(), command.zone())
                && command.description().equals(before.account().description());
    }

    /** What is said of a setback while it is open, and only then. */
    private static Decision<SetbackEvent> ofOpen(Setback setback, Function<Account, Decision<SetbackEvent>> decision) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Open(var account) -> decision.apply(account);
            case Closed closed -> reject(SetbackRefusal.NOT_OPEN);
            case Gone gone -> refused(gone);
        };
    }

    private static Decision<SetbackEvent> revise(ReviseSetback command, Account account) {
        var before = account.moment();
        var moment = before.revised(command.happenedAt(), command.zone(), command.home());
        if (account.backOnTrackAt() != null && account.backOnTrackAt().isBefore(moment.happenedAt())) {
            return reject(SetbackRefusal.BEFORE_THE_SETBACK);
        }
        return moment.equals(before) && command.description().equals(account.description())
                ? alreadySo()
                : accept(new SetbackRevised(
                        moment.happenedAt(),
                        moment.zone(),
                        moment.localDate(),
                        before.localDate(),
                        command.description()));
    }

    private static Decision<SetbackEvent> say(SayFacet command, Account account) {
        var isSaid = !account.facets().isErased()
                && command.said().value().equals(account.facets().value().of(command.facet()));
        return isSaid ? alreadySo() : accept(said(command, account.localDate()));
    }

    private static SetbackEvent said(SayFacet command, LocalDate date) {
        return switch (command.facet()) {
            case CAUSES -> new SetbackCausesNamed(command.at(), date, command.said());
            case FACTORS -> new SetbackFactorsNamed(command.at(), date, command.said());
            case PROCESS -> new SetbackProcessWalked(command.at(), date, command.said());
            case OWNERSHIP -> new SetbackOwnershipStated(command.at(), date, command.said());
            case REFRAME -> new SetbackReframed(command.at(), date, command.said());
            case SIGNAL -> new SetbackSignalRead(command.at(), date, command.said());
            case DECISION -> new SetbackDecided(command.at(), date, command.said());
            case READY -> new SetbackReadinessDeclared(command.at(), date, command.said());
            case NEXT_MOVE -> new SetbackNextMoveChosen(command.at(), date, command.said());
            case COPING -> new SetbackCopingNoted(command.at(), date, command.said());
        };
    }

    private static Decision<SetbackEvent> withdraw(WithdrawFacet command, Account account) {
        var isSaid = !account.facets().isErased() && account.facets().value().has(command.facet());
        return isSaid
                ? accept(new SetbackFacetWithdrawn(
                        command.at(), account.localDate(), command.facet().code()))
                : alreadySo();
    }

    private static Decision<SetbackEvent> schedule(ScheduleReview command, Account account) {
        return command.on().equals(account.reviewOn())
                ? alreadySo()
                : accept(new SetbackReviewScheduled(command.at(), account.localDate(), command.on()));
    }

    private static Decision<SetbackEvent> cancel(CancelReview command, Account account) {
        return account.reviewOn() == null
                ? alreadySo()
                : accept(new SetbackReviewCancelled(command.at(), account.localDate()));
    }

    /** Nothing has to be said before, and nothing that was scheduled comes after. */
    private static Decision<SetbackEvent> close(CloseSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Open(var account) ->
                withoutReview(command.at(), account, new SetbackClosed(command.at(), account.localDate()));
            case Closed closed -> reject(SetbackRefusal.ALREADY_CLOSED);
            case Gone gone -> refused(gone);
        };
    }

    private static Decision<SetbackEvent> withoutReview(Instant at, Account account, SetbackEvent event) {
        return account.reviewOn() == null
                ? accept(event)
                : acceptAll(List.of(new SetbackReviewCancelled(at, account.localDate()), event));
    }

    private static Decision<SetbackEvent> reopen(ReopenSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Open open -> reject(SetbackRefusal.NOT_CLOSED);
            case Closed closed ->
                accept(new SetbackReopened(command.at(), closed.account().localDate()));
            case Gone gone -> refused(gone);
        };
    }

    private static Decision<SetbackEvent> declare(DeclareBackOnTrack command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Recorded before -> declare(command, before.account());
            case Gone gone -> refused(gone);
        };
    }

    private static Decision<SetbackEvent> declare(DeclareBackOnTrack command, Account setback) {
        if (setback.backOnTrackAt() != null) {
            return reject(SetbackRefusal.ALREADY_BACK_ON_TRACK);
        }
        var since = command.happenedAt() == null ? later(command.at(), setback.happenedAt()) : command.happenedAt();
        return since.isBefore(setback.happenedAt())
                ? reject(SetbackRefusal.BEFORE_THE_SETBACK)
                : accept(new SetbackBackOnTrack(since, setback.localDate()));
    }

    /** A setback may be a little ahead, as far as clocks go wrong. */
    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Decision<SetbackEvent> withdraw(WithdrawBackOnTrack command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Recorded before ->
                before.account().backOnTrackAt() == null
                        ? reject(SetbackRefusal.NOT_BACK_ON_TRACK)
                        : accept(new SetbackNotYetBackOnTrack(
                                command.at(), before.account().localDate()));
            case Gone gone -> refused(gone);
        };
    }

    /** Nothing that was scheduled comes after. */
    private static Decision<SetbackEvent> delete(DeleteSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Recorded before ->
                withoutReview(
                        command.at(),
                        before.account(),
                        new SetbackDeleted(command.at(), before.account().localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(SetbackRefusal.ERASED);
        };
    }

    private static Decision<SetbackEvent> restore(RestoreSetback command, Setback setback) {
        return switch (setback) {
            case Absent absent -> reject(SetbackRefusal.NO_SUCH_SETBACK);
            case Unnamed unnamed -> reject(SetbackRefusal.NOT_ACCEPTED);
            case Recorded before -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(SetbackRefusal.ERASED);
        };
    }

    private static Decision<SetbackEvent> restore(RestoreSetback command, Deleted deleted) {
        var account = deleted.account();
        if (account.description().isErased()) {
            return reject(SetbackRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(SetbackRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(new SetbackRestored(
                command.at(),
                account.happenedAt(),
                account.zone(),
                account.localDate(),
                account.about(),
                account.backOnTrackAt(),
                deleted.closedAt(),
                account.description(),
                account.facets()));
    }

    /** As its timer asks; it may have been restored meanwhile. */
    private static Decision<SetbackEvent> erase(EraseSetback command, Setback setback) {
        return setback instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new SetbackErased(deleted.account().localDate()))
                : alreadySo();
    }

    private static Decision<SetbackEvent> refused(Gone gone) {
        return switch (gone) {
            case Deleted deleted -> reject(SetbackRefusal.DELETED);
            case Erased erased -> reject(SetbackRefusal.ERASED);
        };
    }
}
