package rebound.journal.entry;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rebound.journal.entry.EntryRefusal.ALREADY_WRITTEN;
import static rebound.journal.entry.EntryRefusal.DELETED;
import static rebound.journal.entry.EntryRefusal.ERASED;
import static rebound.journal.entry.EntryRefusal.NO_LONGER_A_DRAFT;
import static rebound.journal.entry.EntryRefusal.NO_SUCH_ENTRY;
import static rebound.journal.entry.EntryRefusal.RESTORE_WINDOW_OVER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Mood;
import rebound.journal.entry.Entry.Absent;
import rebound.journal.entry.Entry.Deleted;
import rebound.journal.entry.Entry.Erased;
import rebound.journal.entry.Entry.Verb;
import rebound.journal.entry.Entry.Written;
import rebound.journal.entry.EntryCommand.DeleteEntry;
import rebound.journal.entry.EntryCommand.EraseEntry;
import rebound.journal.entry.EntryCommand.RestoreEntry;
import rebound.journal.entry.EntryCommand.ReviseEntry;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;

class EntryDeciderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T21:15:00Z");
    private static final LocalDate THAT_DAY = LocalDate.parse("2026-11-20");
    private static final About A_SETBACK = new About("setback", "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a");

    private static final Private<Words> WORDS = Private.of(
            new Words("It did not work out.", new Mood(-0.5, 0.25), List.of("sad", "relieved"), List.of("work")));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words("It will.", null, List.of(), List.of()));

    private static final EntryWritten WRITTEN =
            new EntryWritten(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, WORDS);
    private static final EntryDeleted DELETED_NOW = new EntryDeleted(NOW, THAT_DAY);
    private static final EntryWritten ERASED_ENTRY =
            new EntryWritten(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, Private.erased());

    private static final WriteEntry WRITE = new WriteEntry(NOW, EVENING, BERLIN, A_SETBACK, false, WORDS);

    private final EntryDecider decider = new EntryDecider();
    private final DeciderSpec<EntryCommand, Entry, EntryEvent> entry = DeciderSpec.of(decider);

    @Nested
    class WhenAbsent {

        @Test
        void writingRecordsWhatThePersonSaid() {
            entry.given()
                    .when(WRITE)
                    .then(WRITTEN)
                    .andState(new Written(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, WORDS));
        }

        @Test
        void whatIsNotDatedHappenedWhenItWasWritten() {
            entry.given()
                    .when(new WriteEntry(NOW, null, BERLIN, null, false, WORDS))
                    .then(new EntryWritten(NOW, "Europe/Berlin", LocalDate.parse("2026-11-21"), null, false, WORDS));
        }

        @Test
        void whoDoesNotSayWhereTheyAreIsAtHome() {
            entry.given()
                    .when(new WriteEntry(NOW, EVENING, null, null, false, WORDS).livingIn(Home.in(BERLIN)))
                    .then(new EntryWritten(EVENING, "Europe/Berlin", THAT_DAY, null, false, WORDS));
        }

        @Test
        void whoSaysWhereTheyAreIsThere() {
            entry.given().when(WRITE.livingIn(Home.in(ZoneId.of("UTC")))).then(WRITTEN);
        }

        @Test
        void aRetryAfterMovingHomeIsStillOne() {
            var silent = new WriteEntry(NOW, EVENING, null, null, false, WORDS);
            entry.given(new EntryWritten(EVENING, "Europe/Berlin", THAT_DAY, null, false, WORDS))
                    .when(silent.livingIn(Home.in(ZoneId.of("UTC"))))
                    .thenNothing();
        }

        @Test
        void whoDoesNotSayWhereTheyAreAndHasNoHomeIsAtGreenwich() {
            entry.given()
                    .when(new WriteEntry(NOW, EVENING, null, null, false, WORDS))
                    .then(new EntryWritten(EVENING, "UTC", THAT_DAY, null, false, WORDS));
        }

        @ParameterizedTest
        @CsvSource({
            // The ends of the earth: two dates further apart than a day.
            "2026-11-30T10:30:00Z, +14:00,              2026-12-01",
            "2026-11-30T10:30:00Z, -14:00,              2026-11-29",
            "2026-11-30T10:30:00Z, Pacific/Kiritimati,  2026-12-01",
            "2026-11-30T10:30:00Z, Etc/GMT+12,          2026-11-29",
            "2026-12-31T23:59:59.999999999Z, UTC,       2026-12-31",
            // Summer time moves midnight: in Berlin the end of October is at 23:00 UTC, the end of September at 22:00.
            "2026-10-31T22:59:59Z, Europe/Berlin,       2026-10-31",
            "2026-10-31T23:00:00Z, Europe/Berlin,       2026-11-01",
            "2026-09-30T21:59:59Z, Europe/Berlin,       2026-09-30",
            "2026-09-30T22:00:00Z, Europe/Berlin,       2026-10-01",
            // Both sides of the hour that comes twice, and of the one that is skipped.
            "2026-10-25T00:30:00Z, Europe/Berlin,       2026-10-25",
            "2026-10-25T01:30:00Z, Europe/Berlin,       2026-10-25",
            "2026-03-29T00:59:59Z, Europe/Berlin,       2026-03-29",
            "2026-03-29T01:00:00Z, Europe/Berlin,       2026-03-29",
            // Samoa had no 30 December 2011.
            "2011-12-30T09:59:59Z, Pacific/Apia,        2011-12-29",
            "2011-12-30T10:00:00Z, Pacific/Apia,        2011-12-31",
        })
        void itLiesOnThePersonsOwnDate(Instant happenedAt, String zone, LocalDate expected) {
            var written = entry.given()
                    .when(new WriteEntry(NOW, happenedAt, ZoneId.of(zone), null, false, WORDS))
                    .events();
            assertThat(written).extracting(EntryEvent::localDate).containsExactly(expected);
        }

        @Test
        void thereIsNothingToReviseDeleteOrRestore() {
            entry.given().when(new ReviseEntry(null, null, null, false, WORDS)).thenRejected(NO_SUCH_ENTRY);
            entry.given().when(new DeleteEntry(NOW)).thenRejected(NO_SUCH_ENTRY);
            entry.given().when(new RestoreEntry(NOW)).thenRejected(NO_SUCH_ENTRY);
        }
    }

    @Nested
    class WhenWritten {

        @Test
        void writingTheSameAgainIsARetry() {
            entry.given(WRITTEN).when(WRITE).thenNothing();
        }

        @Test
        void aLateRetryThatLeftTheDateOpenIsOneToo() {
            var later = NOW.plusSeconds(7_000_000);
            entry.given(entry.given()
                            .when(new WriteEntry(NOW, null, null, null, false, WORDS))
                            .events()
                            .toArray(EntryEvent[]::new))
                    .when(new WriteEntry(later, null, null, null, false, WORDS))
                    .thenNothing();
        }

        @Test
        void writingAnythingElseUnderItsIdIsRefused() {
            var given = entry.given(WRITTEN);
            given.when(new WriteEntry(NOW, EVENING, BERLIN, A_SETBACK, false, OTHER_WORDS))
                    .thenRejected(ALREADY_WRITTEN);
            given.when(new WriteEntry(NOW, EVENING, BERLIN, null, false, WORDS)).thenRejected(ALREADY_WRITTEN);
            given.when(new WriteEntry(NOW, EVENING, UTC, A_SETBACK, false, WORDS))
                    .thenRejected(ALREADY_WRITTEN);
            given.when(new WriteEntry(NOW, NOW, BERLIN, A_SETBACK, false, WORDS))
                    .thenRejected(ALREADY_WRITTEN);
        }

        @Test
        void revisingReplacesTheWholeDocument() {
            entry.given(WRITTEN)
                    .when(new ReviseEntry(EVENING, BERLIN, null, false, OTHER_WORDS))
                    .then(new EntryRevised(EVENING, "Europe/Berlin", THAT_DAY, THAT_DAY, null, false, OTHER_WORDS))
                    .andState(new Written(EVENING, "Europe/Berlin", THAT_DAY, null, false, OTHER_WORDS));
        }

        @Test
        void aRevisionThatSaysNothingOfTheTimeLeavesIt() {
            entry.given(WRITTEN)
                    .when(new ReviseEntry(null, null, A_SETBACK, false, OTHER_WORDS))
                    .then(new EntryRevised(
                            EVENING, "Europe/Berlin", THAT_DAY, THAT_DAY, A_SETBACK, false, OTHER_WORDS));
        }

        @Test
        void aRevisionCanMoveItToAnotherDate() {
            var midnight = Instant.parse("2026-10-31T23:00:00Z");
            entry.given(WRITTEN)
                    .when(new ReviseEntry(midnight, null, A_SETBACK, false, WORDS))
                    .then(new EntryRevised(
                            midnight,
                            "Europe/Berlin",
                            LocalDate.parse("2026-11-01"),
                            THAT_DAY,
                            A_SETBACK,
                            false,
                            WORDS));
        }

        @Test
        void anotherZoneAloneCanMoveItToo() {
            entry.given(WRITTEN)
                    .when(new ReviseEntry(null, ZoneId.of("Asia/Tokyo"), A_SETBACK, false, WORDS))
                    .then(new EntryRevised(
                            EVENING, "Asia/Tokyo", LocalDate.parse("2026-11-21"), THAT_DAY, A_SETBACK, false, WORDS));
        }

        @Test
        void aDateOnceReckonedStaysThoughTheRulesOfItsZoneHaveChanged() {
            var reckonedByOldRules = LocalDate.parse("2026-11-19");
            entry.given(new EntryWritten(EVENING, "Europe/Berlin", reckonedByOldRules, null, false, WORDS))
                    .when(new ReviseEntry(EVENING, BERLIN, null, false, OTHER_WORDS))
                    .then(new EntryRevised(
                            EVENING,
                            "Europe/Berlin",
                            reckonedByOldRules,
                            reckonedByOldRules,
                            null,
                            false,
                            OTHER_WORDS));
        }

        @Test
        void revisingItToWhatItIsChangesNothing() {
            entry.given(WRITTEN)
                    .when(new ReviseEntry(EVENING, BERLIN, A_SETBACK, false, WORDS))
                    .thenNothing();
            entry.given(WRITTEN)
                    .when(new ReviseEntry(null, null, A_SETBACK, false, WORDS))
                    .thenNothing();
        }

        @Test
        void deletingTakesItAway() {
            entry.given(WRITTEN)
                    .when(new DeleteEntry(NOW))
                    .then(DELETED_NOW)
                    .andState(
                            new Deleted(NOW, new Written(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, WORDS)));
        }

        @Test
        void thereIsNothingToRestore() {
            entry.given(WRITTEN).when(new RestoreEntry(NOW)).thenNothing();
        }
    }

    @Nested
    class WhenDeleted {

        @Test
        void restoringSaysEverythingAgain() {
            entry.given(WRITTEN, DELETED_NOW)
                    .when(new RestoreEntry(NOW.plusSeconds(1)))
                    .then(new EntryRestored(
                            NOW.plusSeconds(1), EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, WORDS))
                    .andState(entry.given(WRITTEN).state());
        }

        @Test
        void itCanBeRestoredForThirtyDaysAndNotANanosecondLonger() {
            var last = Instant.parse("2026-12-21T19:59:59.999999999Z");
            var given = entry.given(WRITTEN, DELETED_NOW);
            assertThat(given.when(new RestoreEntry(last)).events()).hasSize(1);
            given.when(new RestoreEntry(last.plusNanos(1))).thenRejected(RESTORE_WINDOW_OVER);
        }

        @Test
        void theThirtyDaysBeginAnewWhenItIsDeletedAgain() {
            var month = NOW.plus(RestoreWindow.LENGTH).minusNanos(1);
            var restored = new EntryRestored(month, EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, WORDS);
            var given = entry.given(WRITTEN, DELETED_NOW, restored, new EntryDeleted(month, THAT_DAY));
            assertThat(given.when(new RestoreEntry(
                                    month.plus(RestoreWindow.LENGTH).minusNanos(1)))
                            .events())
                    .hasSize(1);
        }

        @Test
        void deletingItAgainChangesNothingAndGainsNoTime() {
            entry.given(WRITTEN, DELETED_NOW)
                    .when(new DeleteEntry(NOW.plusSeconds(60)))
                    .thenNothing()
                    .andState(entry.given(WRITTEN, DELETED_NOW).state());
        }

        @Test
        void itsIdCanNotBeWrittenOrRevised() {
            entry.given(WRITTEN, DELETED_NOW).when(WRITE).thenRejected(DELETED);
            entry.given(WRITTEN, DELETED_NOW)
                    .when(new ReviseEntry(null, null, null, false, OTHER_WORDS))
                    .thenRejected(DELETED);
        }

        @Test
        void aRevisionBeforeItIsWhatComesBack() {
            var revised = new EntryRevised(NOW, "Z", LocalDate.parse("2026-11-21"), THAT_DAY, null, false, OTHER_WORDS);
            entry.given(WRITTEN, revised, new EntryDeleted(NOW, LocalDate.parse("2026-11-21")))
                    .when(new RestoreEntry(NOW))
                    .then(new EntryRestored(NOW, NOW, "Z", LocalDate.parse("2026-11-21"), null, false, OTHER_WORDS));
        }
    }

    @Nested
    class WhenADraft {

        private static final EntryWritten DRAFT =
                new EntryWritten(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, true, WORDS);

        @Test
        void itIsOneAsLongAsThePersonSaysSo() {
            entry.given()
                    .when(new WriteEntry(NOW, EVENING, BERLIN, A_SETBACK, true, WORDS))
                    .then(DRAFT);
            entry.given(DRAFT)
                    .when(new ReviseEntry(null, null, A_SETBACK, true, OTHER_WORDS))
                    .then(new EntryRevised(EVENING, "Europe/Berlin", THAT_DAY, THAT_DAY, A_SETBACK, true, OTHER_WORDS));
            entry.given(DRAFT)
                    .when(new ReviseEntry(null, null, A_SETBACK, true, WORDS))
                    .thenNothing();
        }

        @Test
        void itIsWrittenWithTheFirstDocumentThatIsNone() {
            entry.given(DRAFT)
                    .when(new ReviseEntry(null, null, A_SETBACK, false, WORDS))
                    .then(new EntryRevised(EVENING, "Europe/Berlin", THAT_DAY, THAT_DAY, A_SETBACK, false, WORDS))
                    .andState(new Written(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, WORDS));
        }

        @Test
        void whatIsWrittenDoesNotBecomeOne() {
            entry.given(WRITTEN)
                    .when(new ReviseEntry(null, null, A_SETBACK, true, OTHER_WORDS))
                    .thenRejected(NO_LONGER_A_DRAFT);
            entry.given(DRAFT).when(WRITE).thenRejected(ALREADY_WRITTEN);
        }

        @Test
        void itComesBackAsOne() {
            entry.given(DRAFT, DELETED_NOW)
                    .when(new RestoreEntry(NOW))
                    .then(new EntryRestored(NOW, EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, true, WORDS));
        }
    }

    @Nested
    class WhenErasedForGood {

        private static final Instant END = NOW.plus(RestoreWindow.LENGTH);

        @Test
        void itIsSoFromTheDayOnWhichItCannotBeRestoredAnyMore() {
            var revised = new EntryRevised(EVENING, "Europe/Berlin", THAT_DAY, THAT_DAY, null, false, OTHER_WORDS);
            var deleted = entry.given(WRITTEN, revised, DELETED_NOW);
            deleted.when(new EraseEntry(END.minusNanos(1))).thenNothing();
            deleted.when(new EraseEntry(END)).then(new EntryErased(THAT_DAY)).andState(new Erased());
        }

        @Test
        void itIsNotIfItWasRestoredOrNeverDeleted() {
            entry.given().when(new EraseEntry(END)).thenNothing();
            entry.given(WRITTEN).when(new EraseEntry(END)).thenNothing();
        }

        @Test
        void nothingIsPossibleAnyMore() {
            var erased = entry.given(WRITTEN, DELETED_NOW, new EntryErased(THAT_DAY));
            erased.when(WRITE).thenRejected(ERASED);
            erased.when(new ReviseEntry(null, null, null, false, OTHER_WORDS)).thenRejected(ERASED);
            erased.when(new DeleteEntry(NOW)).thenRejected(ERASED);
            erased.when(new RestoreEntry(NOW)).thenRejected(ERASED);
            erased.when(new EraseEntry(END)).thenNothing();
        }
    }

    @Nested
    class WhenItsWordsAreErased {

        @Test
        void itsHistoryCanStillBeRead() {
            assertThat(entry.given(ERASED_ENTRY).state())
                    .isEqualTo(new Written(EVENING, "Europe/Berlin", THAT_DAY, A_SETBACK, false, Private.erased()));
        }

        @Test
        void nothingCanBeWrittenUnderTheLostKey() {
            entry.given(ERASED_ENTRY)
                    .when(new ReviseEntry(null, null, null, false, OTHER_WORDS))
                    .thenRejected(ERASED);
            entry.given(ERASED_ENTRY, DELETED_NOW).when(new RestoreEntry(NOW)).thenRejected(ERASED);
            entry.given(ERASED_ENTRY).when(WRITE).thenRejected(ALREADY_WRITTEN);
        }

        @Test
        void itCanBeDeleted() {
            entry.given(ERASED_ENTRY).when(new DeleteEntry(NOW)).then(DELETED_NOW);
        }
    }

    @Nested
    class WhatIsAllowed {

        @Test
        void isWhatTheDeciderGrants() {
            var longAfter = NOW.plus(RestoreWindow.LENGTH);
            assertAllowed(entry.given().state(), NOW);
            assertAllowed(entry.given(WRITTEN).state(), NOW, Verb.REVISE, Verb.DELETE);
            assertAllowed(entry.given(WRITTEN, DELETED_NOW).state(), NOW, Verb.RESTORE);
            assertAllowed(entry.given(WRITTEN, DELETED_NOW).state(), longAfter);
            assertAllowed(entry.given(ERASED_ENTRY).state(), NOW, Verb.DELETE);
            assertAllowed(entry.given(ERASED_ENTRY, DELETED_NOW).state(), NOW);
            assertAllowed(new Erased(), NOW);
        }

        private void assertAllowed(Entry state, Instant now, Verb... expected) {
            assertThat(state.allowed(now)).containsExactly(expected);
            for (var verb : Verb.values()) {
                EntryCommand command =
                        switch (verb) {
                            case REVISE -> new ReviseEntry(null, null, null, false, OTHER_WORDS);
                            case DELETE -> new DeleteEntry(now);
                            case RESTORE -> new RestoreEntry(now);
                        };
                var granted = decider.decide(command, state) instanceof Decision.Accepted<EntryEvent>(var events)
                        && !events.isEmpty();
                assertThat(granted)
                        .as("%s of %s", verb, state)
                        .isEqualTo(List.of(expected).contains(verb));
            }
        }

        @Test
        void isShownInPlainWords() {
            assertThat(Verb.values()).extracting(Verb::code).containsExactly("revise", "delete", "restore");
        }
    }

    @Test
    void theReasonsArePartOfTheApi() {
        assertThat(EntryRefusal.values())
                .extracting(Reason::code)
                .containsExactly(
                        "no-such-entry",
                        "already-written",
                        "no-longer-a-draft",
                        "deleted",
                        "restore-window-over",
                        "erased");
        assertThat(EntryRefusal.values())
                .extracting(Reason::kind)
                .containsExactly(
                        Reason.Kind.ABSENT,
                        Reason.Kind.STALE,
                        Reason.Kind.CONFLICT,
                        Reason.Kind.CONFLICT,
                        Reason.Kind.GONE,
                        Reason.Kind.CONFLICT);
    }

    @Test
    void nothingIsWrittenYetAtFirst() {
        assertThat(decider.initial()).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.0001, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void aMoodBeyondItsScaleIsABug(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mood(value, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mood(null, value));
    }

    @Test
    void aMoodReachesToBothEndsAndHasOneMiddle() {
        assertThat(new Mood(-1.0, 1.0)).isEqualTo(new Mood(-1.0, 1.0));
        assertThat(new Mood(-0.0, null)).isEqualTo(new Mood(0.0, null));
    }

    @Test
    void nothingPrintsWhatThePersonSaid() {
        assertThat(List.of(WRITE, WRITTEN, entry.given(WRITTEN).state()))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("It did not work out"));
    }
}
