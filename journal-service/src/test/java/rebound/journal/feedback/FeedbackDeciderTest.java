package rebound.journal.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.feedback.FeedbackRefusal.ALREADY_NOTED;
import static rebound.journal.feedback.FeedbackRefusal.ALREADY_REACTED;
import static rebound.journal.feedback.FeedbackRefusal.ALREADY_RECEIVED;
import static rebound.journal.feedback.FeedbackRefusal.COOLING_OFF;
import static rebound.journal.feedback.FeedbackRefusal.ERASED;
import static rebound.journal.feedback.FeedbackRefusal.NOT_AHEAD;
import static rebound.journal.feedback.FeedbackRefusal.NOT_COOLING_OFF;
import static rebound.journal.feedback.FeedbackRefusal.NOT_RECEIVED;
import static rebound.journal.feedback.FeedbackRefusal.NO_SUCH_FEEDBACK;
import static rebound.journal.feedback.FeedbackRefusal.RESTORE_WINDOW_OVER;
import static rebound.journal.feedback.FeedbackRefusal.TOO_LONG;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.feedback.Feedback.CoolingOff;
import rebound.journal.feedback.Feedback.Deleted;
import rebound.journal.feedback.Feedback.Erased;
import rebound.journal.feedback.Feedback.Received;
import rebound.journal.feedback.Feedback.Requested;
import rebound.journal.feedback.Feedback.Verb;
import rebound.journal.feedback.FeedbackCommand.CoolOff;
import rebound.journal.feedback.FeedbackCommand.DeleteFeedback;
import rebound.journal.feedback.FeedbackCommand.EraseFeedback;
import rebound.journal.feedback.FeedbackCommand.HandBack;
import rebound.journal.feedback.FeedbackCommand.HandBackInTime;
import rebound.journal.feedback.FeedbackCommand.KeepFeedback;
import rebound.journal.feedback.FeedbackCommand.NoteFeedback;
import rebound.journal.feedback.FeedbackCommand.ReactToFeedback;
import rebound.journal.feedback.FeedbackCommand.ReadFeedbackCalmly;
import rebound.journal.feedback.FeedbackCommand.ReceiveFeedback;
import rebound.journal.feedback.FeedbackCommand.RestateFeedback;
import rebound.journal.feedback.FeedbackCommand.RestoreFeedback;
import rebound.journal.feedback.FeedbackCommand.ReviseFeedback;
import rebound.journal.feedback.FeedbackCommand.RevisitFeedback;
import rebound.journal.feedback.FeedbackCommand.WeighFeedback;
import rebound.journal.feedback.FeedbackEvent.FeedbackDeleted;
import rebound.journal.feedback.FeedbackEvent.FeedbackErased;
import rebound.journal.feedback.FeedbackEvent.FeedbackHandedBack;
import rebound.journal.feedback.FeedbackEvent.FeedbackNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackReactedTo;
import rebound.journal.feedback.FeedbackEvent.FeedbackReadCalmly;
import rebound.journal.feedback.FeedbackEvent.FeedbackReceived;
import rebound.journal.feedback.FeedbackEvent.FeedbackRequested;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestated;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestored;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevised;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevisitScheduled;
import rebound.journal.feedback.FeedbackEvent.FeedbackSetAside;
import rebound.journal.feedback.FeedbackEvent.FeedbackWeighed;

class FeedbackDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String ZONE = "Europe/Berlin";
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(7));
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final About EXAM = new About("setback", "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a");
    private static final About CURIOUS = new About("reflection", "018f4e5a-0000-7000-8000-0000000000aa");

    private static final Private<Words> ASKED =
            Private.of(new Words(null, "mentor", "Ana", "What would you leave out?", null));
    private static final Private<Words> ANSWERED =
            Private.of(new Words("The second half.", "mentor", "Ana", "What would you leave out?", "slides 9 to 20"));
    private static final Private<Words> WORDS = Private.of(new Words("Too long.", null, "Ana", null, null));
    private static final Private<Words> OTHER_WORDS =
            Private.of(new Words("Too long, too loud.", null, "Ana", null, null));
    private static final Private<Readings> UNREAD = Private.of(Readings.NONE);
    private static final Private<String> TEXT = Private.of("It stings.");
    private static final Private<String> OTHER_TEXT = Private.of("There is something in it.");
    private static final Private<Weighing> PARTLY = Private.of(new Weighing("partly", "As rushed."));

    private static final NoteFeedback REQUEST = new NoteFeedback(NOW, null, BERLIN, EXAM, ASKED);
    private static final NoteFeedback NOTE = new NoteFeedback(NOW, null, BERLIN, EXAM, WORDS);
    private static final KeepFeedback KEEP = new KeepFeedback(NOW, EXAM, CURIOUS, Home.in(BERLIN), WORDS);
    private static final ReviseFeedback REVISE = new ReviseFeedback(null, null, EXAM, OTHER_WORDS);
    private static final ReceiveFeedback RECEIVE =
            new ReceiveFeedback(NOW, Private.of(new ReceiveFeedback.Answer("The second half.", "slides 9 to 20")));
    private static final RestateFeedback RESTATE = new RestateFeedback(NOW, TEXT);
    private static final ReactToFeedback REACT = new ReactToFeedback(NOW, TEXT);
    private static final ReadFeedbackCalmly READ_CALMLY = new ReadFeedbackCalmly(NOW, OTHER_TEXT);
    private static final WeighFeedback WEIGH = new WeighFeedback(NOW, PARTLY);
    private static final RevisitFeedback REVISIT = new RevisitFeedback(NOW, LATER);
    private static final CoolOff COOL_OFF = new CoolOff(NOW, LATER);
    private static final HandBack HAND_BACK = new HandBack(NOW);
    private static final DeleteFeedback DELETE = new DeleteFeedback(NOW);
    private static final RestoreFeedback RESTORE = new RestoreFeedback(NOW);

    private static final FeedbackRequested REQUESTED = new FeedbackRequested(NOW, ZONE, DAY, EXAM, ASKED);
    private static final FeedbackNoted NOTED = new FeedbackNoted(NOW, ZONE, DAY, EXAM, null, WORDS);
    private static final FeedbackSetAside SET_ASIDE = new FeedbackSetAside(NOW, NOW, ZONE, DAY, EXAM, LATER);
    private static final FeedbackDeleted DELETED = new FeedbackDeleted(NOW, DAY);
    private static final Received AS_NOTED = new Received(NOW, ZONE, DAY, EXAM, null, WORDS, UNREAD, null, null);
    private static final Received ASIDE_ONCE = new Received(NOW, ZONE, DAY, EXAM, null, WORDS, UNREAD, null, NOW);

    private final DeciderSpec<FeedbackCommand, Feedback, FeedbackEvent> feedback =
            DeciderSpec.of(new FeedbackDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itIsAskedFor() {
            feedback.given().when(REQUEST).then(REQUESTED).andState(new Requested(NOW, ZONE, DAY, EXAM, ASKED));
            assertThat(REQUESTED.stage()).isEqualTo("requested");
            assertThat(REQUESTED.wording()).isEqualTo("What would you leave out?");
        }

        @Test
        void itIsNotedByItself() {
            feedback.given().when(NOTE).then(NOTED).andState(AS_NOTED);
            feedback.given()
                    .when(new NoteFeedback(NOW, null, null, EXAM, WORDS).livingIn(Home.in(BERLIN)))
                    .then(NOTED);
            assertThat(NOTED.stage()).isEqualTo("received");
            assertThat(NOTED.wording()).isEqualTo("Too long.");
        }

        @Test
        void itIsKeptOfSomethingElse() {
            feedback.given()
                    .when(KEEP)
                    .then(new FeedbackNoted(NOW, ZONE, DAY, EXAM, CURIOUS, WORDS))
                    .andState(new Received(NOW, ZONE, DAY, EXAM, CURIOUS, WORDS, UNREAD, null, null));
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(
                    REVISE,
                    RECEIVE,
                    RESTATE,
                    REACT,
                    READ_CALMLY,
                    WEIGH,
                    REVISIT,
                    COOL_OFF,
                    HAND_BACK,
                    DELETE,
                    RESTORE)) {
                feedback.given().when(command).thenRejected(NO_SUCH_FEEDBACK);
            }
            assertThat(feedback.given().state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenRequested {

        @Test
        void theAnswerIsReceived() {
            feedback.given(REQUESTED)
                    .when(RECEIVE)
                    .then(new FeedbackReceived(NOW, ZONE, DAY, DAY, EXAM, ANSWERED))
                    .andState(new Received(NOW, ZONE, DAY, EXAM, null, ANSWERED, UNREAD, null, null));
            feedback.given(REQUESTED)
                    .when(new ReviseFeedback(LATER, null, EXAM, ANSWERED))
                    .then(new FeedbackReceived(LATER, ZONE, DAY.plusDays(7), DAY, EXAM, ANSWERED));
        }

        @Test
        void whatIsAskedIsRevised() {
            var other = Private.of(new Words(null, null, "Ana", "What was clear?", null));
            feedback.given(REQUESTED)
                    .when(new ReviseFeedback(null, null, EXAM, other))
                    .then(new FeedbackRevised(NOW, ZONE, DAY, DAY, EXAM, null, other))
                    .andState(new Requested(NOW, ZONE, DAY, EXAM, other));
            feedback.given(REQUESTED)
                    .when(new ReviseFeedback(null, null, EXAM, ASKED))
                    .thenNothing();
        }

        @Test
        void aRetryChangesNothing() {
            feedback.given(REQUESTED).when(REQUEST).thenNothing();
            feedback.given(REQUESTED).when(NOTE).thenRejected(ALREADY_NOTED);
        }

        @Test
        void thereIsNothingToReadYet() {
            for (var command : List.of(RESTATE, REACT, READ_CALMLY, WEIGH, REVISIT, COOL_OFF, HAND_BACK)) {
                feedback.given(REQUESTED).when(command).thenRejected(NOT_RECEIVED);
            }
            assertThat(feedback.given(REQUESTED).state().allowed(NOW))
                    .containsExactly(Verb.REVISE, Verb.RECEIVE, Verb.DELETE);
        }
    }

    @Nested
    class WhenReceived {

        @Test
        void itIsRevisedAndStaysReceived() {
            feedback.given(NOTED)
                    .when(REVISE)
                    .then(new FeedbackRevised(NOW, ZONE, DAY, DAY, EXAM, null, OTHER_WORDS))
                    .andState(new Received(NOW, ZONE, DAY, EXAM, null, OTHER_WORDS, UNREAD, null, null));
            feedback.given(NOTED)
                    .when(new ReviseFeedback(null, null, EXAM, ASKED))
                    .thenRejected(ALREADY_RECEIVED);
            feedback.given(NOTED).when(RECEIVE).thenRejected(ALREADY_RECEIVED);
            feedback.given(NOTED).when(KEEP).thenNothing();
            feedback.given(NOTED).when(NOTE).thenNothing();
        }

        @Test
        void itIsSaidBackInOwnWords() {
            var restated = new FeedbackRestated(NOW, DAY, TEXT);
            feedback.given(NOTED)
                    .when(RESTATE)
                    .then(restated)
                    .andState(read(new Readings("It stings.", null, null, null, null)));
            feedback.given(NOTED, restated).when(RESTATE).thenNothing();
            feedback.given(NOTED, restated)
                    .when(new RestateFeedback(NOW, OTHER_TEXT))
                    .then(new FeedbackRestated(NOW, DAY, OTHER_TEXT));
        }

        @Test
        void theFirstReactionStaysApartFromTheCalmReading() {
            var reacted = new FeedbackReactedTo(NOW, DAY, TEXT);
            feedback.given(NOTED).when(REACT).then(reacted);
            feedback.given(NOTED, reacted)
                    .when(READ_CALMLY)
                    .then(new FeedbackReadCalmly(NOW, DAY, OTHER_TEXT))
                    .andState(read(new Readings(null, "It stings.", "There is something in it.", null, null)));
            feedback.given(NOTED, reacted).when(REACT).thenNothing();
            feedback.given(NOTED, reacted)
                    .when(new ReactToFeedback(LATER, OTHER_TEXT))
                    .thenRejected(ALREADY_REACTED);
            assertThat(feedback.given(NOTED, reacted).state().allowed(NOW)).doesNotContain(Verb.REACT);
        }

        @Test
        void itIsWeighedWhetherAgreedOrNot() {
            var weighed = new FeedbackWeighed(NOW, DAY, PARTLY);
            feedback.given(NOTED)
                    .when(WEIGH)
                    .then(weighed)
                    .andState(read(new Readings(null, null, null, "partly", "As rushed.")));
            feedback.given(NOTED, weighed).when(WEIGH).thenNothing();
        }

        @Test
        void itIsToBeReadAgain() {
            var scheduled = new FeedbackRevisitScheduled(NOW, DAY, LATER);
            feedback.given(NOTED)
                    .when(REVISIT)
                    .then(scheduled)
                    .andState(new Received(NOW, ZONE, DAY, EXAM, null, WORDS, UNREAD, LATER, null));
            feedback.given(NOTED, scheduled).when(REVISIT).thenNothing();
            feedback.given(NOTED, scheduled)
                    .when(new RevisitFeedback(NOW, null))
                    .then(new FeedbackRevisitScheduled(NOW, DAY, null))
                    .andState(AS_NOTED);
            feedback.given(NOTED).when(new RevisitFeedback(NOW, NOW)).thenRejected(NOT_AHEAD);
        }

        @Test
        void theVerbs() {
            assertThat(AS_NOTED.allowed(NOW))
                    .containsExactly(
                            Verb.REVISE,
                            Verb.COOL_OFF,
                            Verb.RESTATE,
                            Verb.REACT,
                            Verb.READ_CALMLY,
                            Verb.WEIGH,
                            Verb.REVISIT,
                            Verb.DELETE);
        }

        @Test
        void withoutItsWordsItCanOnlyBeDeleted() {
            var erased = feedback.given(new FeedbackNoted(NOW, ZONE, DAY, EXAM, null, Private.erased()));
            for (var command : List.of(REVISE, RESTATE, REACT, WEIGH, COOL_OFF)) {
                erased.when(command).thenRejected(ERASED);
            }
            assertThat(erased.state().allowed(NOW)).containsExactly(Verb.DELETE);
        }

        private static Received read(Readings readings) {
            return new Received(NOW, ZONE, DAY, EXAM, null, WORDS, Private.of(readings), null, null);
        }
    }

    /** Content 7: painful feedback is kept and handed back later, with a cap on avoidance. */
    @Nested
    class WhenCoolingOff {

        private static final Instant CAP = NOW.plus(Duration.ofDays(30));
        private static final FeedbackHandedBack HANDED_BACK = handedBack(NOW);

        @Test
        void itIsPutOutOfSight() {
            feedback.given(NOTED).when(COOL_OFF).then(SET_ASIDE).andState(new CoolingOff(ASIDE_ONCE, LATER));
            assertThat(SET_ASIDE.wording()).isNull();
            assertThat(SET_ASIDE.stage()).isEqualTo("cooling-off");
            feedback.given(NOTED, SET_ASIDE).when(COOL_OFF).thenNothing();
            feedback.given(NOTED).when(new CoolOff(NOW, NOW)).thenRejected(NOT_AHEAD);
        }

        @Test
        void itIsHandedBackByItself() {
            feedback.given(NOTED, SET_ASIDE)
                    .when(new HandBackInTime(LATER.minusMillis(1)))
                    .thenNothing();
            feedback.given(NOTED, SET_ASIDE)
                    .when(new HandBackInTime(LATER))
                    .then(handedBack(LATER))
                    .andState(ASIDE_ONCE);
            feedback.given(NOTED).when(new HandBackInTime(LATER)).thenNothing();
        }

        @Test
        void thePersonCanAlwaysHaveItBack() {
            feedback.given(NOTED, SET_ASIDE).when(HAND_BACK).then(HANDED_BACK).andState(ASIDE_ONCE);
            feedback.given(NOTED).when(HAND_BACK).thenRejected(NOT_COOLING_OFF);
            assertThat(HANDED_BACK.wording()).isEqualTo("Too long.");
        }

        @Test
        void itIsHandedBackWithWhatItWasKeptOf() {
            feedback.given(new FeedbackNoted(NOW, ZONE, DAY, EXAM, CURIOUS, WORDS), SET_ASIDE)
                    .when(HAND_BACK)
                    .then(new FeedbackHandedBack(NOW, NOW, ZONE, DAY, EXAM, CURIOUS, WORDS));
        }

        @Test
        void itIsPutOffForSoLongInAllOnly() {
            feedback.given(NOTED)
                    .when(new CoolOff(NOW, CAP))
                    .then(new FeedbackSetAside(NOW, NOW, ZONE, DAY, EXAM, CAP));
            feedback.given(NOTED).when(new CoolOff(NOW, CAP.plusMillis(1))).thenRejected(TOO_LONG);
            feedback.given(NOTED, SET_ASIDE)
                    .when(new CoolOff(LATER, CAP))
                    .then(new FeedbackSetAside(LATER, NOW, ZONE, DAY, EXAM, CAP));
            feedback.given(NOTED, SET_ASIDE, HANDED_BACK)
                    .when(new CoolOff(LATER, CAP.plusMillis(1)))
                    .thenRejected(TOO_LONG);
            assertThat(ASIDE_ONCE.allowed(CAP.minusMillis(1))).contains(Verb.COOL_OFF);
            assertThat(ASIDE_ONCE.allowed(CAP)).doesNotContain(Verb.COOL_OFF);
        }

        @Test
        void itIsReadCalmlyAlsoWhileItDoes() {
            feedback.given(NOTED, SET_ASIDE).when(READ_CALMLY).then(new FeedbackReadCalmly(NOW, DAY, OTHER_TEXT));
            feedback.given(NOTED, SET_ASIDE).when(REVISE).thenRejected(COOLING_OFF);
            assertThat(feedback.given(NOTED, SET_ASIDE).state().allowed(NOW))
                    .startsWith(Verb.COOL_OFF, Verb.HAND_BACK)
                    .doesNotContain(Verb.REVISE);
        }

        @Test
        void itStillDoesWhenItIsRestored() {
            var restored = new FeedbackRestored(NOW, NOW, ZONE, DAY, EXAM, null, null, LATER, WORDS);
            feedback.given(NOTED, SET_ASIDE, DELETED)
                    .when(RESTORE)
                    .then(restored)
                    .andState(new CoolingOff(ASIDE_ONCE, LATER));
            assertThat(restored.wording()).isNull();
            assertThat(restored.stage()).isEqualTo("cooling-off");
        }

        private static FeedbackHandedBack handedBack(Instant at) {
            return new FeedbackHandedBack(at, NOW, ZONE, DAY, EXAM, null, WORDS);
        }
    }

    @Nested
    class WhenDeleted {

        private static final Instant END = NOW.plus(Duration.ofDays(30));

        @Test
        void itCanOnlyBeRestored() {
            feedback.given(NOTED).when(DELETE).then(DELETED).andState(new Deleted(NOW, AS_NOTED));
            var deleted = feedback.given(NOTED, DELETED);
            for (var command : List.of(NOTE, REVISE, RECEIVE, RESTATE, COOL_OFF)) {
                deleted.when(command).thenRejected(FeedbackRefusal.DELETED);
            }
            deleted.when(DELETE).thenNothing();
            deleted.when(KEEP).thenNothing();
            deleted.when(new HandBackInTime(LATER)).thenNothing();
            deleted.when(RESTORE)
                    .then(new FeedbackRestored(NOW, NOW, ZONE, DAY, EXAM, null, null, null, WORDS))
                    .andState(AS_NOTED);
            feedback.given(NOTED, new FeedbackRevisitScheduled(NOW, DAY, LATER), DELETED)
                    .when(RESTORE)
                    .then(new FeedbackRestored(NOW, NOW, ZONE, DAY, EXAM, null, LATER, null, WORDS));
            deleted.when(new RestoreFeedback(END)).thenRejected(RESTORE_WINDOW_OVER);
            assertThat(deleted.state().allowed(NOW)).containsExactly(Verb.RESTORE);
            assertThat(deleted.state().allowed(END)).isEmpty();
            feedback.given(NOTED).when(RESTORE).thenNothing();
        }

        @Test
        void itIsErasedInTheEnd() {
            var deleted = feedback.given(NOTED, DELETED);
            deleted.when(new EraseFeedback(END.minusMillis(1))).thenNothing();
            deleted.when(new EraseFeedback(END)).then(new FeedbackErased(DAY)).andState(new Erased());
            feedback.given(NOTED).when(new EraseFeedback(END)).thenNothing();
        }

        @Test
        void afterThatNothingIsPossible() {
            var erased = feedback.given(NOTED, DELETED, new FeedbackErased(DAY));
            for (var command : List.of(NOTE, REVISE, RECEIVE, WEIGH, COOL_OFF, DELETE, RESTORE)) {
                erased.when(command).thenRejected(ERASED);
            }
            erased.when(KEEP).thenNothing();
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }
}
