package rebound.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.plan.plan.PlanRefusal.ALREADY_BEGUN;
import static rebound.plan.plan.PlanRefusal.NOT_ACTIVE;
import static rebound.plan.plan.PlanRefusal.NOT_OFFERED;
import static rebound.plan.plan.PlanRefusal.NOT_SET_ASIDE;
import static rebound.plan.plan.PlanRefusal.NO_SUCH_PLAN;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.plan.Plan.Active;
import rebound.plan.plan.Plan.Declined;
import rebound.plan.plan.Plan.Finished;
import rebound.plan.plan.Plan.Offered;
import rebound.plan.plan.Plan.SetAside;
import rebound.plan.plan.Plan.Verb;
import rebound.plan.plan.PlanCommand.AcceptPlan;
import rebound.plan.plan.PlanCommand.BeginPlan;
import rebound.plan.plan.PlanCommand.DeclinePlan;
import rebound.plan.plan.PlanCommand.FinishPlan;
import rebound.plan.plan.PlanCommand.OfferPlan;
import rebound.plan.plan.PlanCommand.ResumePlan;
import rebound.plan.plan.PlanCommand.SetPlanAside;
import rebound.plan.plan.PlanEvent.PlanAccepted;
import rebound.plan.plan.PlanEvent.PlanBegun;
import rebound.plan.plan.PlanEvent.PlanDeclined;
import rebound.plan.plan.PlanEvent.PlanFinished;
import rebound.plan.plan.PlanEvent.PlanOffered;
import rebound.plan.plan.PlanEvent.PlanResumed;
import rebound.plan.plan.PlanEvent.PlanSetAside;

class PlanDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Offer OFFER = new Offer("setback", "recovery/1");
    private static final Private<Heading> AS_THE_PLAYBOOK = Private.of(new Heading(null));
    private static final Private<Heading> MONDAYS = Private.of(new Heading("My Mondays"));

    private static final OfferPlan OFFER_IT = new OfferPlan(OFFER);
    private static final BeginPlan BEGIN = new BeginPlan(MONDAYS);
    private static final AcceptPlan ACCEPT = new AcceptPlan(NOW);
    private static final DeclinePlan DECLINE = new DeclinePlan(NOW);
    private static final SetPlanAside SET_ASIDE = new SetPlanAside(NOW);
    private static final ResumePlan RESUME = new ResumePlan(NOW);
    private static final FinishPlan FINISH = new FinishPlan(NOW);

    private static final PlanOffered OFFERED = new PlanOffered("setback", "recovery/1");
    private static final PlanBegun BEGUN = new PlanBegun(MONDAYS);
    private static final PlanAccepted ACCEPTED = new PlanAccepted(NOW, "recovery/1");
    private static final PlanDeclined DECLINED = new PlanDeclined(NOW);
    private static final PlanSetAside ASIDE = new PlanSetAside(NOW);
    private static final PlanResumed RESUMED = new PlanResumed(NOW);
    private static final PlanFinished FINISHED = new PlanFinished(NOW);

    private final DeciderSpec<PlanCommand, Plan, PlanEvent> plan = DeciderSpec.of(new PlanDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itIsOffered() {
            plan.given().when(OFFER_IT).then(OFFERED).andState(new Offered(OFFER, AS_THE_PLAYBOOK));
        }

        @Test
        void madeByHandItIsActive() {
            plan.given().when(BEGIN).then(BEGUN).andState(new Active(null, MONDAYS));
        }

        @Test
        void nothingElseCanBeAskedOfIt() {
            for (var command : List.of(ACCEPT, DECLINE, SET_ASIDE, RESUME, FINISH)) {
                plan.given().when(command).thenRejected(NO_SUCH_PLAN);
            }
            assertThat(plan.given().state().allowed()).isEmpty();
        }
    }

    @Nested
    class WhenOffered {

        @Test
        void itIsAcceptedOrDeclined() {
            plan.given(OFFERED).when(ACCEPT).then(ACCEPTED).andState(new Active(OFFER, AS_THE_PLAYBOOK));
            plan.given(OFFERED).when(DECLINE).then(DECLINED).andState(new Declined(OFFER, AS_THE_PLAYBOOK, NOW));
            assertThat(plan.given(OFFERED).state().allowed()).containsExactly(Verb.ACCEPT, Verb.DECLINE);
        }

        @Test
        void itIsNotActiveYet() {
            plan.given(OFFERED).when(SET_ASIDE).thenRejected(NOT_ACTIVE);
            plan.given(OFFERED).when(FINISH).thenRejected(NOT_ACTIVE);
            plan.given(OFFERED).when(RESUME).thenRejected(NOT_SET_ASIDE);
        }

        @Test
        void noneByHandTakesItsPlace() {
            plan.given(OFFERED).when(BEGIN).thenRejected(ALREADY_BEGUN);
        }
    }

    @Test
    void itIsOfferedOnceWhateverBecameOfIt() {
        plan.given(OFFERED).when(OFFER_IT).thenNothing();
        plan.given(OFFERED, ACCEPTED).when(OFFER_IT).thenNothing();
        plan.given(OFFERED, DECLINED).when(OFFER_IT).thenNothing();
        plan.given(OFFERED, ACCEPTED, ASIDE).when(OFFER_IT).thenNothing();
        plan.given(OFFERED, ACCEPTED, FINISHED).when(OFFER_IT).thenNothing();
    }

    @Nested
    class WhenActive {

        @Test
        void itIsSetAsideOrFinished() {
            plan.given(OFFERED, ACCEPTED)
                    .when(SET_ASIDE)
                    .then(ASIDE)
                    .andState(new SetAside(OFFER, AS_THE_PLAYBOOK, NOW));
            plan.given(BEGUN).when(FINISH).then(FINISHED).andState(new Finished(null, MONDAYS, NOW));
            assertThat(plan.given(BEGUN).state().allowed()).containsExactly(Verb.SET_ASIDE, Verb.FINISH);
            assertThat(Verb.SET_ASIDE.code()).isEqualTo("set-aside");
        }

        @Test
        void itIsNoOfferAnyMore() {
            plan.given(OFFERED, ACCEPTED).when(ACCEPT).thenRejected(NOT_OFFERED);
            plan.given(OFFERED, ACCEPTED).when(DECLINE).thenRejected(NOT_OFFERED);
            plan.given(BEGUN).when(RESUME).thenRejected(NOT_SET_ASIDE);
        }

        @Test
        void beginningTheSameAgainIsARetryAndAnythingElseIsRefused() {
            plan.given(BEGUN).when(BEGIN).thenNothing();
            plan.given(BEGUN).when(new BeginPlan(AS_THE_PLAYBOOK)).thenRejected(ALREADY_BEGUN);
        }
    }

    @Nested
    class WhenSetAside {

        @Test
        void itCanBeTakenUpAgain() {
            plan.given(OFFERED, ACCEPTED, ASIDE)
                    .when(RESUME)
                    .then(RESUMED)
                    .andState(new Active(OFFER, AS_THE_PLAYBOOK));
            assertThat(plan.given(BEGUN, ASIDE).state().allowed()).containsExactly(Verb.RESUME);
        }

        @Test
        void itIsNotActive() {
            plan.given(BEGUN, ASIDE).when(SET_ASIDE).thenRejected(NOT_ACTIVE);
            plan.given(BEGUN, ASIDE).when(FINISH).thenRejected(NOT_ACTIVE);
        }
    }

    @Test
    void whatIsDeclinedOrFinishedStaysSo() {
        for (var over : List.of(plan.given(OFFERED, DECLINED), plan.given(BEGUN, FINISHED))) {
            over.when(ACCEPT).thenRejected(NOT_OFFERED);
            over.when(DECLINE).thenRejected(NOT_OFFERED);
            over.when(SET_ASIDE).thenRejected(NOT_ACTIVE);
            over.when(FINISH).thenRejected(NOT_ACTIVE);
            over.when(RESUME).thenRejected(NOT_SET_ASIDE);
            assertThat(over.state().allowed()).isEmpty();
        }
    }
}
