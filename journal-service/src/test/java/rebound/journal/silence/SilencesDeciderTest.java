package rebound.journal.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.silence.SilencesCommand.BeginSilence;
import rebound.journal.silence.SilencesCommand.EndSilence;
import rebound.journal.silence.SilencesEvent.SilenceBegun;
import rebound.journal.silence.SilencesEvent.SilenceEnded;

class SilencesDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Private<Silence> EXAM = topic("exam");
    private static final Private<Silence> ANA = Private.of(new Silence(Silence.PERSON, "Ana"));

    private final DeciderSpec<SilencesCommand, Silences, SilencesEvent> silences =
            DeciderSpec.of(new SilencesDecider());

    @Test
    void somethingIsSilenced() {
        silences.given()
                .when(new BeginSilence(NOW, EXAM))
                .then(new SilenceBegun(NOW, EXAM))
                .andState(new Silences(Private.of(List.of(EXAM.value()))));
        silences.given(new SilenceBegun(NOW, EXAM))
                .when(new BeginSilence(NOW, ANA))
                .then(new SilenceBegun(NOW, ANA))
                .andState(new Silences(Private.of(List.of(EXAM.value(), ANA.value()))));
    }

    @Test
    void whatIsSilencedIsSoAlreadyHoweverItIsSpelt() {
        silences.given(new SilenceBegun(NOW, EXAM))
                .when(new BeginSilence(NOW, topic(" EXAM ")))
                .thenNothing();
    }

    @Test
    void aTopicIsNoPersonOfThatName() {
        silences.given(new SilenceBegun(NOW, ANA))
                .when(new BeginSilence(NOW, topic("Ana")))
                .then(new SilenceBegun(NOW, topic("Ana")));
    }

    @Test
    void itMayComeBackAfterAll() {
        silences.given(new SilenceBegun(NOW, EXAM), new SilenceBegun(NOW, ANA))
                .when(new EndSilence(NOW, topic("Exam")))
                .then(new SilenceEnded(NOW, EXAM))
                .andState(new Silences(Private.of(List.of(ANA.value()))));
        silences.given().when(new EndSilence(NOW, EXAM)).thenNothing();
    }

    @Test
    void thereAreSoManyAtMost() {
        var history = new ArrayList<SilencesEvent>();
        for (var number = 1; number < Silences.MOST; number++) {
            history.add(new SilenceBegun(NOW, topic("topic " + number)));
        }
        silences.given(history.toArray(SilencesEvent[]::new))
                .when(new BeginSilence(NOW, EXAM))
                .then(new SilenceBegun(NOW, EXAM));
        history.add(new SilenceBegun(NOW, EXAM));
        var full = silences.given(history.toArray(SilencesEvent[]::new));
        full.when(new BeginSilence(NOW, ANA)).thenRejected(SilencesRefusal.TOO_MANY_SILENCES);
        full.when(new BeginSilence(NOW, EXAM)).thenNothing();
        assertThat(full.state().all()).hasSize(Silences.MOST);
    }

    private static Private<Silence> topic(String tag) {
        return Private.of(new Silence(Silence.TOPIC, tag));
    }
}
