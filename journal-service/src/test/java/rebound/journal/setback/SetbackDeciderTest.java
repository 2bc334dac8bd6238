package rebound.journal.setback;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.setback.SetbackRefusal.ALREADY_BACK_ON_TRACK;
import static rebound.journal.setback.SetbackRefusal.ALREADY_CLOSED;
import static rebound.journal.setback.SetbackRefusal.ALREADY_DECLINED;
import static rebound.journal.setback.SetbackRefusal.ALREADY_RECORDED;
import static rebound.journal.setback.SetbackRefusal.BEFORE_THE_SETBACK;
import static rebound.journal.setback.SetbackRefusal.NOT_ACCEPTED;
import static rebound.journal.setback.SetbackRefusal.NOT_BACK_ON_TRACK;
import static rebound.journal.setback.SetbackRefusal.NOT_CLOSED;
import static rebound.journal.setback.SetbackRefusal.NOT_OFFERED;
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
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.setback.Setback.Absent;
import rebound.journal.setback.Setback.Closed;
import rebound.journal.setback.Setback.Declined;
import rebound.journal.setback.Setback.Offered;
import rebound.journal.setback.Setback.Open;
import rebound.journal.setback.Setback.Verb;
import rebound.journal.setback.SetbackCommand.AcceptSetback;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.DeclareBackOnTrack;
import rebound.journal.setback.SetbackCommand.DeclineSetback;
import rebound.journal.setback.SetbackCommand.OfferSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackCommand.WithdrawBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
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

    private static final About ATTEMPT = new About("attempt", "018f4e5a-0000-7000-8000-0000000000aa");
    private static final Instant BACK = Instant.parse("2026-11-20T09:30:00Z");

    private static final OfferSetback OFFER = new OfferSetback(ATTEMPT, THAT_MORNING, null);
    private static final AcceptSetback ACCEPT = new AcceptSetback(null, LISBON, EXAM);
    private static final DeclineSetback DECLINE = new DeclineSetback(NOW);
    private static final DeclareBackOnTrack DECLARE = new DeclareBackOnTrack(NOW, BACK);
    private static final WithdrawBackOnTrack WITHDRAW = new WithdrawBackOnTrack(NOW);
    private static final RecordSetback RECORD = new RecordSetback(NOW, THAT_MORNING, LISBON, EXAM);
    private static final CloseSetback CLOSE = new CloseSetback(NOW);
    private static final ReopenSetback REOPEN = new ReopenSetback(NOW);

    private static final SetbackOffered OFFERED = new SetbackOffered(ATTEMPT, THAT_MORNING, null);
    private static final SetbackDeclined DECLINED = new SetbackDeclined(NOW);
    private static final SetbackNamed NAMED = new SetbackNamed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM);
    private static final SetbackBackOnTrack BACK_ON_TRACK = new SetbackBackOnTrack(BACK, THAT_DAY);
    private static final SetbackNotYetBackOnTrack NOT_YET = new SetbackNotYetBackOnTrack(NOW, THAT_DAY);
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
                    .andState(new Open(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, null, null));
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
        void whoDoesNotSayWhereIsAtHome() {
            setback.given()
                    .when(new RecordSetback(NOW, NOW, null, EXAM).livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(new SetbackRecorded(NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), EXAM));
            setback.given()
                    .when(RECORD.livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(RECORDED);
        }

        @Test
        void itCanBeOffered() {
            setback.given().when(OFFER).then(OFFERED).andState(new Offered(ATTEMPT, THAT_MORNING, null));
        }

        @Test
        void thereIsNothingElseToDo() {
            for (var command : List.of(ACCEPT, DECLINE, CLOSE, REOPEN, DECLARE, WITHDRAW)) {
                setback.given().when(command).thenRejected(NO_SUCH_SETBACK);
            }
        }
    }

    @Nested
    class WhenOffered {

        @Test
        void acceptingNamesAndOpensIt() {
            setback.given(OFFERED)
                    .when(ACCEPT)
                    .then(NAMED)
                    .andState(new Open(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, ATTEMPT, null));
        }

        @Test
        void thePersonKnowsBetterWhenItWas() {
            setback.given(OFFERED)
                    .when(new AcceptSetback(NOW, ZoneId.of("Pacific/Auckland"), EXAM))
                    .then(new SetbackNamed(NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), EXAM));
        }

        @Test
        void whereItWasIsAsTheyOrTheOfferSayOrElseAtHome() {
            var silent = new AcceptSetback(NOW, null, EXAM);
            var lisbon = new SetbackNamed(NOW, "Europe/Lisbon", LocalDate.parse("2026-11-21"), EXAM);
            setback.given(new SetbackOffered(ATTEMPT, THAT_MORNING, "Europe/Lisbon"))
                    .when(silent.livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(lisbon);
            setback.given(OFFERED).when(silent.livingIn(Home.in(LISBON))).then(lisbon);
            setback.given(OFFERED).when(silent).then(new SetbackNamed(NOW, "UTC", LocalDate.parse("2026-11-21"), EXAM));
        }

        @Test
        void decliningKeepsWhatItWasFor() {
            setback.given(OFFERED).when(DECLINE).then(DECLINED).andState(new Declined(ATTEMPT, THAT_MORNING, null));
        }

        @Test
        void offeringItAgainChangesNothing() {
            setback.given(OFFERED).when(OFFER).thenNothing();
            setback.given(OFFERED).when(new OfferSetback(ATTEMPT, NOW, "UTC")).thenNothing();
        }

        @Test
        void whoRecordsItHasNamedIt() {
            setback.given(OFFERED)
                    .when(RECORD)
                    .then(RECORDED)
                    .andState(new Open(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, ATTEMPT, null));
        }

        @Test
        void nothingElseOfItExists() {
            for (var command : List.of(CLOSE, REOPEN, DECLARE, WITHDRAW)) {
                setback.given(OFFERED).when(command).thenRejected(NOT_ACCEPTED);
                setback.given(OFFERED, DECLINED).when(command).thenRejected(NOT_ACCEPTED);
            }
        }
    }

    @Nested
    class WhenDeclined {

        @Test
        void itCanStillBeAccepted() {
            setback.given(OFFERED, DECLINED)
                    .when(ACCEPT)
                    .then(NAMED)
                    .andState(setback.given(OFFERED, NAMED).state());
        }

        @Test
        void nobodyIsAskedAgain() {
            setback.given(OFFERED, DECLINED).when(OFFER).thenNothing();
        }

        @Test
        void decliningAgainIsRefused() {
            setback.given(OFFERED, DECLINED).when(DECLINE).thenRejected(ALREADY_DECLINED);
        }
    }

    @Nested
    class WhenOpen {

        @Test
        void closingKeepsWhen() {
            setback.given(RECORDED)
                    .when(CLOSE)
                    .then(CLOSED)
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, null, null, NOW));
        }

        @Test
        void reopeningIsRefused() {
            setback.given(RECORDED).when(REOPEN).thenRejected(NOT_CLOSED);
        }

        @Test
        void anOfferComesTooLate() {
            setback.given(RECORDED)
                    .when(OFFER)
                    .thenNothing()
                    .andState(setback.given(RECORDED).state());
            setback.given(RECORDED, CLOSED).when(OFFER).thenNothing();
        }

        @Test
        void thereIsNothingToAcceptOrToDecline() {
            for (var given :
                    List.of(setback.given(RECORDED), setback.given(OFFERED, NAMED), setback.given(RECORDED, CLOSED))) {
                given.when(ACCEPT).thenRejected(NOT_OFFERED);
                given.when(DECLINE).thenRejected(NOT_OFFERED);
            }
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
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, null, null, later));
        }
    }

    @Nested
    class BackOnTrack {

        @Test
        void isWhatThePersonSays() {
            setback.given(RECORDED)
                    .when(DECLARE)
                    .then(BACK_ON_TRACK)
                    .andState(new Open(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, null, BACK));
            setback.given(RECORDED, CLOSED)
                    .when(DECLARE)
                    .then(BACK_ON_TRACK)
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, null, BACK, NOW));
        }

        @Test
        void isNowIfTheyDoNotSaySinceWhen() {
            setback.given(RECORDED).when(new DeclareBackOnTrack(NOW, null)).then(new SetbackBackOnTrack(NOW, THAT_DAY));
        }

        @Test
        void isNotBeforeTheSetback() {
            setback.given(RECORDED)
                    .when(new DeclareBackOnTrack(NOW, THAT_MORNING))
                    .events();
            setback.given(RECORDED)
                    .when(new DeclareBackOnTrack(NOW, THAT_MORNING.minusMillis(1)))
                    .thenRejected(BEFORE_THE_SETBACK);
        }

        @Test
        void isNotBeforeASetbackThatIsALittleAhead() {
            var ahead = NOW.plusSeconds(60);
            setback.given(new SetbackRecorded(ahead, "UTC", LocalDate.parse("2026-11-21"), EXAM))
                    .when(new DeclareBackOnTrack(NOW, null))
                    .then(new SetbackBackOnTrack(ahead, LocalDate.parse("2026-11-21")));
        }

        @Test
        void isSaidOnce() {
            setback.given(RECORDED, BACK_ON_TRACK).when(DECLARE).thenRejected(ALREADY_BACK_ON_TRACK);
            setback.given(RECORDED, BACK_ON_TRACK, CLOSED).when(DECLARE).thenRejected(ALREADY_BACK_ON_TRACK);
        }

        @Test
        void canBeTakenBackAndSaidAgain() {
            setback.given(RECORDED, BACK_ON_TRACK)
                    .when(WITHDRAW)
                    .then(NOT_YET)
                    .andState(setback.given(RECORDED).state());
            setback.given(RECORDED, CLOSED, BACK_ON_TRACK)
                    .when(WITHDRAW)
                    .then(NOT_YET)
                    .andState(setback.given(RECORDED, CLOSED).state());
            setback.given(RECORDED, BACK_ON_TRACK, NOT_YET).when(DECLARE).then(BACK_ON_TRACK);
        }

        @Test
        void cannotBeTakenBackUnsaid() {
            setback.given(RECORDED).when(WITHDRAW).thenRejected(NOT_BACK_ON_TRACK);
            setback.given(RECORDED, BACK_ON_TRACK, NOT_YET).when(WITHDRAW).thenRejected(NOT_BACK_ON_TRACK);
        }

        @Test
        void staysWhenTheSetbackIsClosedOrReopened() {
            assertThat(setback.given(OFFERED, NAMED, BACK_ON_TRACK, CLOSED, REOPENED)
                            .state())
                    .isEqualTo(new Open(THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, ATTEMPT, BACK));
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
                    .andState(new Closed(THAT_MORNING, "Europe/Lisbon", THAT_DAY, Private.erased(), null, null, NOW));
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
            assertAllowed(setback.given(OFFERED).state(), Verb.ACCEPT, Verb.DECLINE);
            assertAllowed(setback.given(OFFERED, DECLINED).state(), Verb.ACCEPT);
            assertAllowed(setback.given(OFFERED, NAMED).state(), Verb.CLOSE, Verb.BACK_ON_TRACK);
            assertAllowed(setback.given(RECORDED).state(), Verb.CLOSE, Verb.BACK_ON_TRACK);
            assertAllowed(setback.given(RECORDED, CLOSED).state(), Verb.REOPEN, Verb.BACK_ON_TRACK);
            assertAllowed(setback.given(RECORDED, CLOSED, REOPENED).state(), Verb.CLOSE, Verb.BACK_ON_TRACK);
            assertAllowed(setback.given(RECORDED, BACK_ON_TRACK).state(), Verb.CLOSE, Verb.NOT_YET);
            assertAllowed(setback.given(RECORDED, BACK_ON_TRACK, CLOSED).state(), Verb.REOPEN, Verb.NOT_YET);
        }

        private void assertAllowed(Setback state, Verb... expected) {
            assertThat(state.allowed()).containsExactly(expected);
            for (var verb : Verb.values()) {
                var command =
                        switch (verb) {
                            case ACCEPT -> ACCEPT;
                            case DECLINE -> DECLINE;
                            case CLOSE -> CLOSE;
                            case REOPEN -> REOPEN;
                            case BACK_ON_TRACK -> DECLARE;
                            case NOT_YET -> WITHDRAW;
                        };
                assertThat(decider.decide(command, state) instanceof Decision.Accepted<SetbackEvent>)
                        .as("%s of %s", verb, state)
                        .isEqualTo(List.of(expected).contains(verb));
            }
        }

        @Test
        void isShownInPlainWords() {
            assertThat(Verb.values())
                    .extracting(Verb::code)
                    .containsExactly("accept", "decline", "close", "reopen", "back-on-track", "not-yet");
        }
    }

    @Test
    void theReasonsArePartOfTheApi() {
        assertThat(SetbackRefusal.values())
                .extracting(Reason::code)
                .containsExactly(
                        "no-such-setback",
                        "already-recorded",
                        "already-closed",
                        "not-closed",
                        "not-offered",
                        "already-declined",
                        "not-accepted",
                        "already-back-on-track",
                        "not-back-on-track",
                        "before-the-setback");
        assertThat(SetbackRefusal.values()).allSatisfy(reason -> assertThat(reason.kind())
                .isEqualTo(reason == NO_SUCH_SETBACK ? Reason.Kind.ABSENT : Reason.Kind.CONFLICT));
    }

    @Test
    void nothingIsRecordedYetAtFirst() {
        assertThat(decider.initial()).isEqualTo(new Absent());
    }

    @Test
    void nothingPrintsWhatThePersonSaid() {
        assertThat(List.of(
                        RECORD, ACCEPT, RECORDED, NAMED, setback.given(RECORDED).state()))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("exam", "studies", "shame"));
    }
}
