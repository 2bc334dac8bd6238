package rebound.journal.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.day.About;
import rebound.journal.fact.FactEvent.FactApplied;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactNoted;
import rebound.journal.fact.FactEvent.FactRestored;
import rebound.journal.fact.FactEvent.FactReviewed;
import rebound.journal.fact.FactEvent.FactRevised;
import rebound.journal.fact.FactEvent.FactWithdrawn;
import rebound.journal.wiring.JournalModel;

/** The events of every type, each under names of its own. */
class FactEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final About ABOUT = new About("setback", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");
    private static final About SOURCE = new About("reflection", "7d2e3f1f-4c6a-8d8b-a1e2-3f5a6b7c8d9e");

    private static final FactNoted NOTED = new FactNoted(
            EVENING, "Europe/Berlin", DATE, ABOUT, SOURCE, Private.of(new Words("Begin in May. 🌱", "helped", "Ana")));

    private static final FactRevised REVISED = new FactRevised(
            EVENING.plusSeconds(86_400),
            "Asia/Tokyo",
            LocalDate.parse("2026-11-02"),
            DATE,
            null,
            null,
            Private.of(new Words("Begin in April.", null, null)));

    private static final FactDeleted DELETED = new FactDeleted(EVENING.plusSeconds(172_800), DATE);

    private static final FactRestored RESTORED = new FactRestored(
            EVENING.plusSeconds(259_200),
            EVENING,
            "Europe/Berlin",
            DATE,
            null,
            SOURCE,
            Private.of(new Words("", "success", null)));

    private static final About GOAL = new About("goal", "8e3f4a20-5d7b-8e9c-b2f3-4a6b7c8d9e0f");
    private static final Revisit MONTHLY = new Revisit("monthly", LocalDate.parse("2026-12-01"), "morning");

    private static final FactApplied APPLIED =
            new FactApplied(EVENING.plusSeconds(86_400), DATE, GOAL, Private.of("In the first week. 🌱"));

    private static final FactWithdrawn WITHDRAWN = new FactWithdrawn(EVENING.plusSeconds(86_400), DATE, GOAL);

    private static final FactReviewed REVIEWED = new FactReviewed(EVENING.plusSeconds(86_400), DATE, MONTHLY);

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void noted(FactType type) {
        contract.isWrittenAndRead(type.code() + "-noted", 1, event(type, NOTED));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void revised(FactType type) {
        contract.isWrittenAndRead(type.code() + "-revised", 1, event(type, REVISED));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void deleted(FactType type) {
        contract.isWrittenAndRead(type.code() + "-deleted", 1, event(type, DELETED));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void restored(FactType type) {
        contract.isWrittenAndRead(type.code() + "-restored", 1, event(type, RESTORED));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void erased(FactType type) {
        contract.isWrittenAndRead(type.code() + "-erased", 1, event(type, new FactErased(DATE)));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void applied(FactType type) {
        contract.isWrittenAndRead(type.code() + "-applied", 1, event(type, APPLIED));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void withdrawn(FactType type) {
        contract.isWrittenAndRead(type.code() + "-withdrawn", 1, event(type, WITHDRAWN));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void reviewed(FactType type) {
        contract.isWrittenAndRead(type.code() + "-reviewed", 1, event(type, REVIEWED));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void toBeSeenAgain(FactType type) {
        contract.isWrittenAndReadWith(
                "revisit",
                type.code() + "-noted",
                1,
                event(
                        type,
                        new FactNoted(
                                NOTED.happenedAt(),
                                NOTED.zone(),
                                NOTED.localDate(),
                                NOTED.about(),
                                NOTED.source(),
                                MONTHLY,
                                NOTED.words())));
        contract.isWrittenAndReadWith(
                "revisit",
                type.code() + "-revised",
                1,
                event(
                        type,
                        new FactRevised(
                                REVISED.happenedAt(),
                                REVISED.zone(),
                                REVISED.localDate(),
                                REVISED.formerDate(),
                                null,
                                null,
                                MONTHLY,
                                REVISED.words())));
        contract.isWrittenAndReadWith(
                "revisit",
                type.code() + "-restored",
                1,
                event(
                        type,
                        new FactRestored(
                                RESTORED.at(),
                                RESTORED.happenedAt(),
                                RESTORED.zone(),
                                RESTORED.localDate(),
                                null,
                                RESTORED.source(),
                                MONTHLY,
                                List.of(GOAL),
                                RESTORED.words())));
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void withoutItsKeyAnEventStillSaysWhen(FactType type) {
        assertThat(contract.readErased(type.code() + "-noted", 1).body())
                .isEqualTo(new FactNoted(EVENING, "Europe/Berlin", DATE, ABOUT, SOURCE, Private.erased()));
    }

    private static Event<?> event(FactType type, FactEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                type.code(),
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
