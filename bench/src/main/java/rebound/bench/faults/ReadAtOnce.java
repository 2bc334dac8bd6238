package rebound.bench.faults;

import java.time.Duration;
import java.util.List;
import rebound.bench.faults.agent.FailPoint;

/** Somebody reads what they have written as soon as they are answered, at an owner that is slow to write its documents. */
final class ReadAtOnce implements Provocation {

    private static final String DEMAND = "What was answered with 2xx can be read";

    /** For an answer that does not wait for the documents. */
    private static final Duration TOO_EARLY = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "read-at-once";
    }

    @Override
    public String title() {
        return "an owner held up between a commit and its documents, and a read as soon as the write is answered";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var owner = stage.startOwner("journal");
        stage.setUp(owner);
        var write = stage.entry("second");
        owner.failPoints().hold(FailPoint.BEFORE_PROJECTION);
        var answer = stage.author().writing(owner, write);
        stage.awaitReached(owner, "is held up");
        if (Waiting.within(TOO_EARLY, answer::isDone)) {
            demand(stage, owner, answer.join());
        }
        owner.failPoints().release();
        demand(stage, owner, stage.author().settle(owner, write));
    }

    private static void demand(Stage stage, Instance owner, Author.Answer answer) {
        Trial.require(answer.status() == 201, "Answered otherwise: " + answer);
        var read = stage.author().read(owner, answer.place());
        stage.demand(DEMAND, read.status() == 200, "201, then GET " + answer.place() + ": " + read);
    }
}
