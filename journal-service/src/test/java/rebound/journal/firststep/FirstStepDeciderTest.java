package rebound.journal.firststep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.firststep.FirstStepCommand.NoteStepDone;
import rebound.journal.firststep.FirstStepEvent.FirstStepNoted;

class FirstStepDeciderTest {

    private static final Instant FIRST = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-22T09:00:00Z");

    private final DeciderSpec<FirstStepCommand, FirstStep, FirstStepEvent> step =
            DeciderSpec.of(new FirstStepDecider());

    @Test
    void atFirstThereIsNone() {
        assertThat(step.given().state()).isEqualTo(FirstStep.NONE);
    }

    @Test
    void theFirstThatIsDoneIsNoted() {
        step.given()
                .when(new NoteStepDone(FIRST))
                .then(new FirstStepNoted(FIRST))
                .andState(new FirstStep(FIRST));
    }

    @Test
    void thoseAfterItChangeNothing() {
        step.given(new FirstStepNoted(FIRST)).when(new NoteStepDone(SECOND)).thenNothing();
    }

    @Test
    void toldAgainItIsNotedOnce() {
        step.given(new FirstStepNoted(FIRST)).when(new NoteStepDone(FIRST)).thenNothing();
    }

    @Test
    void theEarliestCountsThoughItIsToldLater() {
        step.given(new FirstStepNoted(SECOND))
                .when(new NoteStepDone(FIRST))
                .then(new FirstStepNoted(FIRST))
                .andState(new FirstStep(FIRST));
    }
}
