package rebound.bench.faults;

import java.time.Duration;
import java.util.List;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/** A policy has reacted to an event of another service, and its owner ends before the commit. */
final class PolicyInterrupted implements Provocation {

    private static final String DEMAND = "What follows from an event through a policy happens";

    /** After the next owner has taken over; it takes a moment. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "policy-interrupted";
    }

    @Override
    public String title() {
        return "kill -9 before the commit of what a policy made of another service's event";
    }

    @Override
    public List<String> services() {
        return List.of("plan", "journal");
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var journal = stage.startOwner("journal");
        var first = stage.startOwner("plan");
        stage.setUp(first);
        first.failPoints().end(FailPoint.BEFORE_COMMIT, 0);
        var setback = stage.author()
                .settle(
                        journal,
                        Write.post(
                                "setback",
                                "/journal/v1/setbacks",
                                "{\"title\":\"" + stage.author().text("it went wrong") + "\"}"));
        Waiting.until(first + " ends", () -> !first.isAlive());
        var next = stage.startOwner("plan");
        var plan = setback.place().replace("/journal/v1/setbacks", "/plan/v1/plans");
        var offered = Waiting.within(SOON, () -> stage.author().read(next, plan).status() == 200);
        stage.demand(DEMAND, offered, "GET " + plan + ": " + stage.author().read(next, plan));
    }
}
