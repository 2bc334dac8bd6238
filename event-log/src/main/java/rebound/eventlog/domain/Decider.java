package rebound.eventlog.domain;

/**
 * The behaviour of one kind of aggregate: pure, total, and without a clock. Time, ids and chance arrive in the command.
 *
 * <p>A partition's owner calls both methods from its own thread; a replay calls only {@link #evolve}.
 *
 * @param <C> the commands, a sealed interface of records
 * @param <S> the states, a sealed interface with a type for each stage of life
 * @param <E> the events, a sealed interface of records
 */
public interface Decider<C, S, E> {

    /** The state of an aggregate of which nothing has been recorded yet. */
    S initial();

    /** What follows from the command; never throws for anything that a person can ask for. */
    Decision<E> decide(C command, S state);

    /** The state after a fact. Never refuses: what was recorded has happened. */
    S evolve(S state, E event);
}
