package rebound.eventlog.testkit;

import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.projection.DocumentStoreContract;

/** What the owners' tests run on keeps the contract that the real database keeps. */
class InMemoryDocumentsTest extends DocumentStoreContract {

    private final InMemoryDocuments documents = new InMemoryDocuments();

    @Override
    protected DocumentStore store() {
        return documents;
    }

    @Override
    protected void drop() {
        documents.drop();
    }
}
