package rebound.plan.home;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.plan.home.HomeEvent.HomeNoted;
import rebound.plan.wiring.PlanModel;

class HomeEventContractTest {

    private static final String MARIA = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";

    private final EventContract contract = new EventContract(PlanModel.MODEL);

    @Test
    void homeNoted() {
        contract.isWrittenAndRead("home-noted", 1, event(new HomeNoted("Europe/Lisbon", null, null, 3)));
        contract.isWrittenAndReadWith(
                "day", "home-noted", 1, event(new HomeNoted("Europe/Lisbon", "pt", LocalTime.of(4, 0), 3)));
    }

    private static Event<?> event(HomeEvent body) {
        return new Envelopes().add(new AggregateId(MARIA, "home", MARIA), body);
    }
}
