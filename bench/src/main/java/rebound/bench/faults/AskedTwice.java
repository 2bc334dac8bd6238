package rebound.bench.faults;

import java.util.UUID;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/**
 * The same is asked for again: after it was answered, and twice while the owner is held up, so that it decides both in one
 * batch; and in that batch two requests create the same thing.
 */
final class AskedTwice implements Provocation {

    @Override
    public String name() {
        return "asked-twice";
    }

    @Override
    public String title() {
        return "the same write again after its answer, twice in one batch, and two that create the same thing in one batch";
    }

    @Override
    public void provoke(Stage stage) {
        var owner = stage.startOwner("journal");
        stage.setUp(owner);
        var author = stage.author();
        var answered = stage.entry("answered");
        author.settle(owner, answered);
        author.settle(owner, answered);
        stage.awaitReactions("journal");

        owner.failPoints().hold(FailPoint.BEFORE_COMMIT);
        author.writing(owner, stage.entry("before"));
        stage.awaitReached(owner, "is held up");
        var twice = stage.entry("twice");
        author.writing(owner, twice);
        author.writing(owner, twice);
        var path = "/journal/v1/entries/" + UUID.randomUUID();
        var one = Write.put("one", path, stage.body("journal", "one"), "If-None-Match", "*");
        var other = Write.put("other", path, stage.body("journal", "other"), "If-None-Match", "*");
        author.writing(owner, one);
        author.writing(owner, other);
        stage.awaitQueued(owner, 4);
        owner.failPoints().release();
        author.awaitAnswers();
        author.settle(owner, twice);
        author.settle(owner, one);
        author.settle(owner, other);
    }
}
