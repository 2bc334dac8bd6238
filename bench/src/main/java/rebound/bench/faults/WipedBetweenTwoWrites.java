package rebound.bench.faults;

import java.time.Duration;
import java.util.UUID;
import rebound.bench.faults.Author.Write;

/** All documents are lost, and at once somebody asks for what is there already; of an owner that remembers nothing. */
final class WipedBetweenTwoWrites implements Provocation {

    private static final Duration TO_LEAVE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "wiped-between-two-writes";
    }

    @Override
    public String title() {
        return "all documents dropped between two writes that create the same thing, at an owner that has just taken over";
    }

    @Override
    public void provoke(Stage stage) {
        var first = stage.startOwner("journal");
        stage.setUp(first);
        var path = "/journal/v1/entries/" + UUID.randomUUID();
        stage.author().settle(first, Write.put("one", path, stage.body("journal", "one"), "If-None-Match", "*"));
        first.process().terminate();
        Trial.require(first.process().awaitExit(TO_LEAVE), first + " does not end");
        var next = stage.startOwner("journal");
        stage.wipe("journal");
        stage.author().settle(next, Write.put("two", path, stage.body("journal", "two"), "If-None-Match", "*"));
    }
}
