package rebound.eventlog.owner;

import rebound.eventlog.log.Incoming;

/** Something from a log that a partition's owner has to decide about. */
public sealed interface Input {

    Incoming source();

    /** A command from the commands log. */
    record Accepted(Incoming source) implements Input {}

    /** An event of another service, for the policies. */
    record Foreign(String service, Incoming source) implements Input {}
}
