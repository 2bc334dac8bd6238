package rebound.journal.setback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.day.About;
import rebound.journal.quantity.Measure;
import rebound.journal.quantity.Money;
import rebound.journal.setback.Description.Cost;
import rebound.journal.setback.SetbackEvent.FacetSaid;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackCausesNamed;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackCopingNoted;
import rebound.journal.setback.SetbackEvent.SetbackDecided;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackErased;
import rebound.journal.setback.SetbackEvent.SetbackFacetWithdrawn;
import rebound.journal.setback.SetbackEvent.SetbackFactorsNamed;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNextMoveChosen;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackOwnershipStated;
import rebound.journal.setback.SetbackEvent.SetbackProcessWalked;
import rebound.journal.setback.SetbackEvent.SetbackReadinessDeclared;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReframed;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.SetbackRestored;
import rebound.journal.setback.SetbackEvent.SetbackReviewCancelled;
import rebound.journal.setback.SetbackEvent.SetbackReviewScheduled;
import rebound.journal.setback.SetbackEvent.SetbackRevised;
import rebound.journal.setback.SetbackEvent.SetbackSignalRead;
import rebound.journal.wiring.JournalModel;

class SetbackEventContractTest {

    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-18T19:30:00Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-18");

    private static final SetbackRecorded RECORDED = new SetbackRecorded(
            EVENING,
            MORNING,
            "Europe/Lisbon",
            DATE,
            Private.of(new Description("Failed the exam", "studies", "did-not-work", "shame")));

    private static final SetbackNamed NAMED = new SetbackNamed(
            EVENING, MORNING, "Europe/Lisbon", DATE, Private.of(new Description("The exam", null, null, "loss")));

    private static final Description ALL_OF_IT = new Description(
            "Failed the exam",
            "studies",
            "did-not-work",
            "loss",
            "others",
            List.of(Remark.of("opportunity", "The place at the school"), Remark.of("version-of-myself", null)),
            "Ana",
            new Money("180.00", "EUR"),
            new Measure("points", 60.0, 57.0),
            new Cost("Two years of evenings", "Most of it", new Money("900", "EUR")));

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void setbackRecorded() {
        contract.isWrittenAndRead("setback-recorded", 1, event(RECORDED));
    }

    /** What was added to the description later. */
    @Test
    void setbackRecordedWithAllOfIt() {
        contract.isWrittenAndReadWith(
                "description",
                "setback-recorded",
                1,
                event(new SetbackRecorded(EVENING, MORNING, "Europe/Lisbon", DATE, Private.of(ALL_OF_IT))));
    }

    @Test
    void setbackNamedWithAllOfIt() {
        contract.isWrittenAndReadWith(
                "description",
                "setback-named",
                1,
                event(new SetbackNamed(EVENING, MORNING, "Europe/Lisbon", DATE, Private.of(ALL_OF_IT))));
    }

    @Test
    void setbackRevised() {
        contract.isWrittenAndRead(
                "setback-revised",
                1,
                event(new SetbackRevised(
                        MORNING.plus(Duration.ofDays(1)),
                        "Europe/Lisbon",
                        DATE.plusDays(1),
                        DATE,
                        Private.of(ALL_OF_IT))));
    }

    static List<Arguments> facets() {
        var at = MORNING.plusSeconds(120);
        return List.of(
                Arguments.of(
                        "setback-causes-named",
                        new SetbackCausesNamed(at, DATE, said("information-missing", "Nobody knew of the new rules"))),
                Arguments.of(
                        "setback-factors-named",
                        new SetbackFactorsNamed(at, DATE, said("moved-goalpost", "Ten points more than last year"))),
                Arguments.of(
                        "setback-process-walked",
                        new SetbackProcessWalked(at, DATE, said("well", "The first part was done in time"))),
                Arguments.of(
                        "setback-ownership-stated",
                        new SetbackOwnershipStated(at, DATE, said("not-mine", "The heating"))),
                Arguments.of(
                        "setback-reframed",
                        new SetbackReframed(at, DATE, said("learning-session", "A look at the real thing"))),
                Arguments.of("setback-signal-read", new SetbackSignalRead(at, DATE, said("retry-differently", null))),
                Arguments.of("setback-decided", new SetbackDecided(at, DATE, said("grow", null))),
                Arguments.of(
                        "setback-readiness-declared",
                        new SetbackReadinessDeclared(at, DATE, said(null, "To look at the questions"))),
                Arguments.of("setback-next-move-chosen", new SetbackNextMoveChosen(at, DATE, said("go-round", null))),
                Arguments.of(
                        "setback-coping-noted",
                        new SetbackCopingNoted(
                                at, DATE, Private.of(Remarks.of(new Remark("people", "Called Ana", true))))));
    }

