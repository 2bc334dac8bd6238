package rebound.plan.pause;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.plan.pause.PauseEvent.PauseBegun;
import rebound.plan.pause.PauseEvent.PauseEnded;
import rebound.plan.pause.PauseEvent.PauseExtended;

/**
 * A time in which nothing presses, at a stage of its life. Immutable. It lasts until the person ends it or until its time
 * has come: the one they gave it, or for a rest of which they gave none, the end of their day (practice A17). Each can be
 * extended; no kind of pause has a longest duration.
 *
 * <pre>
 *           begin          end, or its time has come
 *   Absent ───────▶ Active ──────────────────────────▶ Ended
 *                    │  ▲
 *                    └──┘
 *                   extend
 * </pre>
 */
public sealed interface Pause {

    /** What can be asked of a pause that exists. */
    enum Verb {
        EXTEND,
        END;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** Nothing has been begun under this id. */
    record Absent() implements Pause {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /**
     * Nothing presses.
     *
     * @param goalId the goal that rests; null for everything
     * @param until when it ends by itself; null for not at all
     * @param setbackId the setback that it follows; null for none
     * @param kind {@code rest}, {@code break}, {@code grief}, {@code away} or {@code ill}
     */
    record Active(
            @Nullable String goalId,
            @Nullable Instant until,
            @Nullable String setbackId,
            Private<String> kind) implements Pause {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.EXTEND, Verb.END);
        }
    }

    /** @param pause as it was when it ended */
    record Ended(Active pause, Instant endedAt) implements Pause {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** The pause after a fact. */
    default Pause evolve(PauseEvent event) {
        return switch (event) {
            case PauseBegun begun -> new Active(begun.goalId(), begun.until(), begun.setbackId(), begun.kind());
            case PauseExtended extended ->
                this instanceof Active active
                        ? new Active(active.goalId(), extended.until(), active.setbackId(), active.kind())
                        : this;
            case PauseEnded ended -> this instanceof Active active ? new Ended(active, ended.at()) : this;
        };
    }
}
