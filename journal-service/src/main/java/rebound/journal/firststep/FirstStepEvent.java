package rebound.journal.firststep;

import java.time.Instant;

/** What has happened to a {@link FirstStep}. */
public sealed interface FirstStepEvent {

    /**
     * Of the steps of the plan that are known to be done, the earliest was done then.
     *
     * @param at before what was noted until now
     */
    record FirstStepNoted(Instant at) implements FirstStepEvent {}
}
