package rebound.journal.setback;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.setback.SetbackRefusal.ALREADY_BACK_ON_TRACK;
import static rebound.journal.setback.SetbackRefusal.ALREADY_CLOSED;
import static rebound.journal.setback.SetbackRefusal.ALREADY_DECLINED;
import static rebound.journal.setback.SetbackRefusal.ALREADY_RECORDED;
import static rebound.journal.setback.SetbackRefusal.BEFORE_THE_SETBACK;
import static rebound.journal.setback.SetbackRefusal.DELETED;
import static rebound.journal.setback.SetbackRefusal.ERASED;
import static rebound.journal.setback.SetbackRefusal.NOT_ACCEPTED;
import static rebound.journal.setback.SetbackRefusal.NOT_BACK_ON_TRACK;
import static rebound.journal.setback.SetbackRefusal.NOT_CLOSED;
import static rebound.journal.setback.SetbackRefusal.NOT_OFFERED;
import static rebound.journal.setback.SetbackRefusal.NOT_OPEN;
import static rebound.journal.setback.SetbackRefusal.NO_SUCH_SETBACK;
import static rebound.journal.setback.SetbackRefusal.RESTORE_WINDOW_OVER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.setback.Setback.Absent;
import rebound.journal.setback.Setback.Closed;
import rebound.journal.setback.Setback.Declined;
import rebound.journal.setback.Setback.Deleted;
import rebound.journal.setback.Setback.Erased;
import rebound.journal.setback.Setback.Offered;
import rebound.journal.setback.Setback.Open;
import rebound.journal.setback.Setback.Verb;
import rebound.journal.setback.SetbackCommand.AcceptSetback;
import rebound.journal.setback.SetbackCommand.CancelReview;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.DeclareBackOnTrack;
import rebound.journal.setback.SetbackCommand.DeclineSetback;
import rebound.journal.setback.SetbackCommand.DeleteSetback;
import rebound.journal.setback.SetbackCommand.EraseSetback;
import rebound.journal.setback.SetbackCommand.OfferSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackCommand.RestoreSetback;
import rebound.journal.setback.SetbackCommand.ReviseSetback;
import rebound.journal.setback.SetbackCommand.SayFacet;
import rebound.journal.setback.SetbackCommand.ScheduleReview;
import rebound.journal.setback.SetbackCommand.WithdrawBackOnTrack;
import rebound.journal.setback.SetbackCommand.WithdrawFacet;
import rebound.journal.setback.SetbackEvent.FacetSaid;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackErased;
import rebound.journal.setback.SetbackEvent.SetbackFacetWithdrawn;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNextMoveChosen;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.SetbackRestored;
import rebound.journal.setback.SetbackEvent.SetbackReviewCancelled;
import rebound.journal.setback.SetbackEvent.SetbackReviewScheduled;
import rebound.journal.setback.SetbackEvent.SetbackRevised;

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
    private static final AcceptSetback ACCEPT = new AcceptSetback(NOW, null, LISBON, EXAM);
    private static final DeclineSetback DECLINE = new DeclineSetback(NOW);
    private static final DeclareBackOnTrack DECLARE = new DeclareBackOnTrack(NOW, BACK);
    private static final WithdrawBackOnTrack WITHDRAW = new WithdrawBackOnTrack(NOW);
    private static final RecordSetback RECORD = new RecordSetback(NOW, THAT_MORNING, LISBON, EXAM);
    private static final CloseSetback CLOSE = new CloseSetback(NOW);
    private static final ReopenSetback REOPEN = new ReopenSetback(NOW);
    private static final ReviseSetback REVISE = new ReviseSetback(null, null, ONLY_A_TITLE);
    private static final Private<Remarks> RESTING = Private.of(Remarks.of(Remark.of("rest", "until spring")));
    private static final SayFacet SAY = new SayFacet(NOW, Facet.NEXT_MOVE, RESTING);
    private static final WithdrawFacet TAKE_BACK = new WithdrawFacet(NOW, Facet.NEXT_MOVE);
    private static final LocalDate CHRISTMAS = LocalDate.parse("2026-12-24");
    private static final ScheduleReview SCHEDULE = new ScheduleReview(NOW, CHRISTMAS);
    private static final CancelReview CANCEL = new CancelReview(NOW);
    private static final DeleteSetback DELETE = new DeleteSetback(NOW);
    private static final RestoreSetback RESTORE = new RestoreSetback(NOW);

    private static final SetbackOffered OFFERED = new SetbackOffered(ATTEMPT, THAT_MORNING, null);
    private static final SetbackDeclined DECLINED = new SetbackDeclined(NOW);
    private static final SetbackNamed NAMED = new SetbackNamed(NOW, THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM);
    private static final SetbackBackOnTrack BACK_ON_TRACK = new SetbackBackOnTrack(BACK, THAT_DAY);
    private static final SetbackNotYetBackOnTrack NOT_YET = new SetbackNotYetBackOnTrack(NOW, THAT_DAY);
    private static final SetbackRecorded RECORDED =
            new SetbackRecorded(NOW, THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM);
    private static final SetbackClosed CLOSED = new SetbackClosed(NOW, THAT_DAY);
    private static final SetbackReopened REOPENED = new SetbackReopened(NOW, THAT_DAY);
    private static final SetbackRevised REVISED =
            new SetbackRevised(THAT_MORNING, "Europe/Lisbon", THAT_DAY, THAT_DAY, ONLY_A_TITLE);
    private static final SetbackNextMoveChosen SAID = new SetbackNextMoveChosen(NOW, THAT_DAY, RESTING);
    private static final SetbackFacetWithdrawn TAKEN_BACK = new SetbackFacetWithdrawn(NOW, THAT_DAY, "next-move");
    private static final SetbackReviewScheduled SCHEDULED = new SetbackReviewScheduled(NOW, THAT_DAY, CHRISTMAS);
    private static final SetbackReviewCancelled CANCELLED = new SetbackReviewCancelled(NOW, THAT_DAY);
    private static final SetbackDeleted TAKEN = new SetbackDeleted(NOW, THAT_DAY);

    private final SetbackDecider decider = new SetbackDecider();
    private final DeciderSpec<SetbackCommand, Setback, SetbackEvent> setback = DeciderSpec.of(decider);

    private static Private<Facets> facets(Facet facet, Private<Remarks> remarks) {
        return Private.of(Facets.NONE.with(facet.code(), remarks.value()));
    }

    private static Account account(
            Private<Description> description, @Nullable About about, @Nullable Instant backOnTrackAt) {
        return new Account(
                THAT_MORNING,
                "Europe/Lisbon",
                THAT_DAY,
                description,
                Private.of(Facets.NONE),
                about,
                backOnTrackAt,
                null,
                false);
    }

    @Nested
    class WhenAbsent {

        @Test
        void recordingOpensIt() {
            setback.given().when(RECORD).then(RECORDED).andState(new Open(account(EXAM, null, null)));
        }

        @Test
        void aTitleIsEnough() {
            setback.given()
                    .when(new RecordSetback(NOW, null, null, ONLY_A_TITLE))
                    .then(new SetbackRecorded(NOW, NOW, "UTC", LocalDate.parse("2026-11-21"), ONLY_A_TITLE));
        }

        @Test
        void itLiesOnThePersonsOwnDate() {
            setback.given()
                    .when(new RecordSetback(NOW, NOW, ZoneId.of("Pacific/Auckland"), EXAM))
                    .then(new SetbackRecorded(NOW, NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), EXAM));
        }

        @Test
        void whoDoesNotSayWhereIsAtHome() {
            setback.given()
                    .when(new RecordSetback(NOW, NOW, null, EXAM).livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(new SetbackRecorded(NOW, NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), EXAM));
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
            for (var command : List.of(
                    ACCEPT, DECLINE, REVISE, SAY, TAKE_BACK, SCHEDULE, CANCEL, CLOSE, REOPEN, DECLARE, WITHDRAW)) {
                setback.given().when(command).thenRejected(NO_SUCH_SETBACK);
            }
        }
    }

    @Nested
    class WhenOffered {

        @Test
        void acceptingNamesAndOpensIt() {
            setback.given(OFFERED).when(ACCEPT).then(NAMED).andState(new Open(account(EXAM, ATTEMPT, null)));
        }

        @Test
        void thePersonKnowsBetterWhenItWas() {
            setback.given(OFFERED)
                    .when(new AcceptSetback(NOW, NOW, ZoneId.of("Pacific/Auckland"), EXAM))
                    .then(new SetbackNamed(NOW, NOW, "Pacific/Auckland", LocalDate.parse("2026-11-22"), EXAM));
        }

        @Test
        void whereItWasIsAsTheyOrTheOfferSayOrElseAtHome() {
            var silent = new AcceptSetback(NOW, NOW, null, EXAM);
            var lisbon = new SetbackNamed(NOW, NOW, "Europe/Lisbon", LocalDate.parse("2026-11-21"), EXAM);
            setback.given(new SetbackOffered(ATTEMPT, THAT_MORNING, "Europe/Lisbon"))
                    .when(silent.livingIn(Home.in(ZoneId.of("Pacific/Auckland"))))
                    .then(lisbon);
            setback.given(OFFERED).when(silent.livingIn(Home.in(LISBON))).then(lisbon);
            setback.given(OFFERED)
                    .when(silent)
                    .then(new SetbackNamed(NOW, NOW, "UTC", LocalDate.parse("2026-11-21"), EXAM));
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
            setback.given(OFFERED).when(RECORD).then(RECORDED).andState(new Open(account(EXAM, ATTEMPT, null)));
        }

        @Test
        void nothingElseOfItExists() {
            for (var command : List.of(REVISE, SAY, TAKE_BACK, SCHEDULE, CANCEL, CLOSE, REOPEN, DECLARE, WITHDRAW)) {
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
            setback.given(RECORDED).when(CLOSE).then(CLOSED).andState(new Closed(account(EXAM, null, null), NOW));
        }

        /** Safety rule 4: no lesson, cause or other word is owed for it. */
        @Test
        void closingAsksForNothing() {
            setback.given(new SetbackRecorded(NOW, THAT_MORNING, "Europe/Lisbon", THAT_DAY, ONLY_A_TITLE))
                    .when(CLOSE)
                    .then(CLOSED);
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
            setback.given(new SetbackRecorded(NOW, THAT_MORNING, "Z", THAT_DAY, EXAM))
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

        /** Safety rule 9. */
        @Test
        void nothingIsSaidOfItBeforeItIsReopened() {
            for (var command : List.of(REVISE, SAY, TAKE_BACK, SCHEDULE, CANCEL)) {
                setback.given(RECORDED, SAID, CLOSED).when(command).thenRejected(NOT_OPEN);
            }
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
                    .andState(new Closed(account(EXAM, null, null), later));
        }
    }

    @Nested
    class Revising {

        @Test
        void saysAllOfItAndKeepsTheRest() {
            setback.given(OFFERED, NAMED, BACK_ON_TRACK, SAID, SCHEDULED)
                    .when(REVISE)
                    .then(REVISED)
                    .andState(new Open(new Account(
                            THAT_MORNING,
                            "Europe/Lisbon",
                            THAT_DAY,
                            ONLY_A_TITLE,
                            facets(Facet.NEXT_MOVE, RESTING),
                            ATTEMPT,
                            BACK,
                            CHRISTMAS,
                            false)));
        }

        @Test
        void canMoveItToAnotherDay() {
            setback.given(RECORDED)
                    .when(new ReviseSetback(NOW, null, EXAM))
                    .then(new SetbackRevised(NOW, "Europe/Lisbon", LocalDate.parse("2026-11-21"), THAT_DAY, EXAM));
        }

        @Test
        void isNotMovedBehindBeingBackOnTrack() {
            setback.given(RECORDED, BACK_ON_TRACK)
                    .when(new ReviseSetback(BACK.plusMillis(1), null, EXAM))
                    .thenRejected(BEFORE_THE_SETBACK);
            setback.given(RECORDED, BACK_ON_TRACK)
                    .when(new ReviseSetback(BACK, null, EXAM))
                    .events();
        }

        @Test
        void theSameAgainChangesNothing() {
            setback.given(RECORDED).when(new ReviseSetback(null, null, EXAM)).thenNothing();
            setback.given(RECORDED)
                    .when(new ReviseSetback(THAT_MORNING, LISBON, EXAM))
                    .thenNothing();
        }
    }

    /** What is told later is history to every policy, so that nothing is offered for it. */
    @Nested
    class ToldSoon {

        private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(24).plusMillis(1));

        @Test
        void isWhatHappenedAtMostADayBefore() {
            assertThat(soon(told(NOW))).isTrue();
            assertThat(soon(told(NOW.minus(Duration.ofHours(24))))).isTrue();
            assertThat(soon(told(LONG_AGO))).isFalse();
        }

        @Test
        void countsFromWhenItWasNamedNotFromWhenItWasOffered() {
            var named = new SetbackNamed(NOW, LONG_AGO, "UTC", THAT_DAY, EXAM);
            assertThat(soon(new SetbackOffered(ATTEMPT, LONG_AGO, null), named)).isFalse();
            assertThat(soon(OFFERED, new SetbackNamed(NOW, NOW, "UTC", THAT_DAY, EXAM)))
                    .isTrue();
        }

        @Test
        void staysAsItIsWhateverComesAfter() {
            var restored =
                    new SetbackRestored(NOW, NOW, "UTC", THAT_DAY, null, null, null, EXAM, Private.of(Facets.NONE));
            for (var happenedAt : List.of(NOW, LONG_AGO)) {
                var isSoon = happenedAt.equals(NOW);
                for (var other : List.of(NOW, LONG_AGO)) {
                    var revised = new SetbackRevised(other, "UTC", THAT_DAY, THAT_DAY, EXAM);
                    assertThat(soon(told(happenedAt), revised, SAID, TAKEN_BACK, SCHEDULED, CANCELLED, BACK_ON_TRACK))
                            .isEqualTo(isSoon);
                }
                assertThat(soon(told(happenedAt), CLOSED, TAKEN, restored)).isEqualTo(isSoon);
            }
        }

        private static SetbackRecorded told(Instant happenedAt) {
            return new SetbackRecorded(NOW, happenedAt, "UTC", THAT_DAY, EXAM);
        }

        private boolean soon(SetbackEvent... events) {
            return ((Open) setback.given(events).state()).account().toldSoon();
        }
    }

    @Nested
    class AFacet {

        @Test
        void isSaidByItself() {
            setback.given(RECORDED).when(SAY).then(SAID);
            for (var facet : Facet.values()) {
                var open = setback.given(RECORDED).when(new SayFacet(NOW, facet, RESTING));
                assertThat(open.events()).singleElement().satisfies(event -> assertThat(event)
                        .isInstanceOfSatisfying(FacetSaid.class, said -> {
                            assertThat(said.facet()).isEqualTo(facet);
                            assertThat(said.localDate()).isEqualTo(THAT_DAY);
                            assertThat(said.said()).isEqualTo(RESTING);
                        }));
                assertThat(open.state()).isEqualTo(new Open(storySaying(facet, RESTING)));
            }
        }

        @Test
        void whatIsSaidAnewReplacesIt() {
            var climbing = Private.of(Remarks.of(Remark.of("climb", null)));
            setback.given(RECORDED, SAID)
                    .when(new SayFacet(NOW, Facet.NEXT_MOVE, climbing))
                    .then(new SetbackNextMoveChosen(NOW, THAT_DAY, climbing))
                    .andState(new Open(storySaying(Facet.NEXT_MOVE, climbing)));
        }

        @Test
        void theSameAgainChangesNothing() {
            setback.given(RECORDED, SAID).when(SAY).thenNothing();
        }

        @Test
        void isTakenBackByItself() {
            setback.given(RECORDED, SAID)
                    .when(TAKE_BACK)
                    .then(TAKEN_BACK)
                    .andState(setback.given(RECORDED).state());
            setback.given(RECORDED).when(TAKE_BACK).thenNothing();
            setback.given(RECORDED, SAID)
                    .when(new WithdrawFacet(NOW, Facet.SIGNAL))
                    .thenNothing();
        }

        @Test
        void staysWhenItIsClosedAndReopened() {
            assertThat(setback.given(RECORDED, SAID, CLOSED, REOPENED).state())
                    .isEqualTo(setback.given(RECORDED, SAID).state());
        }

        @Test
        void hasANameThatNeverChanges() {
            assertThat(Facet.values())
                    .extracting(Facet::code)
                    .containsExactly(
                            "causes",
                            "factors",
                            "process",
                            "ownership",
                            "reframe",
                            "signal",
                            "decision",
                            "ready",
                            "next-move",
                            "coping");
        }

        private Account storySaying(Facet facet, Private<Remarks> remarks) {
            return new Account(
                    THAT_MORNING, "Europe/Lisbon", THAT_DAY, EXAM, facets(facet, remarks), null, null, null, false);
        }
    }

    @Nested
    class AReview {

        @Test
        void isOnADayOfThePersons() {
            setback.given(RECORDED)
                    .when(SCHEDULE)
                    .then(SCHEDULED)
                    .andState(new Open(new Account(
                            THAT_MORNING,
                            "Europe/Lisbon",
                            THAT_DAY,
                            EXAM,
                            Private.of(Facets.NONE),
                            null,
                            null,
                            CHRISTMAS,
                            false)));
            setback.given(RECORDED, SCHEDULED).when(SCHEDULE).thenNothing();
        }

        @Test
        void canBeMovedAndCancelled() {
            var later = CHRISTMAS.plusDays(1);
            setback.given(RECORDED, SCHEDULED)
                    .when(new ScheduleReview(NOW, later))
                    .then(new SetbackReviewScheduled(NOW, THAT_DAY, later));
            setback.given(RECORDED, SCHEDULED)
                    .when(CANCEL)
                    .then(CANCELLED)
                    .andState(setback.given(RECORDED).state());
            setback.given(RECORDED).when(CANCEL).thenNothing();
        }

        /** Safety rule 9: what was closed never comes back by itself. */
        @Test
        void isCancelledByClosing() {
            setback.given(RECORDED, SCHEDULED)
                    .when(CLOSE)
                    .then(CANCELLED, CLOSED)
                    .andState(setback.given(RECORDED, CLOSED).state());
            assertThat(setback.given(RECORDED, SCHEDULED, CANCELLED, CLOSED, REOPENED)
                            .state())
                    .isEqualTo(setback.given(RECORDED).state());
        }
    }

    @Nested
    class BackOnTrack {

        @Test
        void isWhatThePersonSays() {
            setback.given(RECORDED).when(DECLARE).then(BACK_ON_TRACK).andState(new Open(account(EXAM, null, BACK)));
            setback.given(RECORDED, CLOSED)
                    .when(DECLARE)
                    .then(BACK_ON_TRACK)
                    .andState(new Closed(account(EXAM, null, BACK), NOW));
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
            setback.given(new SetbackRecorded(NOW, ahead, "UTC", LocalDate.parse("2026-11-21"), EXAM))
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
                    .isEqualTo(new Open(account(EXAM, ATTEMPT, BACK)));
        }
    }

    @Nested
    class WhenDeleted {

        private static final Instant END = NOW.plus(RestoreWindow.LENGTH);

        @Test
        void itIsThereForNobodyWhetherItWasOpenOrClosed() {
            setback.given(RECORDED)
                    .when(DELETE)
                    .then(TAKEN)
                    .andState(new Deleted(NOW, account(EXAM, null, null), null));
            setback.given(OFFERED, NAMED, BACK_ON_TRACK, CLOSED)
                    .when(DELETE)
                    .then(TAKEN)
                    .andState(new Deleted(NOW, account(EXAM, ATTEMPT, BACK), NOW));
            setback.given(RECORDED, TAKEN).when(new DeleteSetback(END)).thenNothing();
        }

        @Test
        void nothingThatWasScheduledComesAfter() {
            setback.given(RECORDED, SCHEDULED)
                    .when(DELETE)
                    .then(CANCELLED, TAKEN)
                    .andState(new Deleted(NOW, account(EXAM, null, null), null));
        }

        @Test
        void whatIsNotThePersonsOwnIsNeitherDeletedNorRestored() {
            setback.given().when(DELETE).thenRejected(NO_SUCH_SETBACK);
            setback.given().when(RESTORE).thenRejected(NO_SUCH_SETBACK);
            setback.given(OFFERED).when(DELETE).thenRejected(NOT_ACCEPTED);
            setback.given(OFFERED, DECLINED).when(DELETE).thenRejected(NOT_ACCEPTED);
            setback.given(OFFERED, DECLINED).when(RESTORE).thenRejected(NOT_ACCEPTED);
        }

        @Test
        void nothingIsSaidOfIt() {
            var deleted = setback.given(OFFERED, NAMED, TAKEN);
            for (var command : everythingElse()) {
                deleted.when(command).thenRejected(DELETED);
            }
            deleted.when(OFFER).thenNothing();
        }

        @Test
        void restoringSaysEverythingAgain() {
            setback.given(OFFERED, NAMED, SAID, BACK_ON_TRACK, CLOSED, TAKEN)
                    .when(RESTORE)
                    .then(new SetbackRestored(
                            NOW,
                            THAT_MORNING,
                            "Europe/Lisbon",
                            THAT_DAY,
                            ATTEMPT,
                            BACK,
                            NOW,
                            EXAM,
                            facets(Facet.NEXT_MOVE, RESTING)))
                    .andState(setback.given(OFFERED, NAMED, SAID, BACK_ON_TRACK, CLOSED)
                            .state());
            setback.given(RECORDED, TAKEN)
                    .when(RESTORE)
                    .then(new SetbackRestored(
                            NOW,
                            THAT_MORNING,
                            "Europe/Lisbon",
                            THAT_DAY,
                            null,
                            null,
                            null,
                            EXAM,
                            Private.of(Facets.NONE)))
                    .andState(new Open(account(EXAM, null, null)));
            setback.given(RECORDED).when(RESTORE).thenNothing();
        }

        @Test
        void itLiesOnTheTimelineAsOpenOrClosedAsItWas() {
            assertThat(restored(null).stage()).isEqualTo("open");
            assertThat(restored(NOW).stage()).isEqualTo("closed");
            assertThat(restored(NOW).about()).isNull();
        }

        private static SetbackRestored restored(@Nullable Instant closedAt) {
            return new SetbackRestored(
                    NOW,
                    THAT_MORNING,
                    "Europe/Lisbon",
                    THAT_DAY,
                    ATTEMPT,
                    null,
                    closedAt,
                    EXAM,
                    Private.of(Facets.NONE));
        }

        @Test
        void itComesBackWithin30Days() {
            setback.given(RECORDED, TAKEN).when(new RestoreSetback(END)).thenRejected(RESTORE_WINDOW_OVER);
            var justInTime = END.minusNanos(1);
            var again = new SetbackRestored(
                    justInTime,
                    THAT_MORNING,
                    "Europe/Lisbon",
                    THAT_DAY,
                    null,
                    null,
                    null,
                    EXAM,
                    Private.of(Facets.NONE));
            setback.given(RECORDED, TAKEN).when(new RestoreSetback(justInTime)).then(again);
            setback.given(RECORDED, TAKEN, again, new SetbackDeleted(END, THAT_DAY))
                    .when(new RestoreSetback(END))
                    .then(new SetbackRestored(
                            END,
                            THAT_MORNING,
                            "Europe/Lisbon",
                            THAT_DAY,
                            null,
                            null,
                            null,
                            EXAM,
                            Private.of(Facets.NONE)));
        }

        @Test
        void itIsErasedFromTheDayOnWhichItCannotBeRestoredAnyMore() {
            var deleted = setback.given(RECORDED, SAID, TAKEN);
            deleted.when(new EraseSetback(END.minusNanos(1))).thenNothing();
            deleted.when(new EraseSetback(END))
                    .then(new SetbackErased(THAT_DAY))
                    .andState(new Erased());
        }

        @Test
        void itIsNotErasedIfItWasRestoredOrNeverDeleted() {
            setback.given().when(new EraseSetback(END)).thenNothing();
            setback.given(RECORDED).when(new EraseSetback(END)).thenNothing();
            setback.given(RECORDED, TAKEN, restored(null))
                    .when(new EraseSetback(END))
                    .thenNothing();
        }

        @Test
        void nothingIsPossibleOnceItIsErased() {
            var erased = setback.given(RECORDED, TAKEN, new SetbackErased(THAT_DAY));
            for (var command : everythingElse()) {
                erased.when(command).thenRejected(ERASED);
            }
            erased.when(DELETE).thenRejected(ERASED);
            erased.when(RESTORE).thenRejected(ERASED);
            erased.when(OFFER).thenNothing();
            erased.when(new EraseSetback(END)).thenNothing();
        }

        @Test
        void itDoesNotComeBackWithoutItsKey() {
            var told = new SetbackRecorded(NOW, THAT_MORNING, "Europe/Lisbon", THAT_DAY, Private.erased());
            setback.given(told).when(DELETE).then(TAKEN);
            setback.given(told, TAKEN).when(RESTORE).thenRejected(ERASED);
        }

        private static List<SetbackCommand> everythingElse() {
            return List.of(
                    ACCEPT, DECLINE, RECORD, REVISE, SAY, TAKE_BACK, SCHEDULE, CANCEL, CLOSE, REOPEN, DECLARE,
                    WITHDRAW);
        }
    }

    @Nested
    class WhenErased {

        private static final SetbackRecorded WITHOUT_ITS_KEY =
                new SetbackRecorded(NOW, THAT_MORNING, "Europe/Lisbon", THAT_DAY, Private.erased());

        @Test
        void itCanStillBeClosedAndReopened() {
            setback.given(WITHOUT_ITS_KEY)
                    .when(CLOSE)
                    .then(CLOSED)
                    .andState(new Closed(account(Private.erased(), null, null), NOW));
            setback.given(WITHOUT_ITS_KEY, CLOSED).when(REOPEN).then(REOPENED);
        }

        @Test
        void nothingThatWasSaidIsLeft() {
            var erased = new SetbackNextMoveChosen(NOW, THAT_DAY, Private.erased());
            assertThat(setback.given(WITHOUT_ITS_KEY, erased, TAKEN_BACK).state())
                    .isEqualTo(new Open(new Account(
                            THAT_MORNING,
                            "Europe/Lisbon",
                            THAT_DAY,
                            Private.erased(),
                            Private.erased(),
                            null,
                            null,
                            null,
                            false)));
            setback.given(WITHOUT_ITS_KEY, erased).when(TAKE_BACK).thenNothing();
        }

        @Test
        void itIsNotRecordedAnew() {
            setback.given(WITHOUT_ITS_KEY).when(RECORD).thenRejected(ALREADY_RECORDED);
        }
    }

    @Nested
    class WhatIsAllowed {

        @Test
        void isWhatTheDeciderGrants() {
            var longAfter = NOW.plus(RestoreWindow.LENGTH);
            assertAllowed(setback.given().state(), NOW);
            assertAllowed(setback.given(OFFERED).state(), NOW, Verb.ACCEPT, Verb.DECLINE);
            assertAllowed(setback.given(OFFERED, DECLINED).state(), NOW, Verb.ACCEPT);
            assertAllowed(
                    setback.given(OFFERED, NAMED).state(),
                    NOW,
                    Verb.REVISE,
                    Verb.CLOSE,
                    Verb.BACK_ON_TRACK,
                    Verb.DELETE);
            assertAllowed(
                    setback.given(RECORDED).state(), NOW, Verb.REVISE, Verb.CLOSE, Verb.BACK_ON_TRACK, Verb.DELETE);
            assertAllowed(setback.given(RECORDED, CLOSED).state(), NOW, Verb.REOPEN, Verb.BACK_ON_TRACK, Verb.DELETE);
            assertAllowed(
                    setback.given(RECORDED, CLOSED, REOPENED).state(),
                    NOW,
                    Verb.REVISE,
                    Verb.CLOSE,
                    Verb.BACK_ON_TRACK,
                    Verb.DELETE);
            assertAllowed(
                    setback.given(RECORDED, BACK_ON_TRACK).state(),
                    NOW,
                    Verb.REVISE,
                    Verb.CLOSE,
                    Verb.NOT_YET,
                    Verb.DELETE);
            assertAllowed(
                    setback.given(RECORDED, BACK_ON_TRACK, CLOSED).state(),
                    NOW,
                    Verb.REOPEN,
                    Verb.NOT_YET,
                    Verb.DELETE);
            assertAllowed(setback.given(RECORDED, TAKEN).state(), NOW, Verb.RESTORE);
            assertAllowed(setback.given(RECORDED, TAKEN).state(), longAfter);
            assertAllowed(new Deleted(NOW, account(Private.erased(), null, null), null), NOW);
            assertAllowed(new Erased(), NOW);
        }

        private void assertAllowed(Setback state, Instant now, Verb... expected) {
            assertThat(state.allowed(now)).containsExactly(expected);
            for (var verb : Verb.values()) {
                var command =
                        switch (verb) {
                            case ACCEPT -> ACCEPT;
                            case DECLINE -> DECLINE;
                            case REVISE -> REVISE;
                            case CLOSE -> CLOSE;
                            case REOPEN -> REOPEN;
                            case BACK_ON_TRACK -> DECLARE;
                            case NOT_YET -> WITHDRAW;
                            case DELETE -> new DeleteSetback(now);
                            case RESTORE -> new RestoreSetback(now);
                        };
                var granted = decider.decide(command, state) instanceof Decision.Accepted<SetbackEvent>(var events)
                        && !events.isEmpty();
                assertThat(granted)
                        .as("%s of %s", verb, state)
                        .isEqualTo(List.of(expected).contains(verb));
            }
        }

        @Test
        void isShownInPlainWords() {
            assertThat(Verb.values())
                    .extracting(Verb::code)
                    .containsExactly(
                            "accept",
                            "decline",
                            "revise",
                            "close",
                            "reopen",
                            "back-on-track",
                            "not-yet",
                            "delete",
                            "restore");
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
                        "not-open",
                        "not-offered",
                        "already-declined",
                        "not-accepted",
                        "already-back-on-track",
                        "not-back-on-track",
                        "before-the-setback",
                        "deleted",
                        "restore-window-over",
                        "erased");
        assertThat(SetbackRefusal.values()).allSatisfy(reason -> assertThat(reason.kind())
                .isEqualTo(
                        switch (reason) {
                            case NO_SUCH_SETBACK -> Reason.Kind.ABSENT;
                            case ALREADY_RECORDED -> Reason.Kind.STALE;
                            case RESTORE_WINDOW_OVER -> Reason.Kind.GONE;
                            default -> Reason.Kind.CONFLICT;
                        }));
    }

    @Test
    void nothingIsRecordedYetAtFirst() {
        assertThat(decider.initial()).isEqualTo(new Absent());
    }

    @Test
    void nothingPrintsWhatThePersonSaid() {
        assertThat(List.of(
                        RECORD,
                        ACCEPT,
                        RECORDED,
                        NAMED,
                        setback.given(RECORDED).state(),
                        SAY,
                        SAID,
                        setback.given(RECORDED, SAID).state()))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("exam", "studies", "shame", "spring"));
    }
}
