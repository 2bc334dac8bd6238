package rebound.bench.faults;

import java.util.List;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/** An owner stands still until another has its partition, and goes on: it must not shut the other out. */
final class OvertakenAndFenced implements Provocation {

    private static final String DEMAND = "The true owner is not fenced by one that was overtaken";

    @Override
    public String name() {
        return "overtaken-and-fenced";
    }

    @Override
    public String title() {
        return "SIGSTOP before a commit, SIGCONT after another owner has the partition, which then decides something";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var zombie = stage.startOwner("journal");
        stage.setUp(zombie);
        var write = Write.post("second", "/journal/v1/entries", stage.body("journal", "second"));
        zombie.failPoints().stop(FailPoint.BEFORE_COMMIT, 0);
        stage.author().writing(zombie, write);
        stage.awaitReached(zombie, "stands still");
        var owner = stage.startOwner("journal");
        stage.author().settle(owner, write);
        zombie.process().resume();
        stage.awaitOvertaken(zombie);
        stage.author().settle(owner, Write.post("third", "/journal/v1/entries", stage.body("journal", "third")));
        stage.demand(
                DEMAND,
                owner.logged("FencedException") == 0,
                owner + " was fenced: see " + owner.process().log());
    }
}
