package rebound.journal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.day.About;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.Words;
import rebound.journal.setback.Description;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.wiring.JournalModel;

/** Practice B12: what a person keeps counts for the setback that they tell next, however soon that is. */
class EvidenceBeforeASetbackTest {

    private static final String MARIA = UUID.randomUUID().toString();

    private final PartitionFixture partition = new PartitionFixture(JournalModel.MODEL);
    private final AggregateId evidence = mine("evidence");
    private final AggregateId setback = mine("setback");

    @Test
    void evidenceThatWasKeptBeforeIsOffered() {
        keepEvidence();
        tellSetback();
        partition.settle();
        assertThat(offeredAbout()).containsExactly(new About("setback", setback.id()));
        partition.check();
    }

    @Test
    void evidenceThatIsKeptAfterwardsIsNot() {
        tellSetback();
        keepEvidence();
        partition.settle();
        assertThat(offeredAbout()).isEmpty();
        partition.check();
    }

    /** The same for the plan that plan-service offers: who reads the setback is told of that plan only where there can be one. */
    @Test
    void nothingIsOfferedForWhatIsToldMoreThanADayLater() {
        for (var ago : List.of(Duration.ofHours(24), Duration.ofHours(24).plusMillis(1))) {
            var later = new EvidenceBeforeASetbackTest();
            later.keepEvidence();
            later.tellSetback(ago);
            later.partition.settle();
            assertThat(later.offeredAbout().isEmpty()).isEqualTo(!later.wasToldSoon());
            assertThat(later.wasToldSoon()).isEqualTo(ago.equals(Duration.ofHours(24)));
            later.partition.check();
        }
    }

    private boolean wasToldSoon() {
        var told = partition.bodies().stream()
                .filter(SetbackRecorded.class::isInstance)
                .map(SetbackRecorded.class::cast)
                .findFirst()
                .orElseThrow();
        return new Setback.Absent().evolve(told) instanceof Setback.Open(var account) && account.toldSoon();
    }

    private List<About> offeredAbout() {
        return partition.bodies().stream()
                .flatMap(body -> body instanceof SuggestionOffered(var _, var proposal)
                        ? Stream.of(proposal.value().about())
                        : Stream.empty())
                .toList();
    }

    private void keepEvidence() {
        var words = Private.of(new Words("I went", "showed-up", null));
        send(evidence, new NoteFact(partition.clock().instant(), null, null, null, null, words));
    }

    private void tellSetback() {
        tellSetback(Duration.ZERO);
    }

    private void tellSetback(Duration ago) {
        var description = Private.of(new Description("The toast", null, null, null));
        var now = partition.clock().instant();
        send(setback, new RecordSetback(now, now.minus(ago), null, description));
    }

    private void send(AggregateId aggregate, Object body) {
        partition.send(new Command<>(
                "of-" + aggregate.type(),
                aggregate,
                Command.ANY_VERSION,
                partition.clock().instant(),
                "fingerprint",
                Cause.request("of-" + aggregate.type()),
                "replica",
                body));
    }

    private static AggregateId mine(String type) {
        return new AggregateId(MARIA, type, UUID.randomUUID().toString());
    }
}
