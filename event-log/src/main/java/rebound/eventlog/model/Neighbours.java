package rebound.eventlog.model;

import java.util.Map;

/**
 * What else of the same person a command is informed by: aggregates of which each person has one, under the user's own
 * id, and those that have the same id as the command's own. Each is as the commands before this one left it, those of the
 * same batch included.
 */
public final class Neighbours {

    private final Map<AggregateType<?, ?, ?>, ?> states;

    /** @param states of each kind the one that there is, its initial state if nothing was recorded of it */
    public Neighbours(Map<? extends AggregateType<?, ?, ?>, ?> states) {
        this.states = Map.copyOf(states);
    }

    /**
     * The state of the one aggregate of that kind; its initial state if nothing was recorded of it.
     *
     * @throws IllegalArgumentException if the command's kind of aggregate did not ask for it
     */
    public <S> S state(AggregateType<?, S, ?> type) {
        if (!states.containsKey(type)) {
            throw new IllegalArgumentException("Not asked for: " + type.name());
        }
        return type.stateType().cast(states.get(type));
    }
}
