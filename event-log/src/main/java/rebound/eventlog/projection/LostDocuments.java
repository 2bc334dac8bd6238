package rebound.eventlog.projection;

import java.io.Serial;

/**
 * The documents are not as they were left: the database was dropped, or somebody else writes them. What is held in memory
 * is worthless; an owner fences and starts again from the checkpoint, and who rebuilds looks what is left to build.
 */
public final class LostDocuments extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    LostDocuments(String collection, int partition) {
        super("The checkpoint of partition " + partition + " in " + collection + " is not as it was left");
    }
}
