package rebound.journal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.journal.letter.LetterRefusal.ALREADY_SEALED;
import static rebound.journal.letter.LetterRefusal.ALREADY_WRITTEN;
import static rebound.journal.letter.LetterRefusal.DAY_HAS_BEGUN;
import static rebound.journal.letter.LetterRefusal.ERASED;
import static rebound.journal.letter.LetterRefusal.LETTERBOX_FULL;
import static rebound.journal.letter.LetterRefusal.NOT_SEALED;
import static rebound.journal.letter.LetterRefusal.NO_SUCH_LETTER;
import static rebound.journal.letter.LetterRefusal.RESTORE_WINDOW_OVER;
import static rebound.journal.letter.LetterRefusal.STILL_SEALED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.Home;
import rebound.journal.letter.Letter.Deleted;
import rebound.journal.letter.Letter.Erased;
import rebound.journal.letter.Letter.Opened;
import rebound.journal.letter.Letter.Sealed;
import rebound.journal.letter.Letter.Verb;
import rebound.journal.letter.Letter.Written;
import rebound.journal.letter.LetterCommand.DeleteLetter;
import rebound.journal.letter.LetterCommand.EraseLetter;
import rebound.journal.letter.LetterCommand.OpenAfterSetback;
import rebound.journal.letter.LetterCommand.OpenLetter;
import rebound.journal.letter.LetterCommand.OpenOnItsDay;
import rebound.journal.letter.LetterCommand.RestoreLetter;
import rebound.journal.letter.LetterCommand.ReviseLetter;
import rebound.journal.letter.LetterCommand.SealLetter;
import rebound.journal.letter.LetterCommand.UnsealLetter;
import rebound.journal.letter.LetterCommand.WriteLetter;
import rebound.journal.letter.LetterEvent.LetterDeleted;
import rebound.journal.letter.LetterEvent.LetterErased;
import rebound.journal.letter.LetterEvent.LetterOpened;
import rebound.journal.letter.LetterEvent.LetterRestored;
import rebound.journal.letter.LetterEvent.LetterRevised;
import rebound.journal.letter.LetterEvent.LetterSealed;
import rebound.journal.letter.LetterEvent.LetterWritten;

class LetterDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Home NIGHT_OWL = new Home(BERLIN, LocalTime.of(4, 0));
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final LocalDate SPRING = LocalDate.parse("2027-05-01");
    private static final Instant SPRING_MORNING = Instant.parse("2027-05-01T02:00:00Z");
    private static final Seal UNTIL_SPRING = new Seal(SPRING, SPRING_MORNING, null);
    private static final Seal UNTIL_SETBACK = new Seal(null, null, "next-setback");
    private static final Private<Words> WORDS = Private.of(new Words("For a bad day", "It passes."));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words(null, "It always passes."));

    private static final WriteLetter WRITE = new WriteLetter(NOW, null, BERLIN, WORDS);
    private static final ReviseLetter REVISE = new ReviseLetter(null, null, OTHER_WORDS);
    private static final SealLetter SEAL = new SealLetter(NOW, SPRING).livingIn(NIGHT_OWL);
    private static final SealLetter SEAL_FOR_SETBACK = new SealLetter(NOW, null).livingIn(NIGHT_OWL);
    private static final OpenLetter OPEN = new OpenLetter(NOW);
    private static final UnsealLetter UNSEAL = new UnsealLetter(NOW);
    private static final DeleteLetter DELETE = new DeleteLetter(NOW);
    private static final RestoreLetter RESTORE = new RestoreLetter(NOW);

    private static final LetterWritten WRITTEN = new LetterWritten(NOW, "Europe/Berlin", DAY, WORDS);
    private static final LetterSealed SEALED = sealed(UNTIL_SPRING);
    private static final LetterSealed SEALED_FOR_SETBACK = sealed(UNTIL_SETBACK);
    private static final LetterDeleted DELETED = new LetterDeleted(NOW, DAY);
    private static final Written AS_WRITTEN = new Written(NOW, "Europe/Berlin", DAY, WORDS);
    private static final Sealed AS_SEALED = new Sealed(NOW, "Europe/Berlin", DAY, WORDS, NOW, UNTIL_SPRING);

    private final DeciderSpec<LetterCommand, Letter, LetterEvent> letter = DeciderSpec.of(new LetterDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itIsWritten() {
            letter.given().when(WRITE).then(WRITTEN).andState(AS_WRITTEN);
            letter.given()
                    .when(new WriteLetter(NOW, null, null, WORDS).livingIn(Home.in(BERLIN)))
                    .then(WRITTEN);
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(REVISE, SEAL, OPEN, UNSEAL, DELETE, RESTORE)) {
                letter.given().when(command).thenRejected(NO_SUCH_LETTER);
            }
            assertThat(letter.given().state().allowed(NOW)).isEmpty();
        }
    }

    @Nested
    class WhenWritten {

        @Test
        void aRetryChangesNothing() {
            letter.given(WRITTEN).when(WRITE).thenNothing();
            letter.given(WRITTEN)
                    .when(new WriteLetter(NOW, null, BERLIN, OTHER_WORDS))
                    .thenRejected(ALREADY_WRITTEN);
        }

        @Test
        void itIsRevised() {
            letter.given(WRITTEN)
                    .when(REVISE)
                    .then(new LetterRevised(NOW, "Europe/Berlin", DAY, DAY, OTHER_WORDS))
                    .andState(new Written(NOW, "Europe/Berlin", DAY, OTHER_WORDS));
            letter.given(WRITTEN).when(new ReviseLetter(null, null, WORDS)).thenNothing();
        }

        @Test
        void itIsSealedUntilADayOfThePersonsBegins() {
            letter.given(WRITTEN).when(SEAL).then(SEALED).andState(AS_SEALED);
            letter.given(WRITTEN)
                    .when(new SealLetter(NOW, SPRING))
                    .then(sealed(new Seal(SPRING, Instant.parse("2027-05-01T00:00:00Z"), null)));
        }

        @Test
        void thatDayLiesAhead() {
            letter.given(WRITTEN)
                    .when(new SealLetter(NOW, DAY).livingIn(NIGHT_OWL))
                    .thenRejected(DAY_HAS_BEGUN);
            // After midnight, and the day before for who gets up at four.
            var night = Instant.parse("2026-11-21T23:30:00Z");
            letter.given(WRITTEN)
                    .when(new SealLetter(night, DAY.plusDays(1)).livingIn(NIGHT_OWL))
                    .then(new LetterSealed(
                            night,
                            NOW,
                            "Europe/Berlin",
                            DAY,
                            new Seal(DAY.plusDays(1), Instant.parse("2026-11-22T03:00:00Z"), null)));
        }

        @Test
        void itIsSealedUntilTheNextSetbackWhileThereIsRoom() {
            letter.given(WRITTEN).when(SEAL_FOR_SETBACK).then(SEALED_FOR_SETBACK);
            letter.given(WRITTEN).when(SEAL_FOR_SETBACK.withBox(true)).thenRejected(LETTERBOX_FULL);
            letter.given(WRITTEN).when(SEAL.withBox(true)).then(SEALED);
        }

        @Test
        void whatIsNotSealedCannotBeOpened() {
            letter.given(WRITTEN).when(OPEN).thenRejected(NOT_SEALED);
            letter.given(WRITTEN).when(UNSEAL).thenRejected(NOT_SEALED);
            letter.given(WRITTEN).when(new OpenOnItsDay(SPRING_MORNING)).thenNothing();
            letter.given(WRITTEN).when(new OpenAfterSetback(NOW)).thenNothing();
            assertThat(letter.given(WRITTEN).state().allowed(NOW)).containsExactly(Verb.REVISE, Verb.SEAL, Verb.DELETE);
        }

        @Test
        void withoutItsWordsItCanOnlyBeDeleted() {
            var erased = letter.given(new LetterWritten(NOW, "Europe/Berlin", DAY, Private.erased()));
            erased.when(REVISE).thenRejected(ERASED);
            erased.when(SEAL).thenRejected(ERASED);
            assertThat(erased.state().allowed(NOW)).containsExactly(Verb.DELETE);
        }
    }

    @Nested
    class WhenSealed {

        @Test
        void itSaysNoWordUntilItIsOpened() {
            assertThat(SEALED.heading()).isNull();
            assertThat(SEALED.wording()).isNull();
            var restored = new LetterRestored(NOW, NOW, "Europe/Berlin", DAY, "sealed", UNTIL_SPRING, WORDS);
            assertThat(restored.heading()).isNull();
            assertThat(restored.wording()).isNull();
            assertThat(opened(NOW, "unsealed").wording()).isEqualTo("It passes.");
        }

        @Test
        void itOpensByItselfOnItsDay() {
            letter.given(WRITTEN, SEALED)
                    .when(new OpenOnItsDay(SPRING_MORNING.minusMillis(1)))
                    .thenNothing();
            letter.given(WRITTEN, SEALED)
                    .when(new OpenOnItsDay(SPRING_MORNING))
                    .then(opened(SPRING_MORNING, "date"))
                    .andState(new Opened(NOW, "Europe/Berlin", DAY, WORDS, SPRING_MORNING, "date"));
            letter.given(WRITTEN, SEALED).when(new OpenAfterSetback(NOW)).thenNothing();
        }

        @Test
        void itOpensByItselfAfterASetback() {
            letter.given(WRITTEN, SEALED_FOR_SETBACK)
                    .when(new OpenAfterSetback(NOW))
                    .then(opened(NOW, "setback"));
            letter.given(WRITTEN, SEALED_FOR_SETBACK)
                    .when(new OpenOnItsDay(SPRING_MORNING))
                    .thenNothing();
        }

        @Test
        void itIsNotOpenedBefore() {
            letter.given(WRITTEN, SEALED).when(OPEN).thenRejected(STILL_SEALED);
            letter.given(WRITTEN, SEALED_FOR_SETBACK).when(OPEN).thenRejected(STILL_SEALED);
            letter.given(WRITTEN, SEALED).when(new OpenLetter(SPRING_MORNING)).then(opened(SPRING_MORNING, "date"));
            assertThat(AS_SEALED.allowed(NOW)).containsExactly(Verb.UNSEAL, Verb.DELETE);
            assertThat(AS_SEALED.allowed(SPRING_MORNING)).containsExactly(Verb.OPEN, Verb.UNSEAL, Verb.DELETE);
        }

        @Test
        void thePersonCanAlwaysBreakTheSeal() {
            letter.given(WRITTEN, SEALED).when(UNSEAL).then(opened(NOW, "unsealed"));
            letter.given(WRITTEN, SEALED_FOR_SETBACK).when(UNSEAL).then(opened(NOW, "unsealed"));
        }

        @Test
        void itIsNotChanged() {
            letter.given(WRITTEN, SEALED).when(REVISE).thenRejected(ALREADY_SEALED);
            letter.given(WRITTEN, SEALED).when(SEAL).thenRejected(ALREADY_SEALED);
        }

        @Test
        void itIsDeletedAndComesBackSealed() {
            letter.given(WRITTEN, SEALED).when(DELETE).then(DELETED).andState(new Deleted(NOW, AS_SEALED));
            letter.given(WRITTEN, SEALED, DELETED)
                    .when(RESTORE)
                    .then(new LetterRestored(NOW, NOW, "Europe/Berlin", DAY, "sealed", UNTIL_SPRING, WORDS))
                    .andState(AS_SEALED);
            letter.given(WRITTEN, SEALED_FOR_SETBACK, DELETED)
                    .when(new OpenAfterSetback(NOW))
                    .thenNothing();
        }
    }

    @Nested
    class WhenOpened {

        private static final LetterOpened OPENED = opened(NOW, "unsealed");

        @Test
        void itStaysAsItWas() {
            letter.given(WRITTEN, SEALED, OPENED).when(REVISE).thenRejected(ALREADY_SEALED);
            letter.given(WRITTEN, SEALED, OPENED).when(UNSEAL).thenRejected(NOT_SEALED);
            assertThat(letter.given(WRITTEN, SEALED, OPENED).state().allowed(NOW))
                    .containsExactly(Verb.SEAL, Verb.DELETE);
        }

        @Test
        void itCanBeSealedAgain() {
            letter.given(WRITTEN, SEALED_FOR_SETBACK, OPENED)
                    .when(SEAL)
                    .then(SEALED)
                    .andState(AS_SEALED);
        }
    }

    @Nested
    class WhenDeleted {

        private static final Instant END = NOW.plus(Duration.ofDays(30));

        @Test
        void itCanOnlyBeRestored() {
            var deleted = letter.given(WRITTEN, DELETED);
            for (var command : List.of(WRITE, REVISE, SEAL, OPEN, UNSEAL)) {
                deleted.when(command).thenRejected(LetterRefusal.DELETED);
            }
            deleted.when(DELETE).thenNothing();
            deleted.when(new RestoreLetter(END)).thenRejected(RESTORE_WINDOW_OVER);
            deleted.when(RESTORE)
                    .then(new LetterRestored(NOW, NOW, "Europe/Berlin", DAY, "written", null, WORDS))
                    .andState(AS_WRITTEN);
            assertThat(deleted.state().allowed(NOW)).containsExactly(Verb.RESTORE);
            assertThat(deleted.state().allowed(END)).isEmpty();
        }

        @Test
        void itComesBackToWaitForASetbackWhileThereIsRoom() {
            letter.given(WRITTEN, SEALED_FOR_SETBACK, DELETED)
                    .when(RESTORE)
                    .then(new LetterRestored(NOW, NOW, "Europe/Berlin", DAY, "sealed", UNTIL_SETBACK, WORDS));
            letter.given(WRITTEN, SEALED_FOR_SETBACK, DELETED)
                    .when(RESTORE.withBox(true))
                    .thenRejected(LETTERBOX_FULL);
            letter.given(WRITTEN, SEALED, DELETED)
                    .when(RESTORE.withBox(true))
                    .then(new LetterRestored(NOW, NOW, "Europe/Berlin", DAY, "sealed", UNTIL_SPRING, WORDS));
            letter.given(WRITTEN, DELETED)
                    .when(RESTORE.withBox(true))
                    .then(new LetterRestored(NOW, NOW, "Europe/Berlin", DAY, "written", null, WORDS));
        }

        @Test
        void itIsErasedInTheEnd() {
            var deleted = letter.given(WRITTEN, DELETED);
            deleted.when(new EraseLetter(END.minusMillis(1))).thenNothing();
            deleted.when(new EraseLetter(END)).then(new LetterErased(DAY)).andState(new Erased());
            letter.given(WRITTEN).when(new EraseLetter(END)).thenNothing();
        }

        @Test
        void afterThatNothingIsPossible() {
            var erased = letter.given(WRITTEN, DELETED, new LetterErased(DAY));
            for (var command : List.of(WRITE, REVISE, SEAL, OPEN, UNSEAL, DELETE, RESTORE)) {
                erased.when(command).thenRejected(ERASED);
            }
            assertThat(erased.state().allowed(NOW)).isEmpty();
        }
    }

    private static LetterSealed sealed(Seal seal) {
        return new LetterSealed(NOW, NOW, "Europe/Berlin", DAY, seal);
    }

    private static LetterOpened opened(Instant at, String because) {
        return new LetterOpened(at, NOW, "Europe/Berlin", DAY, because, WORDS);
    }
}
