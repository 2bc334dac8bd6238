package rebound.reminder.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.reminder.delivery.DeliveryRefusal.NO_SUCH_DELIVERY;
import static rebound.reminder.delivery.DeliveryRefusal.STILL_PENDING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.reminder.delivery.Delivery.Delivered;
import rebound.reminder.delivery.Delivery.GaveUp;
import rebound.reminder.delivery.Delivery.Pending;
import rebound.reminder.delivery.DeliveryCommand.AbandonDelivery;
import rebound.reminder.delivery.DeliveryCommand.AttemptDelivery;
import rebound.reminder.delivery.DeliveryCommand.RecordAttempt;
import rebound.reminder.delivery.DeliveryCommand.Redeliver;
import rebound.reminder.delivery.DeliveryCommand.StartDelivery;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttemptDue;
import rebound.reminder.delivery.DeliveryEvent.DeliveryAttempted;
import rebound.reminder.delivery.DeliveryEvent.DeliveryGaveUp;
import rebound.reminder.delivery.DeliveryEvent.DeliveryStarted;
import rebound.reminder.delivery.DeliveryEvent.DeliverySucceeded;
import rebound.reminder.delivery.DeliveryEvent.RedeliveryAsked;

class DeliveryDeciderTest {

    private static final Instant FIRED = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant NOW = FIRED.plusSeconds(1);
    private static final Message MESSAGE = new Message("app", "reminder", FIRED, "reminder");
    private static final DeliveryStarted STARTED = new DeliveryStarted(MESSAGE);
    private static final DeliveryAttemptDue FIRST = new DeliveryAttemptDue(1);
    private static final DeliveryAttemptDue SECOND = new DeliveryAttemptDue(2);
    private static final Attempt FAILED = attempt(1, 500);
    private static final Attempt TAKEN = attempt(1, 204);
    private static final DeliveryAttempted FAILED_ONCE = new DeliveryAttempted(FAILED, NOW.plusSeconds(5));
    private static final DeliveryAttempted TAKEN_AT_ONCE = new DeliveryAttempted(TAKEN, null);
    private static final DeliverySucceeded SUCCEEDED = new DeliverySucceeded(NOW);
    private static final RedeliveryAsked ASKED = new RedeliveryAsked(NOW);

    private final DeciderSpec<DeliveryCommand, Delivery, DeliveryEvent> delivery =
            DeciderSpec.of(new DeliveryDecider());

    private static Attempt attempt(int number, int status) {
        return new Attempt(number, NOW, status, null, 20);
    }

    private static RecordAttempt report(Attempt attempt) {
        return new RecordAttempt(attempt, 0);
    }

    @Nested
    class WhenAbsent {

        @Test
        void itStartsAndIsDueAtOnce() {
            delivery.given()
                    .when(new StartDelivery(MESSAGE))
                    .then(STARTED, FIRST)
                    .andState(new Pending(MESSAGE, List.of(), 1, 1, FIRED, true));
        }

        @Test
        void nothingElseCanBeAsked() {
            delivery.given().when(report(FAILED)).thenRejected(NO_SUCH_DELIVERY);
            delivery.given().when(new AbandonDelivery(1, NOW, "gone")).thenRejected(NO_SUCH_DELIVERY);
            delivery.given().when(new Redeliver(NOW)).thenRejected(NO_SUCH_DELIVERY);
            delivery.given().when(new AttemptDelivery(1)).thenNothing();
        }
    }

    @Nested
    class WhileAnAttemptIsMade {

        @ParameterizedTest
        @ValueSource(ints = {200, 204, 299})
        void anyKindOfYesDelivers(int status) {
            var taken = attempt(1, status);
            delivery.given(STARTED, FIRST)
                    .when(report(taken))
                    .then(new DeliveryAttempted(taken, null), SUCCEEDED)
                    .andState(new Delivered(MESSAGE, List.of(taken), 1, NOW));
        }

        @ParameterizedTest
        @ValueSource(ints = {199, 301, 400, 404, 409, 429, 500, 503})
        void anythingElseIsTriedAgainInFiveSeconds(int status) {
            var failed = attempt(1, status);
            delivery.given(STARTED, FIRST)
                    .when(report(failed))
                    .then(new DeliveryAttempted(failed, NOW.plusSeconds(5)))
                    .andState(new Pending(MESSAGE, List.of(failed), 2, 1, NOW.plusSeconds(5), false));
        }

        @Test
        void noAnswerIsTriedAgain() {
            var late = new Attempt(1, NOW, null, "time-out", 10_000);
            delivery.given(STARTED, FIRST).when(report(late)).then(new DeliveryAttempted(late, NOW.plusSeconds(5)));
        }

        @Test
        void goneIsGivenUpAtOnce() {
            var gone = attempt(1, 410);
            delivery.given(STARTED, FIRST)
                    .when(report(gone))
                    .then(new DeliveryAttempted(gone, null), new DeliveryGaveUp(NOW, "gone"))
                    .andState(new GaveUp(MESSAGE, List.of(gone), 1, NOW, "gone"));
        }

        @Test
        void itIsAbandonedWithoutOne() {
            delivery.given(STARTED, FIRST)
                    .when(new AbandonDelivery(1, NOW, "endpoint-disabled"))
                    .then(new DeliveryGaveUp(NOW, "endpoint-disabled"))
                    .andState(new GaveUp(MESSAGE, List.of(), 1, NOW, "endpoint-disabled"));
        }

