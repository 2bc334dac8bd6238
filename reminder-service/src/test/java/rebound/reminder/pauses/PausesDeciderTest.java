package rebound.reminder.pauses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.reminder.pauses.Pauses.Noted;
import rebound.reminder.pauses.PausesCommand.NoteEnd;
import rebound.reminder.pauses.PausesCommand.NoteExtension;
import rebound.reminder.pauses.PausesCommand.NotePause;
import rebound.reminder.pauses.PausesEvent.PauseEndNoted;
import rebound.reminder.pauses.PausesEvent.PauseExtensionNoted;
import rebound.reminder.pauses.PausesEvent.PauseNoted;

class PausesDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Instant NEXT_WEEK = Instant.parse("2026-11-28T20:00:00Z");

    private static final PauseNoted REST = new PauseNoted("rest", 1, NOW, null, TOMORROW);
    private static final PauseNoted GRIEF = new PauseNoted("grief", 1, NOW, "goal", null);
    private static final PauseExtensionNoted EXTENDED = new PauseExtensionNoted("rest", 2, NEXT_WEEK);
    private static final PauseEndNoted ENDED = new PauseEndNoted("rest", 3, TOMORROW);

    private final DeciderSpec<PausesCommand, Pauses, PausesEvent> pauses = DeciderSpec.of(new PausesDecider());

    @Test
    void whatBeginsIsNoted() {
        pauses.given()
                .when(new NotePause("rest", 1, NOW, null, TOMORROW))
                .then(REST)
                .andState(new Noted(List.of(new NotedPause("rest", null, TOMORROW, null, 1))));
        pauses.given(REST)
                .when(new NotePause("grief", 1, NOW, "goal", null))
                .then(GRIEF)
                .andState(new Noted(List.of(
                        new NotedPause("rest", null, TOMORROW, null, 1),
                        new NotedPause("grief", "goal", null, null, 1))));
    }

    @Test
    void whatIsExtendedLastsLonger() {
        pauses.given(REST)
                .when(new NoteExtension("rest", 2, NEXT_WEEK))
                .then(EXTENDED)
                .andState(new Noted(List.of(new NotedPause("rest", null, NEXT_WEEK, null, 2))));
        pauses.given(REST).when(new NoteExtension("rest", 2, null)).then(new PauseExtensionNoted("rest", 2, null));
    }

    @Test
    void whatIsEndedIsOverAndRemembered() {
        pauses.given(REST, EXTENDED)
                .when(new NoteEnd("rest", 3, TOMORROW))
                .then(ENDED)
                .andState(new Noted(List.of(new NotedPause("rest", null, NEXT_WEEK, TOMORROW, 3))));
    }

    @Test
    void whatIsToldAgainFromTheBeginningChangesNothing() {
        var all = pauses.given(REST, EXTENDED, ENDED, GRIEF);
        all.when(new NotePause("rest", 1, NOW, null, TOMORROW)).thenNothing();
        all.when(new NoteExtension("rest", 2, NEXT_WEEK)).thenNothing();
        all.when(new NoteEnd("rest", 3, TOMORROW)).thenNothing();
        all.when(new NotePause("grief", 1, NOW, "goal", null)).thenNothing();
    }

    @Test
    void ofWhatNeverBeganHereNothingIsNoted() {
        pauses.given(GRIEF).when(new NoteExtension("rest", 2, null)).thenNothing();
        pauses.given(GRIEF).when(new NoteEnd("rest", 2, NOW)).thenNothing();
        assertThat(pauses.given(EXTENDED, ENDED).state()).isEqualTo(new Noted(List.of()));
    }

    @Test
    void whatIsLongOverIsForgottenWhenAnotherBegins() {
        var lastMoment = TOMORROW.plus(Pauses.REMEMBERED);
        assertThat(pauses.given(REST, new PauseNoted("away", 1, lastMoment, null, null))
                        .state()
                        .all())
                .extracting(NotedPause::id)
                .containsExactly("rest", "away");
        assertThat(pauses.given(REST, GRIEF, new PauseNoted("away", 1, lastMoment.plusNanos(1), null, null))
                        .state()
                        .all())
                .extracting(NotedPause::id)
                .containsExactly("grief", "away");
    }

    @Test
    void areBoundedAndWhatIsOverGoesFirst() {
        Pauses noted = new PausesDecider().initial();
        noted = noted.evolve(GRIEF).evolve(REST).evolve(ENDED);
        for (var number = 0; number < Pauses.MOST; number++) {
            noted = noted.evolve(new PauseNoted("other-" + number, 1, NOW, null, null));
            assertThat(noted.all()).hasSizeLessThanOrEqualTo(Pauses.MOST);
        }
        assertThat(noted.find("rest")).isEmpty();
        assertThat(noted.find("grief")).isEmpty();
        assertThat(noted.find("other-0")).isPresent();
    }
}
