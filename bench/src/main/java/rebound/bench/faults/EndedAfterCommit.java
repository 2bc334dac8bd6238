package rebound.bench.faults;

import rebound.bench.faults.agent.FailPoint;

/** An owner ends when something new is committed, of which no document knows. */
final class EndedAfterCommit implements Provocation {

    @Override
    public String name() {
        return "ended-after-commit";
    }

    @Override
    public String title() {
        return "kill -9 after a commit, before any document is written";
    }

    @Override
    public void provoke(Stage stage) {
        var first = stage.startOwner("journal");
        stage.setUp(first);
        var write = stage.entry("second");
        first.failPoints().end(FailPoint.AFTER_COMMIT, 0);
        stage.author().writing(first, write);
        Waiting.until(first + " ends", () -> !first.isAlive());
        var next = stage.startOwner("journal");
        stage.author().settle(next, write);
    }
}
