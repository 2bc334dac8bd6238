package rebound.journal.firststep;

import java.time.Instant;

/** What can be asked of a {@link FirstStep}. */
public sealed interface FirstStepCommand {

    /** A step of the plan, whichever, was done at that time. */
    record NoteStepDone(Instant at) implements FirstStepCommand {}
}
