package rebound.bench.faults;

import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/** An owner stands still between a commit and its documents, and writes them when another has written later ones. */
final class ZombieWritesLate implements Provocation {

    @Override
    public String name() {
        return "zombie-writes-late";
    }

    @Override
    public String title() {
        return "SIGSTOP after a commit, SIGCONT after another owner has written a later version of the same document";
    }

    @Override
    public void provoke(Stage stage) {
        var zombie = stage.startOwner("journal");
        var entry = stage.setUp(zombie);
        var second = Write.put("second", entry, stage.body("journal", "second"), "If-Match", "\"1\"");
        zombie.failPoints().stop(FailPoint.BEFORE_PROJECTION, 0);
        stage.author().writing(zombie, second);
        stage.awaitReached(zombie, "stands still");
        var owner = stage.startOwner("journal");
        stage.author().settle(owner, second);
        stage.author().settle(owner, Write.put("third", entry, stage.body("journal", "third"), "If-Match", "\"2\""));
        zombie.process().resume();
        stage.awaitOvertaken(zombie);
    }
}
