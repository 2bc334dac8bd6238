package rebound.journal.setback;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.setback.SetbackRefusal.ALREADY_CLOSED;
import static rebound.journal.setback.SetbackRefusal.ALREADY_RECORDED;
import static rebound.journal.setback.SetbackRefusal.NOT_CLOSED;
import static rebound.journal.setback.SetbackRefusal.NO_SUCH_SETBACK;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.setback.Setback.Absent;
import rebound.journal.setback.Setback.Closed;
import rebound.journal.setback.Setback.Open;
import rebound.journal.setback.Setback.Verb;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

class SetbackDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant THAT_MORNING = Instant.parse("2026-11-18T09:30:00Z");
    private static final LocalDate THAT_DAY = LocalDate.parse("2026-11-18");
    private static final Private<Description> EXAM =
            Private.of(new Description("Failed the exam", "studies", "did-not-work", "shame"));
    private static final Private<Description> ONLY_A_TITLE = Private.of(new Description("That call", null, null, null));

    private static final RecordSetback RECORD = new RecordSetback(NOW, THAT_MORNING, LISBON, EXAM);
    private static final CloseSetback CLOSE = new CloseSetback(NOW);
    private static final ReopenSetback REOPEN = new ReopenSetback(NOW);

    private static final SetbackRecorded RECORDED = new SetbackRecorded(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM);
    private static final SetbackClosed CLOSED = new SetbackClosed(NOW, THAT_DAY);
    private static final SetbackReopened REOPENED = new SetbackReopened(NOW, THAT_DAY);

    private final SetbackDecider decider = new SetbackDecider();
    private final DeciderSpec<SetbackCommand, Setback, SetbackEvent> setback = DeciderSpec.of(decider);

    @Nested
    class WhenAbsent {

        @Test
        void recordingOpensIt() {
            setback.given()
                    .when(RECORD)
                    .then(RECORDED)
                    .andState(new Open(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM));
        }

        @Test
        void aTitleIsEnough() {
            setback.given()
                    .when(new RecordSetback(NOW, null, null, ONLY_A_TITLE))
                    .then(new SetbackRecorded(NOW, "UTC", LocalDate.parse("2026-11-21"), ONLY_A_TITLE));
        }

        @Test
        void itLiesOnThePersonsOwnDate() {
            setback.given()
                    .when(new RecordSetback(NOW, NOW, ZoneId.of("Pacific/Auckland"), EXAM))
                    .then(new SetbackRecorded(NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), EXAM));
        }

        @Test
        void thereIsNothingToCloseOrReopen() {
            setback.given().when(CLOSE).thenRejected(NO_SUCH_SETBACK);
            setback.given().when(REOPEN).thenRejected(NO_SUCH_SETBACK);
        }
    }

    @Nested
    class WhenOpen {

        @Test
        void closingKeepsWhen() {
            setback.given(RECORDED)
                    .when(CLOSE)
                    .then(CLOSED)
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, NOW));
        }

        @Test
        void reopeningIsRefused() {
            setback.given(RECORDED).when(REOPEN).thenRejected(NOT_CLOSED);
        }

        @Test
        void recordingTheSameAgainIsARetry() {
            setback.given(RECORDED).when(RECORD).thenNothing();
        }

        @Test
        void aLateRetryThatLeftTheDateOpenIsOneToo() {
            setback.given(new SetbackRecorded(THAT_MORNING, "Z", THAT_DAY, EXAM))
                    .when(new RecordSetback(NOW, null, null, EXAM))
                    .thenNothing();
        }

        @Test
        void recordingAnythingElseUnderItsIdIsRefused() {
            var given = setback.given(RECORDED);
            given.when(new RecordSetback(NOW, THAT_MORNING, LISBON, ONLY_A_TITLE))
                    .thenRejected(ALREADY_RECORDED);
            given.when(new RecordSetback(NOW, NOW, LISBON, EXAM)).thenRejected(ALREADY_RECORDED);
            given.when(new RecordSetback(NOW, THAT_MORNING, ZoneOffset.UTC, EXAM))
                    .thenRejected(ALREADY_RECORDED);
        }
    }

    @Nested
    class WhenClosed {

        @Test
        void reopeningForgetsWhenItWasClosed() {
            setback.given(RECORDED, CLOSED)
                    .when(REOPEN)
                    .then(REOPENED)
                    .andState(setback.given(RECORDED).state());
        }

        @Test
        void closingAgainIsRefused() {
            setback.given(RECORDED, CLOSED).when(CLOSE).thenRejected(ALREADY_CLOSED);
        }

        @Test
        void recordingTheSameAgainIsARetryAndLeavesItClosed() {
            setback.given(RECORDED, CLOSED)
                    .when(RECORD)
                    .thenNothing()
                    .andState(setback.given(RECORDED, CLOSED).state());
        }

        @Test
        void recordingAnythingElseUnderItsIdIsRefused() {
            setback.given(RECORDED, CLOSED)
                    .when(new RecordSetback(NOW, THAT_MORNING, LISBON, ONLY_A_TITLE))
                    .thenRejected(ALREADY_RECORDED);
        }

        @Test
        void onceReopenedItCanBeClosedAgain() {
            var later = NOW.plusSeconds(60);
            setback.given(RECORDED, CLOSED, REOPENED)
                    .when(new CloseSetback(later))
                    .then(new SetbackClosed(later, THAT_DAY))
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, later));
        }
    }

    @Nested
    class WhenErased {

        private static final SetbackRecorded ERASED =
                new SetbackRecorded(THAT_MORNING, "Europe/Lisbon", THAT_DAY, Private.erased());

        @Test
        void itCanStillBeClosedAndReopened() {
            setback.given(ERASED)
                    .when(CLOSE)
                    .then(CLOSED)
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, Private.erased(), NOW));
            setback.given(ERASED, CLOSED).when(REOPEN).then(REOPENED);
        }

        @Test
        void itIsNotRecordedAnew() {
            setback.given(ERASED).when(RECORD).thenRejected(ALREADY_RECORDED);
        }
    }

    @Nested
    class WhatIsAllowed {

        @Test
        void isWhatTheDeciderGrants() {
            assertAllowed(setback.given().state());
            assertAllowed(setback.given(RECORDED).state(), Verb.CLOSE);
            assertAllowed(setback.given(RECORDED, CLOSED).state(), Verb.REOPEN);
            assertAllowed(setback.given(RECORDED, CLOSED, REOPENED).state(), Verb.CLOSE);
        }

        private void assertAllowed(Setback state, Verb... expected) {
            assertThat(state.allowed()).containsExactly(expected);
            for (var verb : Verb.values()) {
                var command =
                        switch (verb) {
                            case CLOSE -> CLOSE;
                            case REOPEN -> REOPEN;
                        };
                assertThat(decider.decide(command, state) instanceof Decision.Accepted<SetbackEvent>)
                        .as("%s of %s", verb, state)
                        .isEqualTo(List.of(expected).contains(verb));
            }
        }

        @Test
        void isShownInPlainWords() {
            assertThat(Verb.values()).extracting(Verb::code).containsExactly("close", "reopen");
        }
    }

    @Test
    void theReasonsArePartOfTheApi() {
        assertThat(SetbackRefusal.values())
                .extracting(Reason::code)
                .containsExactly("no-such-setback", "already-recorded", "already-closed", "not-closed");
        assertThat(SetbackRefusal.values())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.ABSENT, Reason.Kind.CONFLICT, Reason.Kind.CONFLICT, Reason.Kind.CONFLICT);
    }

    @Test
    void nothingIsRecordedYetAtFirst() {
        assertThat(decider.initial()).isEqualTo(new Absent());
    }

    @Test
    void nothingPrintsWhatThePersonSaid() {
        assertThat(List.of(RECORD, RECORDED, setback.given(RECORDED).state()))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("exam", "studies", "shame"));
    }
}
