package rebound.bench.faults;

import rebound.bench.faults.agent.FailPoint;

/** An owner ends when all of a transaction is in the log, and none of it committed. */
final class EndedBeforeCommit implements Provocation {

    @Override
    public String name() {
        return "ended-before-commit";
    }

    @Override
    public String title() {
        return "kill -9 before a commit, and the same write once more at the next owner";
    }

    @Override
    public void provoke(Stage stage) {
        var first = stage.startOwner("journal");
        stage.setUp(first);
        var write = stage.entry("second");
        first.failPoints().end(FailPoint.BEFORE_COMMIT, 0);
        stage.author().writing(first, write);
        Waiting.until(first + " ends", () -> !first.isAlive());
        var next = stage.startOwner("journal");
        stage.author().settle(next, write);
    }
}
