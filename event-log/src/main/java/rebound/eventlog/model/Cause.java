package rebound.eventlog.model;

/**
 * Where a command comes from, for those who follow a story through the services.
 *
 * @param id the event or the request that caused it
 * @param hops how many policies lie between the person's own command and this one; 0 for the person's own
 * @param origin how it came in
 */
public record Cause(String id, int hops, Origin origin) {

    /** How many policies one command may set off in a row; one more goes to the dead letters. */
    public static final int MOST_HOPS = 5;

    public enum Origin {
        /** A request of the person's client. */
        REQUEST,
        /** A policy reacting to another service's event. */
        POLICY,
        /** A timer of the partition's owner. */
        TIMER,
        /** Brought in from elsewhere: starts no plan, reminder or suggestion. */
        IMPORT
    }

    public static Cause request(String commandId) {
        return new Cause(commandId, 0, Origin.REQUEST);
    }
}
