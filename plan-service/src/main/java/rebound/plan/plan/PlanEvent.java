package rebound.plan.plan;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What has happened to a {@link Plan}. */
public sealed interface PlanEvent {

    record PlanOffered(String setbackId, String playbook) implements PlanEvent {}

    /** The person has made it by hand. */
    record PlanBegun(Private<Heading> heading) implements PlanEvent {}

    /**
     * The person takes it; its steps follow from the playbook.
     *
     * @param playbook as in the offer: who follows this log need not have seen that
     */
    record PlanAccepted(Instant at, String playbook) implements PlanEvent {}

    record PlanDeclined(Instant at) implements PlanEvent {}

    record PlanSetAside(Instant at) implements PlanEvent {}

    record PlanResumed(Instant at) implements PlanEvent {}

    record PlanFinished(Instant at) implements PlanEvent {}
}
