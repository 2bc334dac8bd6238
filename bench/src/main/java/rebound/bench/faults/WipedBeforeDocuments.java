package rebound.bench.faults;

import rebound.bench.faults.agent.FailPoint;

/** All documents are lost just before a living owner writes the next ones. */
final class WipedBeforeDocuments implements Provocation {

    @Override
    public String name() {
        return "wiped-before-documents";
    }

    @Override
    public String title() {
        return "all documents dropped while an owner is between a commit and its documents";
    }

    @Override
    public void provoke(Stage stage) {
        var owner = stage.startOwner("journal");
        stage.setUp(owner);
        var write = stage.entry("second");
        owner.failPoints().hold(FailPoint.BEFORE_PROJECTION);
        stage.author().writing(owner, write);
        stage.awaitReached(owner, "has committed");
        stage.wipe("journal");
        owner.failPoints().release();
        stage.author().settle(owner, write);
    }
}
