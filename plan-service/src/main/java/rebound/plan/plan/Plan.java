package rebound.plan.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.plan.plan.PlanEvent.PlanAccepted;
import rebound.plan.plan.PlanEvent.PlanBegun;
import rebound.plan.plan.PlanEvent.PlanDeclined;
import rebound.plan.plan.PlanEvent.PlanFinished;
import rebound.plan.plan.PlanEvent.PlanOffered;
import rebound.plan.plan.PlanEvent.PlanResumed;
import rebound.plan.plan.PlanEvent.PlanSetAside;

/**
 * A plan at a stage of its life. Immutable. Of one that is only offered, no step exists.
 *
 * <pre>
 *           offer            accept           finish
 *   Absent ───────▶ Offered ────────▶ Active ────────▶ Finished
 *     │                │               ▲ ▲ │
 *     │ begin          │ decline       │ │ │ set aside
 *     │                ▼               │ │ ▼
 *     │             Declined    resume │ SetAside
 *     └────────────────────────────────┘
 * </pre>
 */
public sealed interface Plan {

    /** What can be asked of a plan that exists. */
    enum Verb {
        ACCEPT,
        DECLINE,
        SET_ASIDE,
        RESUME,
        FINISH;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** A plan that exists, at whatever stage. */
    sealed interface Kept extends Plan {

        /** What it was offered as; null if the person made it by hand. */
        @Nullable
        Offer offer();

        Private<Heading> heading();
    }

    /** Nothing has been offered or begun under this id. */
    record Absent() implements Plan {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** The person has not said what they think of it. */
    record Offered(Offer offer, Private<Heading> heading) implements Kept {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.ACCEPT, Verb.DECLINE);
        }
    }

    record Active(@Nullable Offer offer, Private<Heading> heading) implements Kept {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.SET_ASIDE, Verb.FINISH);
        }
    }

    record Declined(Offer offer, Private<Heading> heading, Instant declinedAt) implements Kept {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** Not now. */
    record SetAside(@Nullable Offer offer, Private<Heading> heading, Instant setAsideAt) implements Kept {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.RESUME);
        }
    }

    record Finished(@Nullable Offer offer, Private<Heading> heading, Instant finishedAt) implements Kept {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** The plan after a fact. */
    default Plan evolve(PlanEvent event) {
        return switch (event) {
            case PlanOffered offered ->
                new Offered(new Offer(offered.setbackId(), offered.playbook()), Private.of(new Heading(null)));
            case PlanBegun begun -> new Active(null, begun.heading());
            case PlanAccepted accepted ->
                this instanceof Offered(var offer, var heading) ? new Active(offer, heading) : this;
            case PlanDeclined declined ->
                this instanceof Offered(var offer, var heading) ? new Declined(offer, heading, declined.at()) : this;
            case PlanSetAside aside ->
                this instanceof Active(var offer, var heading) ? new SetAside(offer, heading, aside.at()) : this;
            case PlanResumed resumed ->
                this instanceof SetAside(var offer, var heading, var at) ? new Active(offer, heading) : this;
            case PlanFinished finished ->
                this instanceof Active(var offer, var heading) ? new Finished(offer, heading, finished.at()) : this;
        };
    }
}
