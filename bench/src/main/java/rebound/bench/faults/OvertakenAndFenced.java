package rebound.bench.faults;

import java.time.Duration;
import java.util.List;
import rebound.bench.faults.agent.FailPoint;

/**
 * An owner stands still until another has its partition, and goes on. It finds its documents changed before it hears that it
 * was overtaken, because the thread that would hear it is held up. It must not shut the other one out.
 */
final class OvertakenAndFenced implements Provocation {

    private static final String DEMAND = "The true owner is not fenced by one that was overtaken";

    /** For one that fences at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "overtaken-and-fenced";
    }

    @Override
    public String title() {
        return "SIGSTOP of an owner, SIGCONT after another has the partition, which then decides something";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var zombie = stage.startOwner("journal");
        stage.setUp(zombie);
        var write = stage.entry("second");
        zombie.failPoints().hold(FailPoint.AFTER_POLL);
        stage.author().writing(zombie, write);
        stage.awaitReached(zombie, "is held up");
        zombie.process().pause();
        var owner = stage.startOwner("journal");
        stage.author().settle(owner, write);
        zombie.process().resume();
        Waiting.until(
                zombie + " finds its documents changed", Stage.PATIENCE, () -> zombie.logged(Stage.STARTS_AGAIN) > 0);
        Waiting.within(AT_ONCE, () -> Stage.isOwner(zombie));
        stage.author().settle(owner, stage.entry("third"));
        // By its next commit, or by its documents, whichever it looks at first.
        stage.demand(DEMAND, owner.logged(Stage.STARTS_AGAIN) == 0, owner + " was shut out, and started again");
        zombie.process().kill();
    }
}
