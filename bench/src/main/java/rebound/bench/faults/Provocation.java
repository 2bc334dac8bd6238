package rebound.bench.faults;

import java.util.List;

/**
 * The few steps with which a {@link Mutation} must show: real processes, hardly any load, and a fail point where chance would
 * decide otherwise. With the engine as it is, it ends with nothing to object to.
 */
interface Provocation {

    /** As in the header of a mutation. */
    String name();

    /** What happens, in a few words. */
    String title();

    /** The services that are needed; the first is the one that suffers. */
    default List<String> services() {
        return List.of("journal");
    }

    /** What must hold besides the checker's rules; {@link Stage#demand} says so of each when it does not. */
    default List<String> demands() {
        return List.of();
    }

    /** @throws FaultFailure if it does not come to its end */
    void provoke(Stage stage) throws Exception;
}
