package rebound.plan.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.plan.attempt.AttemptCommand.NoteSetbackOffer;
import rebound.plan.catalogue.Catalogue;
import rebound.plan.home.HomeCommand.NoteHome;
import rebound.plan.plan.Offer;
import rebound.plan.plan.PlanCommand.OfferPlan;
import rebound.plan.step.StepCommand.PlanStep;
import rebound.plan.step.Task;
import rebound.plan.step.Text;
import rebound.plan.wiring.PlanModel;

class PoliciesTest {

    private static final String SETBACK = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final long VERSION = 4;

    @Test
    void aSetbackThatIsRecordedOrNamedOffersOneRecoveryPlanOfItsId() {
        for (var policy : Stream.of(
                        new WhenSetbackRecordedThenOfferRecoveryPlan(), new WhenSetbackNamedThenOfferRecoveryPlan())
                .toList()) {
            assertThat(policy.when(event(policy, "setback/" + SETBACK, "{\"zone\":\"Europe/Lisbon\"}")))
                    .containsExactly(new Then("plan", SETBACK, new OfferPlan(new Offer(SETBACK, Catalogue.RECOVERY))));
        }
    }

    @Test
    void aSetbackThatIsOfferedForAnAttemptIsNotedThere() {
        var policy = new WhenSetbackOfferedThenNoteIt();
        assertThat(policy.when(event(
                        policy, "setback/" + SETBACK, "{\"about\":{\"type\":\"attempt\",\"id\":\"" + SETBACK + "\"}}")))
                .containsExactly(new Then("attempt", SETBACK, new NoteSetbackOffer()));
    }

    @Test
    void aSetbackThatIsOfferedForAnythingElseIsNot() {
        var policy = new WhenSetbackOfferedThenNoteIt();
        assertThat(policy.when(event(policy, "setback/" + SETBACK, "{}"))).isEmpty();
        assertThat(policy.when(event(policy, "setback/" + SETBACK, "{\"about\":{\"type\":\"letter\",\"id\":\"a\"}}")))
                .isEmpty();
    }

    @Test
    void aSetbackThatIsRecordedOrNamedIsNotedAtTheAttemptOfItsId() {
        for (var policy : List.of(new WhenSetbackRecordedThenNoteIt(), new WhenSetbackNamedThenNoteIt())) {
            assertThat(policy.when(event(policy, "setback/" + SETBACK, "{}")))
                    .containsExactly(new Then("attempt", SETBACK, new NoteSetbackOffer()));
        }
    }

    @Test
    void whereAPersonLivesAndHowTheyReckonTheirDaysIsNotedUnderTheirOwnId() {
        var policy = new WhenMeChangedThenNoteHome();
        assertThat(policy.when(event(
                        policy, "me/maria", "{\"zone\":\"Europe/Lisbon\",\"locale\":\"pt\",\"startOfDay\":\"04:00\"}")))
                .containsExactly(new Then(
                        "home", "maria", new NoteHome(ZoneId.of("Europe/Lisbon"), "pt", LocalTime.of(4, 0), VERSION)));
        assertThat(policy.when(event(policy, "me/maria", "{}")))
                .containsExactly(new Then("home", "maria", new NoteHome(null, null, null, VERSION)));
        assertThatException().isThrownBy(() -> policy.when(event(policy, "me/maria", "{\"zone\":\"Nowhere\"}")));
        assertThatException().isThrownBy(() -> policy.when(event(policy, "me/maria", "{\"startOfDay\":\"4\"}")));
    }

    @Test
    void onlyOffersAreSomethingNew() {
        assertThat(PlanModel.MODEL.policies().stream()
                        .filter(Policy::startsSomething)
                        .map(Policy::name))
                .containsExactly(
                        "when-setback-recorded-then-offer-recovery-plan",
                        "when-setback-named-then-offer-recovery-plan");
    }

    @Test
    void aPlanThatIsAcceptedPlansItsStepsWithIdsThatFollowFromIts() {
        var policy = new WhenPlanAcceptedThenPlanItsSteps();
        assertThat(policy.when(event(policy, "plan/" + SETBACK, "{\"playbook\":\"recovery/1\"}")))
                .containsExactly(step(1), step(2), step(3));
    }

    @Test
    void aPlanWithoutAPlaybookHasNoSteps() {
        var policy = new WhenPlanAcceptedThenPlanItsSteps();
        assertThat(policy.when(event(policy, "plan/" + SETBACK, "{}"))).isEmpty();
    }

    @Test
    void theirNamesAreForEver() {
        assertThat(PlanModel.MODEL.policies().stream().map(policy -> policy.name() + " " + policy.eventType()))
                .containsExactly(
                        "when-setback-offered-then-note-it rebound.journal.setback-offered.v1",
                        "when-setback-recorded-then-offer-recovery-plan rebound.journal.setback-recorded.v1",
                        "when-setback-named-then-offer-recovery-plan rebound.journal.setback-named.v1",
                        "when-setback-recorded-then-note-it rebound.journal.setback-recorded.v1",
                        "when-setback-named-then-note-it rebound.journal.setback-named.v1",
                        "when-plan-accepted-then-plan-its-steps rebound.plan.plan-accepted.v1",
                        "when-me-changed-then-note-home rebound.journal.me-changed.v1");
        assertThat(PlanModel.MODEL.policies()).allSatisfy(policy -> assertThat(policy.activeSince())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static Then step(int number) {
        return new Then(
                "step",
                Catalogue.stepId(SETBACK, number),
                new PlanStep(new Task(SETBACK, null, Private.of(Text.ofCatalogue("recovery/1/" + number)))));
    }

    private static ForeignEvent event(Policy policy, String subject, String data) {
        try {
            return new ForeignEvent(
                    "event",
                    policy.eventType(),
                    "maria",
                    subject,
                    Instant.parse("2026-11-21T20:00:00Z"),
                    Cause.request("command"),
                    new ObjectMapper().readTree(data),
                    VERSION);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
