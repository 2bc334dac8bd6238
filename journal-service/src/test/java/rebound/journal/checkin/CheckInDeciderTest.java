package rebound.journal.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.checkin.CheckIn.Recorded;
import rebound.journal.checkin.CheckIn.Verb;
import rebound.journal.checkin.CheckInCommand.DeleteCheckIn;
import rebound.journal.checkin.CheckInCommand.EraseCheckIn;
import rebound.journal.checkin.CheckInCommand.RecordCheckIn;
import rebound.journal.checkin.CheckInCommand.RestoreCheckIn;
import rebound.journal.checkin.CheckInCommand.ReviseCheckIn;
import rebound.journal.checkin.CheckInEvent.CheckInDeleted;
import rebound.journal.checkin.CheckInEvent.CheckInErased;
import rebound.journal.checkin.CheckInEvent.CheckInRecorded;
import rebound.journal.checkin.CheckInEvent.CheckInRestored;
import rebound.journal.checkin.CheckInEvent.CheckInRevised;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Mood;

class CheckInDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T21:15:00Z");
    private static final LocalDate THAT_DAY = LocalDate.parse("2026-11-20");
    private static final LocalDate THE_NEXT = LocalDate.parse("2026-11-21");
    private static final About A_SETBACK = new About("setback", "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a");

    private static final Private<Words> WORDS = words("mood");
    private static final CheckInRecorded RECORDED =
            new CheckInRecorded(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, null, WORDS);
    private static final CheckInRecorded ERASED =
            new CheckInRecorded(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, null, Private.erased());
    private static final CheckInDeleted DELETED = new CheckInDeleted(NOW, THAT_DAY);
    private static final RecordCheckIn RECORD = new RecordCheckIn(NOW, EVENING, BERLIN, A_SETBACK, false, WORDS);

    private final DeciderSpec<CheckInCommand, CheckIn, CheckInEvent> checkIn = DeciderSpec.of(new CheckInDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itRecordsWhatThePersonSaid() {
            checkIn.given()
                    .when(RECORD)
                    .then(RECORDED)
                    .andState(new Recorded(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, null, WORDS));
        }

        @Test
        void whoSaysNothingElseIsAtHomeNow() {
            checkIn.given()
                    .when(new RecordCheckIn(NOW, null, null, null, false, WORDS).livingIn(Home.in(BERLIN)))
                    .then(new CheckInRecorded(NOW, "Europe/Berlin", THE_NEXT, null, null, WORDS));
        }

        @Test
        void itIsFollowedUpOnTheNextOfThePersonsDaysIfTheyLike() {
            var late = Instant.parse("2026-11-21T00:30:00Z");
            checkIn.given()
                    .when(new RecordCheckIn(NOW, late, BERLIN, null, true, WORDS)
                            .livingIn(new Home(BERLIN, LocalTime.of(4, 0))))
                    .then(new CheckInRecorded(late, "Europe/Berlin", THAT_DAY, null, THE_NEXT, WORDS));
        }

        /** That it is followed up is in the clear; of which kind it is is not. */
        @ParameterizedTest
        @ValueSource(strings = {"mood", "envy", "fusion", "safety"})
        void whetherItIsFollowedUpSaysNothingOfItsKind(String kind) {
            checkIn.given()
                    .when(new RecordCheckIn(NOW, EVENING, BERLIN, null, false, words(kind)))
                    .then(new CheckInRecorded(EVENING, "Europe/Berlin", THAT_DAY, null, null, words(kind)));
            checkIn.given()
                    .when(new RecordCheckIn(NOW, EVENING, BERLIN, null, true, words(kind)))
                    .then(new CheckInRecorded(EVENING, "Europe/Berlin", THAT_DAY, null, THE_NEXT, words(kind)));
        }

        @Test
        void thereIsNothingToReviseDeleteOrRestore() {
            checkIn.given()
                    .when(new ReviseCheckIn(null, null, null, false, WORDS))
                    .thenRejected(CheckInRefusal.NO_SUCH_CHECK_IN);
            checkIn.given().when(new DeleteCheckIn(NOW)).thenRejected(CheckInRefusal.NO_SUCH_CHECK_IN);
            checkIn.given().when(new RestoreCheckIn(NOW)).thenRejected(CheckInRefusal.NO_SUCH_CHECK_IN);
        }
    }

    @Nested
    class WhenRecorded {

        @Test
        void aRetryChangesNothing() {
            checkIn.given(RECORDED).when(RECORD).thenNothing();
            checkIn.given(RECORDED)
                    .when(new RecordCheckIn(NOW.plusSeconds(5), null, null, A_SETBACK, false, WORDS))
                    .thenNothing();
        }

        @Test
        void anotherUnderTheSameIdIsRefused() {
            checkIn.given(RECORDED)
                    .when(new RecordCheckIn(NOW, EVENING, BERLIN, A_SETBACK, false, words("relief")))
                    .thenRejected(CheckInRefusal.ALREADY_RECORDED);
        }

        @Test
        void itIsRevisedInAllItSays() {
            checkIn.given(RECORDED)
                    .when(new ReviseCheckIn(null, null, null, true, words("relief")))
                    .then(new CheckInRevised(
                            EVENING, "Europe/Berlin", THAT_DAY, THAT_DAY, null, THE_NEXT, words("relief")));
        }

        @Test
        void whatSaysTheSameRevisesNothing() {
            checkIn.given(RECORDED)
                    .when(new ReviseCheckIn(EVENING, BERLIN, A_SETBACK, false, WORDS))
                    .thenNothing();
        }

        @Test
        void itIsDeletedAndAllowsThat() {
            assertThat(checkIn.given(RECORDED).state().allowed(NOW)).containsExactly(Verb.REVISE, Verb.DELETE);
            checkIn.given(RECORDED).when(new DeleteCheckIn(NOW)).then(DELETED);
            checkIn.given(RECORDED).when(new RestoreCheckIn(NOW)).thenNothing();
        }

        @Test
        void whatIsErasedIsOnlyDeleted() {
            assertThat(checkIn.given(ERASED).state().allowed(NOW)).containsExactly(Verb.DELETE);
            checkIn.given(ERASED)
                    .when(new ReviseCheckIn(null, null, null, false, WORDS))
                    .thenRejected(CheckInRefusal.ERASED);
        }
    }

    @Nested
    class WhenDeleted {

        private static final Duration WINDOW = Duration.ofDays(30);

        @Test
        void itIsRestoredAsItWas() {
            var last = NOW.plus(WINDOW).minusNanos(1);
            checkIn.given(RECORDED, DELETED)
                    .when(new RestoreCheckIn(last))
                    .then(new CheckInRestored(last, EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, null, WORDS))
                    .andState(new Recorded(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, null, WORDS));
        }

        @Test
        void butNotForEver() {
            checkIn.given(RECORDED, DELETED)
                    .when(new RestoreCheckIn(NOW.plus(WINDOW)))
                    .thenRejected(CheckInRefusal.RESTORE_WINDOW_OVER);
            checkIn.given(ERASED, DELETED).when(new RestoreCheckIn(NOW)).thenRejected(CheckInRefusal.ERASED);
        }

        @Test
        void nothingElseIsPossible() {
            assertThat(checkIn.given(RECORDED, DELETED).state().allowed(NOW)).containsExactly(Verb.RESTORE);
            checkIn.given(RECORDED, DELETED).when(RECORD).thenRejected(CheckInRefusal.DELETED);
            checkIn.given(RECORDED, DELETED)
                    .when(new ReviseCheckIn(null, null, null, false, WORDS))
                    .thenRejected(CheckInRefusal.DELETED);
            checkIn.given(RECORDED, DELETED).when(new DeleteCheckIn(NOW)).thenNothing();
        }
    }

    @Nested
    class WhenErased {

        private static final CheckInErased GONE = new CheckInErased(THAT_DAY);

        @Test
        void itIsErasedOnceItCannotComeBack() {
            var over = NOW.plus(Duration.ofDays(30));
            checkIn.given(RECORDED, DELETED)
                    .when(new EraseCheckIn(over))
                    .then(GONE)
                    .andState(new CheckIn.Erased());
            checkIn.given(RECORDED, DELETED)
                    .when(new EraseCheckIn(over.minusNanos(1)))
                    .thenNothing();
            checkIn.given(RECORDED).when(new EraseCheckIn(over)).thenNothing();
        }

        @Test
        void nothingIsPossibleAnyMore() {
            var gone = checkIn.given(RECORDED, DELETED, GONE);
            assertThat(gone.state().allowed(NOW)).isEmpty();
            for (var command : List.of(
                    RECORD,
                    new ReviseCheckIn(null, null, null, false, WORDS),
                    new DeleteCheckIn(NOW),
                    new RestoreCheckIn(NOW))) {
                gone.when(command).thenRejected(CheckInRefusal.ERASED);
            }
        }
    }

    private static Private<Words> words(String kind) {
        return Private.of(new Words(kind, new Mood(-0.4, null), List.of(), List.of(), null, null, false));
    }
}
