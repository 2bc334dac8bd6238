package rebound.journal.firststep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.journal.firststep.FirstStepEvent.FirstStepNoted;

/**
 * The first step of a plan that was done. It is there from the beginning, as {@link #NONE}, and has one stage only. Immutable.
 *
 * @param at when it was done; null as long as none is
 */
public record FirstStep(@Nullable Instant at) {

    public static final FirstStep NONE = new FirstStep(null);

    /** What it is after a fact. */
    public FirstStep evolve(FirstStepEvent event) {
        return switch (event) {
            case FirstStepNoted noted -> new FirstStep(noted.at());
        };
    }
}
