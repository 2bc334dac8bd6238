package rebound.plan.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.home.HomeCommand.NoteHome;
import rebound.plan.home.HomeEvent.HomeNoted;

class HomeDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime FOUR = LocalTime.parse("04:00");
    private static final LocalTime FIVE = LocalTime.parse("05:00");
    private static final HomeNoted NOTED = new HomeNoted("Europe/Berlin", "de", FOUR, 1);

    private final DeciderSpec<HomeCommand, Home, HomeEvent> home = DeciderSpec.of(new HomeDecider());

    @Test
    void atFirstThePersonHasSaidNothing() {
        assertThat(home.given().state()).isEqualTo(Home.UNKNOWN);
        assertThat(home.given().state().zoneId()).isNull();
    }

    @Test
    void itIsAsThePersonSays() {
        home.given()
                .when(new NoteHome(BERLIN, "de", FOUR, 1))
                .then(NOTED)
                .andState(new Home("Europe/Berlin", "de", FOUR, 1));
        assertThat(home.given(NOTED).state().zoneId()).isEqualTo(BERLIN);
    }

    @Test
    void eachOfItCanChangeAlone() {
        home.given(NOTED).when(new NoteHome(LISBON, "de", FOUR, 2)).then(new HomeNoted("Europe/Lisbon", "de", FOUR, 2));
        home.given(NOTED).when(new NoteHome(BERLIN, "pt", FOUR, 2)).then(new HomeNoted("Europe/Berlin", "pt", FOUR, 2));
        home.given(NOTED).when(new NoteHome(BERLIN, "de", FIVE, 2)).then(new HomeNoted("Europe/Berlin", "de", FIVE, 2));
    }

    @Test
    void itCanBeTakenBack() {
        home.given(NOTED).when(new NoteHome(null, null, null, 2)).then(new HomeNoted(null, null, null, 2));
    }

    @Test
    void itIsNotedOnceThoughItIsToldAgain() {
        var second = new HomeNoted("Europe/Lisbon", "pt", FIVE, 2);
        home.given(NOTED).when(new NoteHome(BERLIN, "de", FOUR, 1)).thenNothing();
        home.given(NOTED).when(new NoteHome(BERLIN, "de", FOUR, 2)).thenNothing();
        home.given(NOTED, second).when(new NoteHome(BERLIN, "de", FOUR, 1)).thenNothing();
        home.given(NOTED, second).when(new NoteHome(LISBON, "pt", FIVE, 2)).thenNothing();
        home.given().when(new NoteHome(null, null, null, 1)).thenNothing();
    }

    @Nested
    class ADay {

        @ParameterizedTest
        @CsvSource({
            // An hour before it is over, at its end, and a moment later.
            "Europe/Berlin, 04:00, 2026-11-21T02:00:00Z, 2026-11-21T03:00:00Z",
            "Europe/Berlin, 04:00, 2026-11-21T03:00:00Z, 2026-11-22T03:00:00Z",
            "Europe/Berlin, 04:00, 2026-11-21T20:00:00Z, 2026-11-22T03:00:00Z",
            // Its date there is another one than in Greenwich.
            "Pacific/Auckland, 04:00, 2026-06-30T13:00:00Z, 2026-06-30T16:00:00Z",
            // At midnight, if nothing was said.
            "Europe/Lisbon, , 2026-11-21T20:00:00Z, 2026-11-22T00:00:00Z",
            // It would begin at a time that is skipped.
            "Europe/Berlin, 02:30, 2026-03-28T20:00:00Z, 2026-03-29T01:30:00Z",
            // It begins at a time that comes twice: the first counts.
            "Europe/Berlin, 02:30, 2026-10-24T20:00:00Z, 2026-10-25T00:30:00Z",
            "Europe/Berlin, 02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
            "Europe/Berlin, 02:30, 2026-10-25T01:15:00Z, 2026-10-26T01:30:00Z",
            // Where a whole day was skipped.
            "Pacific/Apia, 00:00, 2011-12-30T00:00:00Z, 2011-12-30T10:00:00Z"
        })
        void endsWhenTheNextBegins(String zone, @Nullable LocalTime startOfDay, Instant now, Instant end) {
            assertThat(new Home(zone, null, startOfDay, 1).endOfDay(now)).isEqualTo(end);
        }

        @Test
        void endsNobodyKnowsWhenIfThePersonDidNotSayWhereTheyLive() {
            assertThat(Home.UNKNOWN.endOfDay(Instant.EPOCH)).isNull();
            assertThat(new Home(null, "de", FOUR, 1).endOfDay(Instant.EPOCH)).isNull();
        }
    }
}
