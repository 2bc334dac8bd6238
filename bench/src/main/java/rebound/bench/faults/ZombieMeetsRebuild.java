package rebound.bench.faults;

import rebound.bench.faults.agent.FailPoint;

/**
 * An owner stands still between a commit and its documents; meanwhile all documents are lost, and another is about to build
 * them anew when the first one goes on.
 */
final class ZombieMeetsRebuild implements Provocation {

    @Override
    public String name() {
        return "zombie-meets-rebuild";
    }

    @Override
    public String title() {
        return "SIGSTOP after a commit, all documents dropped, SIGCONT while another owner builds them anew";
    }

    @Override
    public void provoke(Stage stage) {
        var zombie = stage.startOwner("journal");
        stage.setUp(zombie);
        var write = stage.entry("second");
        zombie.failPoints().stop(FailPoint.BEFORE_PROJECTION, 0);
        stage.author().writing(zombie, write);
        stage.awaitReached(zombie, "stands still");
        stage.wipe("journal");
        var owner = stage.start("journal", failPoints -> failPoints.hold(FailPoint.BEFORE_REPLAYED_EVENTS));
        stage.awaitReached(owner, "is held up in its replay");
        zombie.process().resume();
        stage.awaitOvertaken(zombie);
        owner.failPoints().release();
        stage.awaitOwner(owner);
        stage.author().settle(owner, write);
    }
}
