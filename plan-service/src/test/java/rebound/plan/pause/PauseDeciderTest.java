package rebound.plan.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.plan.pause.PauseRefusal.ALREADY_BEGUN;
import static rebound.plan.pause.PauseRefusal.ALREADY_ENDED;
import static rebound.plan.pause.PauseRefusal.NO_SUCH_PAUSE;
import static rebound.plan.pause.PauseRefusal.UNTIL_HAS_PASSED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType.Timer;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.pause.Pause.Active;
import rebound.plan.pause.Pause.Ended;
import rebound.plan.pause.Pause.Verb;
import rebound.plan.pause.PauseCommand.BeginPause;
import rebound.plan.pause.PauseCommand.EndPause;
import rebound.plan.pause.PauseCommand.ExtendPause;
import rebound.plan.pause.PauseCommand.LapsePause;
import rebound.plan.pause.PauseEvent.PauseBegun;
import rebound.plan.pause.PauseEvent.PauseEnded;
import rebound.plan.pause.PauseEvent.PauseExtended;
import rebound.plan.wiring.PlanModel;

class PauseDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant TONIGHT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-11-29T06:00:00Z");
    private static final Private<String> BREAK = Private.of("break");
    private static final Private<String> REST = Private.of("rest");
    private static final Private<String> GRIEF = Private.of("grief");

    private static final BeginPause BEGIN = new BeginPause(NOW, "goal", MONDAY, "setback", BREAK);
    private static final PauseBegun BEGUN = new PauseBegun("goal", MONDAY, "setback", BREAK);
    private static final PauseBegun GRIEVING = new PauseBegun(null, null, null, GRIEF);
    private static final BeginPause REST_OF_THE_DAY =
            new BeginPause(NOW, null, null, null, REST).onDayThatEnds(TONIGHT);
    private static final PauseBegun RESTING = new PauseBegun(null, TONIGHT, null, REST);
    private static final EndPause END = new EndPause(NOW);

    private final DeciderSpec<PauseCommand, Pause, PauseEvent> pause = DeciderSpec.of(new PauseDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itBeginsWithAnEndOrWithoutOne() {
            pause.given().when(BEGIN).then(BEGUN).andState(new Active("goal", MONDAY, "setback", BREAK));
            pause.given()
                    .when(new BeginPause(NOW, null, null, null, GRIEF))
                    .then(GRIEVING)
                    .andState(new Active(null, null, null, GRIEF));
        }

        @Test
        void aRestIsForTheDayUnlessThePersonSaysOtherwise() {
            pause.given().when(REST_OF_THE_DAY).then(RESTING).andState(new Active(null, TONIGHT, null, REST));
            pause.given()
                    .when(new BeginPause(NOW, null, MONDAY, null, REST).onDayThatEnds(TONIGHT))
                    .then(new PauseBegun(null, MONDAY, null, REST));
        }

        @Test
        void aRestOfSomebodyWhoseDayIsNotKnownLastsAsLongAsTheyWant() {
            pause.given()
                    .when(new BeginPause(NOW, null, null, null, REST).onDayThatEnds(null))
                    .then(new PauseBegun(null, null, null, REST));
        }

        @Test
        void noOtherKindEndsWithTheDay() {
            for (var kind : List.of("break", "grief", "away", "ill")) {
                pause.given()
                        .when(new BeginPause(NOW, null, null, null, Private.of(kind)).onDayThatEnds(TONIGHT))
                        .then(new PauseBegun(null, null, null, Private.of(kind)));
            }
        }

        @Test
        void itDoesNotEndBeforeItBegins() {
            pause.given().when(new BeginPause(NOW, null, NOW, null, BREAK)).thenRejected(UNTIL_HAS_PASSED);
            pause.given()
                    .when(new BeginPause(NOW, null, NOW.plusNanos(1), null, BREAK))
                    .then(new PauseBegun(null, NOW.plusNanos(1), null, BREAK));
        }

        @Test
        void nothingElseCanBeAskedOfIt() {
            pause.given().when(END).thenRejected(NO_SUCH_PAUSE);
            pause.given().when(new ExtendPause(NOW, SUNDAY)).thenRejected(NO_SUCH_PAUSE);
            pause.given().when(new LapsePause(MONDAY)).thenNothing();
            assertThat(pause.given().state().allowed()).isEmpty();
        }
    }

    @Nested
    class WhenActive {

        @Test
        void itIsEndedByThePerson() {
            pause.given(BEGUN)
                    .when(END)
                    .then(new PauseEnded(NOW))
                    .andState(new Ended(new Active("goal", MONDAY, "setback", BREAK), NOW));
        }

        @Test
        void itCanAlwaysBeExtendedOrLeftOpen() {
            pause.given(BEGUN)
                    .when(new ExtendPause(NOW, SUNDAY))
                    .then(new PauseExtended(SUNDAY))
                    .andState(new Active("goal", SUNDAY, "setback", BREAK));
            pause.given(BEGUN)
                    .when(new ExtendPause(NOW, null))
                    .then(new PauseExtended(null))
                    .andState(new Active("goal", null, "setback", BREAK));
            pause.given(GRIEVING)
                    .when(new ExtendPause(NOW, NOW.plus(Duration.ofDays(10_000))))
                    .then(new PauseExtended(NOW.plus(Duration.ofDays(10_000))));
        }

        @Test
        void whatItHasAlreadyChangesNothing() {
            pause.given(BEGUN).when(new ExtendPause(NOW, MONDAY)).thenNothing();
            pause.given(GRIEVING).when(new ExtendPause(NOW, null)).thenNothing();
        }

        @Test
        void itIsNotExtendedIntoThePast() {
            pause.given(BEGUN).when(new ExtendPause(NOW, NOW)).thenRejected(UNTIL_HAS_PASSED);
        }

        @Test
        void itEndsByItselfWhenItsTimeHasComeAndNotBefore() {
            pause.given(BEGUN)
                    .when(new LapsePause(MONDAY))
                    .then(new PauseEnded(MONDAY))
                    .andState(new Ended(new Active("goal", MONDAY, "setback", BREAK), MONDAY));
            pause.given(BEGUN, new PauseExtended(SUNDAY))
                    .when(new LapsePause(MONDAY))
                    .thenNothing();
            pause.given(BEGUN, new PauseExtended(null))
                    .when(new LapsePause(MONDAY))
                    .thenNothing();
        }

        @Test
        void beginningTheSameAgainIsARetryAndAnythingElseIsRefused() {
            pause.given(BEGUN).when(BEGIN).thenNothing();
            for (var other : List.of(
                    new BeginPause(NOW, null, MONDAY, "setback", BREAK),
                    new BeginPause(NOW, "goal", SUNDAY, "setback", BREAK),
                    new BeginPause(NOW, "goal", MONDAY, null, BREAK),
                    new BeginPause(NOW, "goal", MONDAY, "setback", GRIEF))) {
                pause.given(BEGUN).when(other).thenRejected(ALREADY_BEGUN);
            }
        }

        @Test
        void aRestForTheDayIsBegunOnceThoughItIsAskedForAgainOnAnotherDayOrWasExtended() {
            var again = new BeginPause(MONDAY, null, null, null, REST).onDayThatEnds(SUNDAY);
            pause.given(RESTING).when(REST_OF_THE_DAY).thenNothing();
            pause.given(RESTING).when(again).thenNothing();
            pause.given(RESTING, new PauseExtended(SUNDAY)).when(again).thenNothing();
            pause.given(RESTING)
                    .when(new BeginPause(NOW, null, MONDAY, null, REST).onDayThatEnds(TONIGHT))
                    .thenRejected(ALREADY_BEGUN);
        }

        @Test
        void aRestForTheDayCanBeLeftOpen() {
            pause.given(RESTING)
                    .when(new ExtendPause(NOW, null))
                    .then(new PauseExtended(null))
                    .andState(new Active(null, null, null, REST));
        }

        @Test
        void itSaysWhatItAllows() {
            assertThat(pause.given(GRIEVING).state().allowed()).containsExactly(Verb.EXTEND, Verb.END);
        }
    }

    @Nested
    class WhenEnded {

        @Test
        void itStaysSo() {
            var ended = pause.given(BEGUN, new PauseEnded(NOW));
            ended.when(END).thenRejected(ALREADY_ENDED);
            ended.when(new ExtendPause(NOW, SUNDAY)).thenRejected(ALREADY_ENDED);
            ended.when(new LapsePause(MONDAY)).thenNothing();
            ended.when(BEGIN).thenNothing();
            assertThat(ended.state().allowed()).isEmpty();
        }
    }

    @Test
    void itWakesItselfOnlyIfItHasAnEnd() {
        assertThat(PlanModel.PAUSE.timer(pause.given(BEGUN).state()))
                .isEqualTo(new Timer<PauseCommand>(MONDAY, new LapsePause(MONDAY)));
        assertThat(PlanModel.PAUSE.timer(pause.given(GRIEVING).state())).isNull();
        assertThat(PlanModel.PAUSE.timer(pause.given(BEGUN, new PauseEnded(NOW)).state()))
                .isNull();
    }
}
