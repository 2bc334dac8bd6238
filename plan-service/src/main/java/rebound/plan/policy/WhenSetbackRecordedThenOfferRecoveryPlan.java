package rebound.plan.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.plan.catalogue.Catalogue;
import rebound.plan.plan.Offer;
import rebound.plan.plan.PlanCommand.OfferPlan;

/** A person records a setback: a plan of three small steps is offered, and nothing is scheduled. */
public final class WhenSetbackRecordedThenOfferRecoveryPlan implements Policy {

    @Override
    public String name() {
        return "when-setback-recorded-then-offer-recovery-plan";
    }

    @Override
    public String eventType() {
        return "rebound.journal.setback-recorded.v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public List<Then> when(ForeignEvent event) {
        var setbackId = event.subjectId();
        return List.of(new Then("plan", setbackId, new OfferPlan(new Offer(setbackId, Catalogue.RECOVERY))));
    }
}
