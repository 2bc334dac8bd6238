package rebound.journal.feedback;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.feedback.Feedback.Absent;
import rebound.journal.feedback.Feedback.CoolingOff;
import rebound.journal.feedback.Feedback.Deleted;
import rebound.journal.feedback.Feedback.Erased;
import rebound.journal.feedback.Feedback.Heard;
import rebound.journal.feedback.Feedback.Kept;
import rebound.journal.feedback.Feedback.Received;
import rebound.journal.feedback.Feedback.Requested;
import rebound.journal.feedback.FeedbackCommand.CoolOff;
import rebound.journal.feedback.FeedbackCommand.DeleteFeedback;
import rebound.journal.feedback.FeedbackCommand.EraseFeedback;
import rebound.journal.feedback.FeedbackCommand.HandBack;
import rebound.journal.feedback.FeedbackCommand.HandBackInTime;
import rebound.journal.feedback.FeedbackCommand.KeepFeedback;
import rebound.journal.feedback.FeedbackCommand.NoteFeedback;
import rebound.journal.feedback.FeedbackCommand.ReactToFeedback;
import rebound.journal.feedback.FeedbackCommand.ReadFeedbackCalmly;
import rebound.journal.feedback.FeedbackCommand.ReceiveFeedback;
import rebound.journal.feedback.FeedbackCommand.RestateFeedback;
import rebound.journal.feedback.FeedbackCommand.RestoreFeedback;
import rebound.journal.feedback.FeedbackCommand.ReviseFeedback;
import rebound.journal.feedback.FeedbackCommand.RevisitFeedback;
import rebound.journal.feedback.FeedbackCommand.WeighFeedback;
import rebound.journal.feedback.FeedbackEvent.FeedbackDeleted;
import rebound.journal.feedback.FeedbackEvent.FeedbackErased;
import rebound.journal.feedback.FeedbackEvent.FeedbackHandedBack;
import rebound.journal.feedback.FeedbackEvent.FeedbackNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackReactedTo;
import rebound.journal.feedback.FeedbackEvent.FeedbackReadCalmly;
import rebound.journal.feedback.FeedbackEvent.FeedbackReceived;
import rebound.journal.feedback.FeedbackEvent.FeedbackRequested;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestated;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestored;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevised;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevisitScheduled;
import rebound.journal.feedback.FeedbackEvent.FeedbackSetAside;
import rebound.journal.feedback.FeedbackEvent.FeedbackWeighed;

/** The rules of {@link Feedback}. Pure. */
public final class FeedbackDecider implements Decider<FeedbackCommand, Feedback, FeedbackEvent> {

    @Override
    public Feedback initial() {
        return new Absent();
    }

    @Override
    public Decision<FeedbackEvent> decide(FeedbackCommand command, Feedback feedback) {
        return switch (command) {
            case NoteFeedback note -> note(note, feedback);
            case KeepFeedback keep -> feedback instanceof Absent ? accept(kept(keep)) : alreadySo();
            case ReviseFeedback revise -> ofKept(feedback, kept -> revise(revise, kept));
            case ReceiveFeedback receive -> ofKept(feedback, kept -> receive(receive, kept));
            case RestateFeedback restate ->
                read(
                        feedback,
                        Readings::restated,
                        restate.text(),
                        received -> new FeedbackRestated(restate.at(), received.localDate(), restate.text()));
            case ReactToFeedback react -> ofHeard(feedback, heard -> react(react, heard.received()));
            case ReadFeedbackCalmly calm ->
                read(
                        feedback,
                        Readings::calmReading,
                        calm.text(),
                        received -> new FeedbackReadCalmly(calm.at(), received.localDate(), calm.text()));
            case WeighFeedback weigh ->
                read(
                        feedback,
                        Readings::weighing,
                        weigh.weighing(),
                        received -> new FeedbackWeighed(weigh.at(), received.localDate(), weigh.weighing()));
            case RevisitFeedback revisit -> ofHeard(feedback, heard -> revisit(revisit, heard.received()));
            case CoolOff coolOff -> ofHeard(feedback, heard -> coolOff(coolOff, heard));
            case HandBack handBack ->
                ofHeard(
                        feedback,
                        heard -> heard instanceof CoolingOff cooling
                                ? accept(handedBack(handBack.at(), cooling))
                                : reject(FeedbackRefusal.NOT_COOLING_OFF));
            case HandBackInTime handBack ->
                feedback instanceof CoolingOff cooling && !cooling.until().isAfter(handBack.at())
                        ? accept(handedBack(handBack.at(), cooling))
                        : alreadySo();
            case DeleteFeedback delete -> delete(delete, feedback);
            case RestoreFeedback restore -> restore(restore, feedback);
            case EraseFeedback erase -> erase(erase, feedback);
        };
    }