    @ParameterizedTest
    @MethodSource("facets")
    void whatIsSaid(String name, FacetSaid said) {
        contract.isWrittenAndRead(name, 1, event(said));
        assertThat(contract.readErased(name, 1).body()).isInstanceOfSatisfying(FacetSaid.class, erased -> assertThat(
                        erased.said().isErased())
                .isTrue());
    }

    private static Private<Remarks> said(@Nullable String kind, @Nullable String note) {
        return Private.of(Remarks.of(Remark.of(kind, note)));
    }

    @Test
    void setbackFacetWithdrawn() {
        contract.isWrittenAndRead(
                "setback-facet-withdrawn",
                1,
                event(new SetbackFacetWithdrawn(MORNING.plusSeconds(180), DATE, "next-move")));
    }

    @Test
    void setbackReviewScheduled() {
        contract.isWrittenAndRead(
                "setback-review-scheduled",
                1,
                event(new SetbackReviewScheduled(MORNING.plusSeconds(240), DATE, DATE.plusDays(30))));
    }

    @Test
    void setbackReviewCancelled() {
        contract.isWrittenAndRead(
                "setback-review-cancelled", 1, event(new SetbackReviewCancelled(MORNING.plusSeconds(300), DATE)));
    }

    @Test
    void setbackOffered() {
        var about = new About("attempt", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");
        contract.isWrittenAndRead("setback-offered", 1, event(new SetbackOffered(about, MORNING, null)));
    }

    @Test
    void setbackDeclined() {
        contract.isWrittenAndRead("setback-declined", 1, event(new SetbackDeclined(MORNING.plusSeconds(30))));
    }

    @Test
    void setbackNamed() {
        contract.isWrittenAndRead("setback-named", 1, event(NAMED));
    }

    @Test
    void setbackBackOnTrack() {
        contract.isWrittenAndRead(
                "setback-back-on-track", 1, event(new SetbackBackOnTrack(MORNING.plusSeconds(3_600), DATE)));
    }

    @Test
    void setbackNotYetBackOnTrack() {
        contract.isWrittenAndRead(
                "setback-not-yet-back-on-track",
                1,
                event(new SetbackNotYetBackOnTrack(MORNING.plusSeconds(7_200), DATE)));
    }

    @Test
    void setbackClosed() {
        contract.isWrittenAndRead("setback-closed", 1, event(new SetbackClosed(MORNING.plusSeconds(60), DATE)));
    }

    @Test
    void setbackReopened() {
        contract.isWrittenAndRead("setback-reopened", 1, event(new SetbackReopened(MORNING.plusSeconds(90), DATE)));
    }

    @Test
    void setbackDeleted() {
        contract.isWrittenAndRead("setback-deleted", 1, event(new SetbackDeleted(MORNING.plusSeconds(8_000), DATE)));
    }

    @Test
    void setbackRestored() {
        contract.isWrittenAndRead(
                "setback-restored",
                1,
                event(restored(
                        RECORDED.description(),
                        Private.of(Facets.NONE.with("next-move", Remarks.of(Remark.of("go-round", null)))))));
        assertThat(contract.readErased("setback-restored", 1).body())
                .isEqualTo(restored(Private.erased(), Private.erased()));
    }

    private static SetbackRestored restored(Private<Description> description, Private<Facets> facets) {
        return new SetbackRestored(
                MORNING.plusSeconds(9_000),
                MORNING,
                "Europe/Lisbon",
                DATE,
                new About("attempt", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                MORNING.plusSeconds(3_600),
                MORNING.plusSeconds(60),
                description,
                facets);
    }

    @Test
    void setbackErased() {
        contract.isWrittenAndRead("setback-erased", 1, event(new SetbackErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("setback-recorded", 1).body())
                .isEqualTo(new SetbackRecorded(EVENING, MORNING, "Europe/Lisbon", DATE, Private.erased()));
        assertThat(contract.readErased("setback-named", 1).body())
                .isEqualTo(new SetbackNamed(EVENING, MORNING, "Europe/Lisbon", DATE, Private.erased()));
    }

    private static Event<?> event(SetbackEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "setback",
                                "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                        body);
    }
}
