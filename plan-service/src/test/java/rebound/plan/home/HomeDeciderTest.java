package rebound.plan.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.home.HomeCommand.NoteHome;
import rebound.plan.home.HomeEvent.HomeNoted;

class HomeDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final DeciderSpec<HomeCommand, Home, HomeEvent> home = DeciderSpec.of(new HomeDecider());

    @Test
    void atFirstThePersonHasSaidNothing() {
        assertThat(home.given().state()).isEqualTo(Home.UNKNOWN);
        assertThat(home.given().state().zoneId()).isNull();
    }

    @Test
    void itIsWhereThePersonSays() {
        home.given()
                .when(new NoteHome(BERLIN, 1))
                .then(new HomeNoted("Europe/Berlin", 1))
                .andState(new Home("Europe/Berlin", 1));
        assertThat(home.given(new HomeNoted("Europe/Berlin", 1)).state().zoneId())
                .isEqualTo(BERLIN);
    }

    @Test
    void itCanBeTakenBack() {
        home.given(new HomeNoted("Europe/Berlin", 1))
                .when(new NoteHome(null, 2))
                .then(new HomeNoted(null, 2));
    }

    @Test
    void itIsNotedOnceThoughItIsToldAgain() {
        var first = new HomeNoted("Europe/Berlin", 1);
        var second = new HomeNoted("Europe/Lisbon", 2);
        home.given(first).when(new NoteHome(BERLIN, 1)).thenNothing();
        home.given(first).when(new NoteHome(BERLIN, 2)).thenNothing();
        home.given(first, second).when(new NoteHome(BERLIN, 1)).thenNothing();
        home.given(first, second).when(new NoteHome(LISBON, 2)).thenNothing();
        home.given().when(new NoteHome(null, 1)).thenNothing();
    }
}
