package rebound.journal.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.silence.SilencesEvent.SilenceBegun;
import rebound.journal.silence.SilencesEvent.SilenceEnded;
import rebound.journal.wiring.JournalModel;

class SilencesEventContractTest {

    private static final String PERSON = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final AggregateId SILENCES = new AggregateId(PERSON, "silences", PERSON);
    private static final Instant AT = Instant.parse("2026-11-21T20:00:00.123456789Z");

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void silenceBegun() {
        contract.isWrittenAndRead(
                "silence-begun",
                1,
                new Envelopes().add(SILENCES, new SilenceBegun(AT, Private.of(new Silence(Silence.TOPIC, "Exam 🌱")))));
    }

    @Test
    void silenceEnded() {
        contract.isWrittenAndRead(
                "silence-ended",
                1,
                new Envelopes().add(SILENCES, new SilenceEnded(AT, Private.of(new Silence(Silence.DATE, "02-29")))));
    }

    @Test
    void withoutItsKeyAnEventSaysOnlyWhen() {
        var erased = new SilenceBegun(AT, Private.erased());
        assertThat(contract.readErased("silence-begun", 1).body()).isEqualTo(erased);
        assertThat(Silences.NONE.evolve(erased)).isEqualTo(Silences.NONE);
    }
}
