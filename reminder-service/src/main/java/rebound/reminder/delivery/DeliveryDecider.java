package rebound.reminder.delivery;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.acceptAll;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.util.List;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.reminder.delivery.Delivery.Absent;
import rebound.reminder.delivery.Delivery.Ended;
import rebound.reminder.delivery.Delivery.Kept;
import rebound.reminder.delivery.Delivery.Pending;
import rebound.reminder.delivery.DeliveryCommand.AbandonDelivery;
import rebound.reminder.delivery.DeliveryCommand.AttemptDelivery;
import rebound.reminder.delivery.DeliveryCommand.RecordAttempt;
import rebound.reminder.delivery.DeliveryCommand.Redeliver;
import rebound.reminder.delivery.DeliveryCommand.StartDelivery;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttemptDue;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttempted;
import rebound.reminder.delivery.DeliveryEvent.DeliveryGaveUp;
import rebound.reminder.delivery.DeliveryEvent.DeliveryStarted;
import rebound.reminder.delivery.DeliveryEvent.DeliverySucceeded;
import rebound.reminder.delivery.DeliveryEvent.RedeliveryAsked;

/** The rules of a {@link Delivery}. Pure. */
public final class DeliveryDecider implements Decider<DeliveryCommand, Delivery, DeliveryEvent> {

    @Override
    public Delivery initial() {
        return new Absent();
    }

    @Override
    public Decision<DeliveryEvent> decide(DeliveryCommand command, Delivery delivery) {
        return switch (command) {
            case StartDelivery start -> start(start, delivery);
            case AttemptDelivery attempt -> attempt(attempt, delivery);
            case RecordAttempt report -> report(report, delivery);
            case AbandonDelivery abandon -> abandon(abandon, delivery);
            case Redeliver redeliver -> redeliver(redeliver, delivery);
        };
    }

    @Override
    public Delivery evolve(Delivery delivery, DeliveryEvent event) {
        return delivery.evolve(event);
    }

    /** The first attempt waits for no timer. */
    private static Decision<DeliveryEvent> start(StartDelivery command, Delivery delivery) {
        return switch (delivery) {
            case Absent absent -> acceptAll(List.of(new DeliveryStarted(command.message()), new DeliveryAttemptDue(1)));
            case Kept kept -> alreadySo();
        };
    }

    private static Decision<DeliveryEvent> attempt(AttemptDelivery command, Delivery delivery) {
        return delivery instanceof Pending pending && !pending.isDue() && pending.number() == command.number()
                ? accept(new DeliveryAttemptDue(command.number()))
                : alreadySo();
    }

    private static Decision<DeliveryEvent> report(RecordAttempt command, Delivery delivery) {
        var attempt = command.attempt();
        return switch (delivery) {
            case Absent absent -> reject(DeliveryRefusal.NO_SUCH_DELIVERY);
            case Pending pending when isAwaited(attempt.number(), pending) -> report(command, pending);
            case Kept kept -> alreadySo();
        };
    }

    private static Decision<DeliveryEvent> report(RecordAttempt command, Pending pending) {
        var attempt = command.attempt();
        if (attempt.isDelivered()) {
            return acceptAll(List.of(new DeliveryAttempted(attempt, null), new DeliverySucceeded(attempt.at())));
        }
        if (attempt.isGone()) {
            return acceptAll(List.of(new DeliveryAttempted(attempt, null), new DeliveryGaveUp(attempt.at(), "gone")));
        }
        return BackOff.after(pending.failures(), command.chance())
                .map(wait -> Decision.<DeliveryEvent>accept(
                        new DeliveryAttempted(attempt, attempt.at().plus(wait))))
                .orElseGet(() -> acceptAll(List.of(
                        new DeliveryAttempted(attempt, null), new DeliveryGaveUp(attempt.at(), "attempts-exhausted"))));
    }

    private static Decision<DeliveryEvent> abandon(AbandonDelivery command, Delivery delivery) {
        return switch (delivery) {
            case Absent absent -> reject(DeliveryRefusal.NO_SUCH_DELIVERY);
            case Pending pending
            when isAwaited(command.number(), pending) -> accept(new DeliveryGaveUp(command.at(), command.because()));
            case Kept kept -> alreadySo();
        };
    }

    private static boolean isAwaited(int number, Pending pending) {
        return pending.isDue() && pending.number() == number;
    }

    private static Decision<DeliveryEvent> redeliver(Redeliver command, Delivery delivery) {
        return switch (delivery) {
            case Absent absent -> reject(DeliveryRefusal.NO_SUCH_DELIVERY);
            case Pending pending -> reject(DeliveryRefusal.STILL_PENDING);
            case Ended ended ->
                acceptAll(List.of(new RedeliveryAsked(command.at()), new DeliveryAttemptDue(ended.number() + 1)));
        };
    }
}