    @Override
    public Feedback evolve(Feedback feedback, FeedbackEvent event) {
        return feedback.evolve(event);
    }

    private static Decision<FeedbackEvent> note(NoteFeedback command, Feedback feedback) {
        return switch (feedback) {
            case Absent absent -> accept(noted(command));
            case Kept kept -> isRetry(command, kept) ? alreadySo() : reject(FeedbackRefusal.ALREADY_NOTED);
            case Deleted deleted -> reject(FeedbackRefusal.DELETED);
            case Erased erased -> reject(FeedbackRefusal.ERASED);
        };
    }

    private static FeedbackEvent noted(NoteFeedback command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return isAnswered(command.words())
                ? new FeedbackNoted(
                        moment.happenedAt(), moment.zone(), moment.localDate(), command.about(), null, command.words())
                : new FeedbackRequested(
                        moment.happenedAt(), moment.zone(), moment.localDate(), command.about(), command.words());
    }

    private static boolean isAnswered(Private<Words> words) {
        return words.value().text() != null;
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(NoteFeedback command, Kept kept) {
        return kept.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.words(), kept);
    }

    private static boolean saysTheSame(@Nullable About about, Private<Words> words, Kept kept) {
        return Objects.equals(about, kept.about()) && words.equals(kept.words());
    }

    private static FeedbackNoted kept(KeepFeedback command) {
        var moment = Moment.told(command.at(), null, null, command.home());
        return new FeedbackNoted(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                command.about(),
                command.source(),
                command.words());
    }

    /** What is asked of feedback that is there and has its words. */
    private static Decision<FeedbackEvent> ofKept(Feedback feedback, Function<Kept, Decision<FeedbackEvent>> decision) {
        return switch (feedback) {
            case Absent absent -> reject(FeedbackRefusal.NO_SUCH_FEEDBACK);
            case Kept kept -> kept.words().isErased() ? reject(FeedbackRefusal.ERASED) : decision.apply(kept);
            case Deleted deleted -> reject(FeedbackRefusal.DELETED);
            case Erased erased -> reject(FeedbackRefusal.ERASED);
        };
    }

    /** What is asked of feedback that somebody has given. */
    private static Decision<FeedbackEvent> ofHeard(
            Feedback feedback, Function<Heard, Decision<FeedbackEvent>> decision) {
        return ofKept(
                feedback,
                kept -> kept instanceof Heard heard ? decision.apply(heard) : reject(FeedbackRefusal.NOT_RECEIVED));
    }

    private static Decision<FeedbackEvent> revise(ReviseFeedback command, Kept feedback) {
        return switch (feedback) {
            case Requested requested -> reviseOrReceive(command, requested);
            case Received received ->
                isAnswered(command.words()) ? revised(command, received) : reject(FeedbackRefusal.ALREADY_RECEIVED);
            case CoolingOff cooling -> reject(FeedbackRefusal.COOLING_OFF);
        };
    }

