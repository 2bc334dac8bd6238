package rebound.journal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.story.StoryEvent.StoryDeleted;
import rebound.journal.story.StoryEvent.StoryDrafted;
import rebound.journal.story.StoryEvent.StoryErased;
import rebound.journal.story.StoryEvent.StoryPublished;
import rebound.journal.story.StoryEvent.StoryRestored;
import rebound.journal.story.StoryEvent.StoryRevised;
import rebound.journal.story.StoryEvent.StoryWithdrawn;
import rebound.journal.wiring.JournalModel;

class StoryEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final Instant NEXT_DAY = EVENING.plusSeconds(86_400);
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final String ZONE = "Europe/Berlin";
    private static final Private<Words> WORDS = Private.of(new Words("For a bad day", "It passes. 🌱"));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words(null, "It passes."));
    private static final Private<String> LINK = Private.of("Zm9yIHdob2V2ZXIgaGFzIGl0");

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void drafted() {
        contract.isWrittenAndRead("story-drafted", 1, event(new StoryDrafted(EVENING, ZONE, DATE, WORDS)));
    }

    @Test
    void revised() {
        contract.isWrittenAndRead(
                "story-revised", 1, event(new StoryRevised(EVENING, ZONE, DATE, DATE.minusDays(1), OTHER_WORDS)));
    }

    @Test
    void published() {
        contract.isWrittenAndRead("story-published", 1, event(new StoryPublished(NEXT_DAY, DATE, WORDS, LINK)));
    }

    @Test
    void withdrawn() {
        contract.isWrittenAndRead("story-withdrawn", 1, event(new StoryWithdrawn(NEXT_DAY, DATE)));
    }

    @Test
    void deleted() {
        contract.isWrittenAndRead("story-deleted", 1, event(new StoryDeleted(NEXT_DAY, DATE)));
    }

    @Test
    void restored() {
        contract.isWrittenAndRead("story-restored", 1, event(new StoryRestored(NEXT_DAY, EVENING, ZONE, DATE, WORDS)));
    }

    @Test
    void erased() {
        contract.isWrittenAndRead("story-erased", 1, event(new StoryErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("story-published", 1).body())
                .isEqualTo(new StoryPublished(NEXT_DAY, DATE, Private.erased(), Private.erased()));
    }

    private static Event<?> event(StoryEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "story",
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
