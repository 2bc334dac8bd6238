package rebound.plan.plan;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Plan}. Times are the request's own. */
public sealed interface PlanCommand {

    /** Lay it before the person; nothing else follows until they accept it. */
    record OfferPlan(Offer offer) implements PlanCommand {}

    /** Begin one that the person made by hand. */
    record BeginPlan(Private<Heading> heading) implements PlanCommand {}

    record AcceptPlan(Instant at) implements PlanCommand {}

    record DeclinePlan(Instant at) implements PlanCommand {}

    record SetPlanAside(Instant at) implements PlanCommand {}

    record ResumePlan(Instant at) implements PlanCommand {}

    record FinishPlan(Instant at) implements PlanCommand {}
}
