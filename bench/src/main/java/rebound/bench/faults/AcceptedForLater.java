package rebound.bench.faults;

import java.time.Duration;
import java.util.List;
import rebound.bench.faults.agent.FailPoint;

/** A command is accepted for later, and its owner ends before the commit. Nobody sends it again. */
final class AcceptedForLater implements Provocation {

    private static final String DEMAND = "What was accepted for later is decided";

    /** After the next owner has taken over; it takes a moment. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "accepted-for-later";
    }

    @Override
    public String title() {
        return "kill -9 before the commit of a command that was answered with 202";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var first = stage.startOwner("journal");
        stage.setUp(first);
        var write = stage.entry("later");
        first.failPoints().hold(FailPoint.BEFORE_COMMIT);
        var accepted = stage.author().writing(first, write).join();
        Trial.require(accepted.status() == 202, "It was not to be decided yet: " + accepted);
        first.process().kill();
        var next = stage.startOwner("journal");
        var decided = Waiting.within(SOON, () -> {
            var status = stage.author().read(next, accepted.place());
            return status.status() == 200
                    && status.body() != null
                    && status.body().contains("\"done\"");
        });
        stage.demand(DEMAND, decided, accepted.place() + ": " + stage.author().read(next, accepted.place()));
    }
}