        @Test
        void itIsNotDueASecondTimeNorDeliveredAgain() {
            delivery.given(STARTED, FIRST).when(new AttemptDelivery(1)).thenNothing();
            delivery.given(STARTED, FIRST).when(new StartDelivery(MESSAGE)).thenNothing();
            delivery.given(STARTED, FIRST).when(new Redeliver(NOW)).thenRejected(STILL_PENDING);
        }
    }

    @Nested
    class WhileItWaits {

        @Test
        void theNextAttemptIsDueWhenTheTimerSaysSo() {
            delivery.given(STARTED, FIRST, FAILED_ONCE)
                    .when(new AttemptDelivery(2))
                    .then(SECOND)
                    .andState(new Pending(MESSAGE, List.of(FAILED), 2, 1, NOW.plusSeconds(5), true));
            delivery.given(STARTED, FIRST, FAILED_ONCE)
                    .when(new AttemptDelivery(1))
                    .thenNothing();
        }

        @Test
        void whatWasRecordedBeforeIsDropped() {
            delivery.given(STARTED, FIRST, FAILED_ONCE).when(report(TAKEN)).thenNothing();
            delivery.given(STARTED, FIRST, FAILED_ONCE, SECOND)
                    .when(report(TAKEN))
                    .thenNothing();
            delivery.given(STARTED, FIRST, FAILED_ONCE, SECOND)
                    .when(new AbandonDelivery(1, NOW, "no-endpoint"))
                    .thenNothing();
        }

        @Test
        void whatIsNotDueYetIsDropped() {
            delivery.given(STARTED, FIRST, FAILED_ONCE)
                    .when(report(attempt(2, 204)))
                    .thenNothing();
        }
    }

    @Nested
    class BackingOff {

        @Test
        void itWaitsLongerEachTimeAndThenGivesUp() {
            assertThat(waits(0))
                    .containsExactly(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(30),
                            Duration.ofHours(2),
                            Duration.ofHours(6),
                            Duration.ofHours(12));
        }

        @Test
        void chanceMakesItLateByAFifthAtMost() {
            var waits = waits(0);
            var late = waits(0.9999);
            for (var i = 0; i < waits.size(); i++) {
                assertThat(late.get(i))
                        .isGreaterThan(waits.get(i).multipliedBy(119).dividedBy(100))
                        .isLessThan(waits.get(i).multipliedBy(120).dividedBy(100));
            }
        }

        /** Of a delivery that always fails. */
        private List<Duration> waits(double chance) {
            var waits = new ArrayList<Duration>();
            var decider = new DeliveryDecider();
            var state = delivery.given(STARTED, FIRST).state();
            while (state instanceof Pending pending) {
                var failed = attempt(pending.number(), 500);
                for (var event : events(decider, new RecordAttempt(failed, chance), pending)) {
                    state = decider.evolve(state, event);
                }
                if (state instanceof Pending next) {
                    waits.add(Duration.between(NOW, next.nextAt()));
                    state = decider.evolve(state, new DeliveryAttemptDue(next.number()));
                }
            }
            assertThat(state).isInstanceOfSatisfying(GaveUp.class, gaveUp -> {
                assertThat(gaveUp.because()).isEqualTo("attempts-exhausted");
                assertThat(gaveUp.attempts()).hasSize(8);
            });
            return waits;
        }

        private static List<DeliveryEvent> events(DeliveryDecider decider, DeliveryCommand command, Delivery state) {
            return switch (decider.decide(command, state)) {
                case Decision.Accepted<DeliveryEvent>(var events) -> events;
                case Decision.Rejected<DeliveryEvent>(var reason) -> throw new AssertionError(reason);
            };
        }
    }

    @Nested
    class OnceItIsOver {

        @Test
        void itIsDeliveredAgainUnderTheNextNumberWithAllItsRetries() {
            delivery.given(STARTED, FIRST, TAKEN_AT_ONCE, SUCCEEDED)
                    .when(new Redeliver(NOW))
                    .then(ASKED, SECOND)
                    .andState(new Pending(MESSAGE, List.of(TAKEN), 2, 2, NOW, true));
            delivery.given(STARTED, FIRST, TAKEN_AT_ONCE, SUCCEEDED, ASKED, SECOND)
                    .when(report(attempt(2, 500)))
                    .then(new DeliveryAttempted(attempt(2, 500), NOW.plusSeconds(5)));
        }

        @Test
        void whatWasGivenUpIsDeliveredAgain() {
            delivery.given(STARTED, FIRST, new DeliveryGaveUp(NOW, "no-endpoint"))
                    .when(new Redeliver(NOW))
                    .then(ASKED, SECOND);
        }

        @Test
        void nothingElseHappens() {
            for (var command : List.of(
                    new StartDelivery(MESSAGE),
                    new AttemptDelivery(1),
                    report(FAILED),
                    new AbandonDelivery(1, NOW, "gone"))) {
                delivery.given(STARTED, FIRST, TAKEN_AT_ONCE, SUCCEEDED)
                        .when(command)
                        .thenNothing();
            }
        }

        @Test
        void theLatestFiftyAttemptsAreRemembered() {
            var history = new ArrayList<DeliveryEvent>(List.of(STARTED));
            for (var number = 1; number <= 60; number++) {
                history.add(new DeliveryAttemptDue(number));
                history.add(new DeliveryAttempted(attempt(number, 500), NOW));
            }
            var state = delivery.given(history.toArray(DeliveryEvent[]::new)).state();
            assertThat(((Pending) state).attempts())
                    .hasSize(50)
                    .startsWith(attempt(11, 500))
                    .endsWith(attempt(60, 500));
        }
    }
}