    private static Decision<FeedbackEvent> reviseOrReceive(ReviseFeedback command, Requested requested) {
        if (!isAnswered(command.words())) {
            return revised(command, requested);
        }
        var moment = requested.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new FeedbackReceived(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                requested.localDate(),
                command.about(),
                command.words()));
    }

    private static Decision<FeedbackEvent> revised(ReviseFeedback command, Kept kept) {
        if (kept.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.words(), kept)) {
            return alreadySo();
        }
        var moment = kept.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new FeedbackRevised(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                kept.localDate(),
                command.about(),
                kept.source(),
                command.words()));
    }

    private static Decision<FeedbackEvent> receive(ReceiveFeedback command, Kept feedback) {
        if (!(feedback instanceof Requested requested)) {
            return reject(FeedbackRefusal.ALREADY_RECEIVED);
        }
        var answer = command.answer().value();
        return accept(new FeedbackReceived(
                requested.happenedAt(),
                requested.zone(),
                requested.localDate(),
                requested.localDate(),
                requested.about(),
                requested.words().map(words -> words.answered(answer.text(), answer.meetingNote()))));
    }

    /** Another word of the person's on it takes the place of the one before. */
    private static <T> Decision<FeedbackEvent> read(
            Feedback feedback,
            Function<Readings, @Nullable T> before,
            Private<T> said,
            Function<Received, FeedbackEvent> event) {
        return ofHeard(feedback, heard -> {
            var received = heard.received();
            return said.value().equals(before.apply(received.readings().orElse(Readings.NONE)))
                    ? alreadySo()
                    : accept(event.apply(received));
        });
    }

    private static Decision<FeedbackEvent> react(ReactToFeedback command, Received received) {
        if (!received.hasReaction()) {
            return accept(new FeedbackReactedTo(command.at(), received.localDate(), command.text()));
        }
        return command.text().value().equals(received.readings().value().firstReaction())
                ? alreadySo()
                : reject(FeedbackRefusal.ALREADY_REACTED);
    }

    private static Decision<FeedbackEvent> revisit(RevisitFeedback command, Received received) {
        if (Objects.equals(command.revisitAt(), received.revisitAt())) {
            return alreadySo();
        }
        return command.revisitAt() != null && !command.revisitAt().isAfter(command.at())
                ? reject(FeedbackRefusal.NOT_AHEAD)
                : accept(new FeedbackRevisitScheduled(command.at(), received.localDate(), command.revisitAt()));
    }

    private static Decision<FeedbackEvent> coolOff(CoolOff command, Heard heard) {
        var received = heard.received();
        if (heard instanceof CoolingOff cooling && cooling.until().equals(command.until())) {
            return alreadySo();
        }
        if (!command.until().isAfter(command.at())) {
            return reject(FeedbackRefusal.NOT_AHEAD);
        }
        return command.until().isAfter(received.latestCooling(command.at()))
                ? reject(FeedbackRefusal.TOO_LONG)
                : accept(new FeedbackSetAside(
                        command.at(),
                        received.happenedAt(),
                        received.zone(),
                        received.localDate(),
                        received.about(),
                        command.until()));
    }

    private static FeedbackHandedBack handedBack(Instant at, CoolingOff cooling) {
        return new FeedbackHandedBack(
                at,
                cooling.happenedAt(),
                cooling.zone(),
                cooling.localDate(),
                cooling.about(),
                cooling.source(),
                cooling.words());
    }

    private static Decision<FeedbackEvent> delete(DeleteFeedback command, Feedback feedback) {
        return switch (feedback) {
            case Absent absent -> reject(FeedbackRefusal.NO_SUCH_FEEDBACK);
            case Kept kept -> accept(new FeedbackDeleted(command.at(), kept.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(FeedbackRefusal.ERASED);
        };
    }

    private static Decision<FeedbackEvent> restore(RestoreFeedback command, Feedback feedback) {
        return switch (feedback) {
            case Absent absent -> reject(FeedbackRefusal.NO_SUCH_FEEDBACK);
            case Kept kept -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(FeedbackRefusal.ERASED);
        };
    }

    private static Decision<FeedbackEvent> restore(RestoreFeedback command, Deleted deleted) {
        var feedback = deleted.feedback();
        if (feedback.words().isErased()) {
            return reject(FeedbackRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(FeedbackRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(new FeedbackRestored(
                command.at(),
                feedback.happenedAt(),
                feedback.zone(),
                feedback.localDate(),
                feedback.about(),
                feedback.source(),
                feedback instanceof Heard heard ? heard.received().revisitAt() : null,
                feedback instanceof CoolingOff cooling ? cooling.until() : null,
                feedback.words()));
    }

    /** Restored meanwhile, it stays. */
    private static Decision<FeedbackEvent> erase(EraseFeedback command, Feedback feedback) {
        return feedback instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new FeedbackErased(deleted.feedback().localDate()))
                : alreadySo();
    }
}
