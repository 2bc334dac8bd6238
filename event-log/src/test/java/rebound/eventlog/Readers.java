package rebound.eventlog;

import rebound.eventlog.model.Model;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.testkit.PartitionFixture;

/** What an instance reads with, on documents that the owner of a {@link PartitionFixture} has written. */
public final class Readers {

    private Readers() {}

    public static Reader of(Model model, DocumentStore store) {
        return new DocumentReader(model, store, userId -> PartitionFixture.PARTITION);
    }
}
