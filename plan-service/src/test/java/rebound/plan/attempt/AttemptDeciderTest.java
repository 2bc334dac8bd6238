package rebound.plan.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rebound.plan.attempt.AttemptRefusal.ALREADY_BEGUN;
import static rebound.plan.attempt.AttemptRefusal.ALREADY_FINISHED;
import static rebound.plan.attempt.AttemptRefusal.NO_SUCH_ATTEMPT;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.attempt.Attempt.Begun;
import rebound.plan.attempt.Attempt.Finished;
import rebound.plan.attempt.Attempt.Verb;
import rebound.plan.attempt.AttemptCommand.BeginAttempt;
import rebound.plan.attempt.AttemptCommand.FinishAttempt;
import rebound.plan.attempt.AttemptCommand.NoteSetbackOffer;
import rebound.plan.attempt.AttemptEvent.AttemptBegun;
import rebound.plan.attempt.AttemptEvent.AttemptFinished;
import rebound.plan.attempt.AttemptEvent.SetbackOfferNoted;

class AttemptDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Private<Note> SECOND_TRY = Private.of(new Note("Second try"));
    private static final Private<Note> SILENCE = Private.of(new Note(null));

    private static final BeginAttempt BEGIN = new BeginAttempt(NOW, "exam", MORNING, LISBON, SECOND_TRY);
    private static final AttemptBegun BEGUN = new AttemptBegun("exam", MORNING, "Europe/Lisbon", SECOND_TRY);
    private static final Begun STATE = new Begun("exam", MORNING, "Europe/Lisbon", SECOND_TRY);
    private static final NoteSetbackOffer NOTE_OFFER = new NoteSetbackOffer();

    private final DeciderSpec<AttemptCommand, Attempt, AttemptEvent> attempt = DeciderSpec.of(new AttemptDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itBegins() {
            attempt.given().when(BEGIN).then(BEGUN).andState(STATE);
        }

        @Test
        void whatIsNotSaidIsNowAndUtc() {
            attempt.given()
                    .when(new BeginAttempt(NOW, "exam", null, null, SILENCE))
                    .then(new AttemptBegun("exam", NOW, "UTC", SILENCE));
        }

        @Test
        void whereIsNotSaidIsAtHome() {
            attempt.given()
                    .when(new BeginAttempt(NOW, "exam", null, null, SILENCE).livingIn(LISBON))
                    .then(new AttemptBegun("exam", NOW, "Europe/Lisbon", SILENCE));
            attempt.given().when(BEGIN.livingIn(ZoneId.of("Asia/Tokyo"))).then(BEGUN);
        }

        @Test
        void aSetbackThatHasNoAttemptChangesNothing() {
            attempt.given().when(NOTE_OFFER).thenNothing();
        }

        @Test
        void nothingElseCanBeAskedOfIt() {
            attempt.given().when(finish("exam", Outcome.WORKED)).thenRejected(NO_SUCH_ATTEMPT);
            assertThat(attempt.given().state().allowed()).isEmpty();
        }
    }

    @Nested
    class WhenBegun {

        @Test
        void itIsFinishedWithAnyOutcome() {
            for (var outcome : Outcome.values()) {
                attempt.given(BEGUN)
                        .when(finish("exam", outcome))
                        .then(finished(outcome))
                        .andState(new Finished(STATE, outcome, NOON, SILENCE, false));
            }
            assertThat(attempt.given(BEGUN).state().allowed()).containsExactly(Verb.FINISH);
        }

        @Test
        void itIsOverNowUnlessThePersonSaysWhen() {
            attempt.given(BEGUN)
                    .when(new FinishAttempt(NOW, "exam", Outcome.WORKED, null, SECOND_TRY))
                    .then(new AttemptFinished("exam", "worked", NOW, SECOND_TRY));
        }

        @Test
        void itIsNotFoundAtAnotherGoal() {
            attempt.given(BEGUN).when(finish("run", Outcome.WORKED)).thenRejected(NO_SUCH_ATTEMPT);
        }

        @Test
        void beginningTheSameAgainIsARetry() {
            attempt.given(BEGUN).when(BEGIN).thenNothing();
            attempt.given(BEGUN)
                    .when(new BeginAttempt(NOW, "exam", null, null, SECOND_TRY))
                    .thenNothing();
        }

        @Test
        void beginningAnythingElseUnderItsIdIsRefused() {
            var given = attempt.given(BEGUN);
            given.when(new BeginAttempt(NOW, "run", MORNING, LISBON, SECOND_TRY))
                    .thenRejected(ALREADY_BEGUN);
            given.when(new BeginAttempt(NOW, "exam", NOON, LISBON, SECOND_TRY)).thenRejected(ALREADY_BEGUN);
            given.when(new BeginAttempt(NOW, "exam", MORNING, ZoneId.of("UTC"), SECOND_TRY))
                    .thenRejected(ALREADY_BEGUN);
            given.when(new BeginAttempt(NOW, "exam", MORNING, LISBON, SILENCE)).thenRejected(ALREADY_BEGUN);
        }

        @Test
        void aSetbackThatIsThereAlreadyIsNotedOnce() {
            var there = new Begun("exam", MORNING, "Europe/Lisbon", SECOND_TRY, true);
            attempt.given(BEGUN).when(NOTE_OFFER).then(new SetbackOfferNoted()).andState(there);
            attempt.given(BEGUN, new SetbackOfferNoted()).when(NOTE_OFFER).thenNothing();
            attempt.given(BEGUN, new SetbackOfferNoted()).when(BEGIN).thenNothing();
            attempt.given(BEGUN, new SetbackOfferNoted())
                    .when(finish("exam", Outcome.FELL_SHORT))
                    .then(finished(Outcome.FELL_SHORT))
                    .andState(new Finished(there, Outcome.FELL_SHORT, NOON, SILENCE, true));
            attempt.given(BEGUN, new SetbackOfferNoted(), finished(Outcome.FELL_SHORT))
                    .when(NOTE_OFFER)
                    .thenNothing();
        }
    }

    @Nested
    class WhenFinished {

        @Test
        void itIsFinishedOnce() {
            var given = attempt.given(BEGUN, finished(Outcome.WORKED));
            given.when(finish("exam", Outcome.WORKED)).thenRejected(ALREADY_FINISHED);
            given.when(finish("exam", Outcome.FELL_SHORT)).thenRejected(ALREADY_FINISHED);
            given.when(finish("run", Outcome.WORKED)).thenRejected(NO_SUCH_ATTEMPT);
            assertThat(given.state().allowed()).isEmpty();
        }

        @Test
        void beginningTheSameAgainIsStillARetry() {
            attempt.given(BEGUN, finished(Outcome.WORKED)).when(BEGIN).thenNothing();
            attempt.given(BEGUN, finished(Outcome.WORKED))
                    .when(new BeginAttempt(NOW, "exam", NOON, null, SECOND_TRY))
                    .thenRejected(ALREADY_BEGUN);
        }

        @Test
        void onlyWhatFellShortOffersASetback() {
            attempt.given(BEGUN, finished(Outcome.WORKED)).when(NOTE_OFFER).thenNothing();
            attempt.given(BEGUN, finished(Outcome.LAUGHED_OFF)).when(NOTE_OFFER).thenNothing();
        }

        @Test
        void theOfferIsNotedOnce() {
            var fellShort = finished(Outcome.FELL_SHORT);
            attempt.given(BEGUN, fellShort)
                    .when(NOTE_OFFER)
                    .then(new SetbackOfferNoted())
                    .andState(new Finished(STATE, Outcome.FELL_SHORT, NOON, SILENCE, true));
            attempt.given(BEGUN, fellShort, new SetbackOfferNoted())
                    .when(NOTE_OFFER)
                    .thenNothing();
        }
    }

    @Test
    void outcomesHaveNames() {
        assertThat(Outcome.values()).extracting(Outcome::code).containsExactly("worked", "fell-short", "laughed-off");
        assertThat(Outcome.named("laughed-off")).isEqualTo(Outcome.LAUGHED_OFF);
        assertThatIllegalArgumentException().isThrownBy(() -> Outcome.named("failed"));
    }

    private static FinishAttempt finish(String goalId, Outcome outcome) {
        return new FinishAttempt(NOW, goalId, outcome, NOON, SILENCE);
    }

    private static AttemptFinished finished(Outcome outcome) {
        return new AttemptFinished("exam", outcome.code(), NOON, SILENCE);
    }
}
