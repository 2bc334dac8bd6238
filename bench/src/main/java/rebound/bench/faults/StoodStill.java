package rebound.bench.faults;

import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/** An owner has decided, and stands still before it begins its transaction; goes on when another has decided the same. */
final class StoodStill implements Provocation {

    @Override
    public String name() {
        return "stood-still";
    }

    @Override
    public String title() {
        return "SIGSTOP before a transaction begins, SIGCONT after another owner has decided the same command";
    }

    @Override
    public void provoke(Stage stage) {
        var zombie = stage.startOwner("journal");
        stage.setUp(zombie);
        var write = Write.post("twice", "/journal/v1/entries", stage.body("journal", "once"));
        zombie.failPoints().stop(FailPoint.BEFORE_TRANSACTION, 0);
        stage.author().writing(zombie, write);
        stage.awaitReached(zombie, "stands still");
        var owner = stage.startOwner("journal");
        stage.author().settle(owner, write);
        zombie.process().resume();
        stage.awaitOvertaken(zombie);
    }
}
