package rebound.eventlog.projection;

import java.io.Serial;

/**
 * The documents are not as their owner left them: the database was dropped, or there is another owner. What the owner
 * holds in memory is worthless; it fences and starts again from the checkpoint.
 */
public final class LostDocuments extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    LostDocuments(String collection, int partition) {
        super("The checkpoint of partition " + partition + " in " + collection + " is not as this owner left it");
    }
}
