package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/**
 * The same is asked for again: after it was answered, and twice while the owner is held up, so that it decides both in one
 * batch; and in that batch two requests create the same thing.
 */
final class AskedTwice implements Provocation {

    private static final Duration HELD_UP = Duration.ofSeconds(4);

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
        var answered = Write.post("answered", "/journal/v1/entries", stage.body("journal", "answered"));
        author.settle(owner, answered);
        author.settle(owner, answered);

        owner.failPoints().hold(FailPoint.BEFORE_COMMIT, 0, HELD_UP);
        author.writing(owner, Write.post("before", "/journal/v1/entries", stage.body("journal", "before")));
        stage.awaitReached(owner, "is held up");
        var appended = stage.end("rebound.journal.commands");
        var twice = Write.post("twice", "/journal/v1/entries", stage.body("journal", "twice"));
        author.writing(owner, twice);
        author.writing(owner, twice);
        var path = "/journal/v1/entries/" + UUID.randomUUID();
        var one = Write.put("one", path, stage.body("journal", "one"), "If-None-Match", "*");
        var other = Write.put("other", path, stage.body("journal", "other"), "If-None-Match", "*");
        author.writing(owner, one);
        author.writing(owner, other);
        Waiting.until("all of them wait", () -> stage.end("rebound.journal.commands") >= appended + 4);
        Trial.require(
                Instant.now()
                        .isBefore(Objects.requireNonNull(owner.failPoints().reached())
                                .plus(HELD_UP)),
                "The owner went on too early");
        author.awaitAnswers();
        author.settle(owner, twice);
        author.settle(owner, one);
        author.settle(owner, other);
    }
}
