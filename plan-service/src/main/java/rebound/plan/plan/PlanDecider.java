package rebound.plan.plan;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.plan.plan.Plan.Absent;
import rebound.plan.plan.Plan.Active;
import rebound.plan.plan.Plan.Kept;
import rebound.plan.plan.Plan.Offered;
import rebound.plan.plan.Plan.SetAside;
import rebound.plan.plan.PlanCommand.AcceptPlan;
import rebound.plan.plan.PlanCommand.BeginPlan;
import rebound.plan.plan.PlanCommand.DeclinePlan;
import rebound.plan.plan.PlanCommand.FinishPlan;
import rebound.plan.plan.PlanCommand.OfferPlan;
import rebound.plan.plan.PlanCommand.ResumePlan;
import rebound.plan.plan.PlanCommand.SetPlanAside;
import rebound.plan.plan.PlanEvent.PlanAccepted;
import rebound.plan.plan.PlanEvent.PlanBegun;
import rebound.plan.plan.PlanEvent.PlanDeclined;
import rebound.plan.plan.PlanEvent.PlanFinished;
import rebound.plan.plan.PlanEvent.PlanOffered;
import rebound.plan.plan.PlanEvent.PlanResumed;
import rebound.plan.plan.PlanEvent.PlanSetAside;

/** The rules of a {@link Plan}. Pure. */
public final class PlanDecider implements Decider<PlanCommand, Plan, PlanEvent> {

    @Override
    public Plan initial() {
        return new Absent();
    }

    @Override
    public Decision<PlanEvent> decide(PlanCommand command, Plan plan) {
        return switch (command) {
            case OfferPlan offer -> offer(offer.offer(), plan);
            case BeginPlan begin -> begin(begin, plan);
            case AcceptPlan accept -> accepted(accept, plan);
            case DeclinePlan decline -> declined(decline, plan);
            case SetPlanAside setAside -> whileActive(new PlanSetAside(setAside.at()), plan);
            case ResumePlan resume -> resumed(resume, plan);
            case FinishPlan finish -> whileActive(new PlanFinished(finish.at()), plan);
        };
    }

    @Override
    public Plan evolve(Plan plan, PlanEvent event) {
        return plan.evolve(event);
    }

    /** Offered once, however often it comes: what was declined or finished does not come back by itself. */
    private static Decision<PlanEvent> offer(Offer offer, Plan plan) {
        return plan instanceof Absent ? accept(new PlanOffered(offer.setbackId(), offer.playbook())) : alreadySo();
    }

    private static Decision<PlanEvent> begin(BeginPlan command, Plan plan) {
        return switch (plan) {
            case Absent absent -> accept(new PlanBegun(command.heading()));
            case Kept kept ->
                kept.offer() == null && command.heading().equals(kept.heading())
                        ? alreadySo()
                        : reject(PlanRefusal.ALREADY_BEGUN);
        };
    }

    private static Decision<PlanEvent> accepted(AcceptPlan command, Plan plan) {
        return switch (plan) {
            case Absent absent -> reject(PlanRefusal.NO_SUCH_PLAN);
            case Offered offered ->
                accept(new PlanAccepted(command.at(), offered.offer().playbook()));
            case Kept kept -> reject(PlanRefusal.NOT_OFFERED);
        };
    }

    private static Decision<PlanEvent> declined(DeclinePlan command, Plan plan) {
        return switch (plan) {
            case Absent absent -> reject(PlanRefusal.NO_SUCH_PLAN);
            case Offered offered -> accept(new PlanDeclined(command.at()));
            case Kept kept -> reject(PlanRefusal.NOT_OFFERED);
        };
    }

    private static Decision<PlanEvent> resumed(ResumePlan command, Plan plan) {
        return switch (plan) {
            case Absent absent -> reject(PlanRefusal.NO_SUCH_PLAN);
            case SetAside aside -> accept(new PlanResumed(command.at()));
            case Kept kept -> reject(PlanRefusal.NOT_SET_ASIDE);
        };
    }

    private static Decision<PlanEvent> whileActive(PlanEvent event, Plan plan) {
        return switch (plan) {
            case Absent absent -> reject(PlanRefusal.NO_SUCH_PLAN);
            case Active active -> accept(event);
            case Kept kept -> reject(PlanRefusal.NOT_ACTIVE);
        };
    }
}
