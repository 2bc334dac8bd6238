package rebound.journal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.suggestion.Preferences.Wishes;
import rebound.journal.suggestion.Proposal.Because;
import rebound.journal.suggestion.Signals.Stated;
import rebound.journal.suggestion.SignalsCommand.Around;
import rebound.journal.suggestion.SignalsCommand.CountEvidence;
import rebound.journal.suggestion.SignalsCommand.ForgetSuggestion;
import rebound.journal.suggestion.SignalsCommand.NoteSetback;
import rebound.journal.suggestion.SignalsCommand.NoteSignal;
import rebound.journal.suggestion.SignalsCommand.NoteSuggestion;
import rebound.journal.suggestion.SignalsCommand.QuestionSuggestions;
import rebound.journal.suggestion.SignalsCommand.UncountEvidence;
import rebound.journal.suggestion.SignalsCommand.WithdrawSignal;
import rebound.journal.suggestion.SignalsEvent.EvidenceCounted;
import rebound.journal.suggestion.SignalsEvent.EvidenceUncounted;
import rebound.journal.suggestion.SignalsEvent.SignalNoted;
import rebound.journal.suggestion.SignalsEvent.SignalWithdrawn;
import rebound.journal.suggestion.SignalsEvent.SuggestionCrowdedOut;
import rebound.journal.suggestion.SignalsEvent.SuggestionForgotten;
import rebound.journal.suggestion.SignalsEvent.SuggestionNoted;
import rebound.journal.suggestion.SignalsEvent.SuggestionPrompted;
import rebound.journal.suggestion.SignalsEvent.SuggestionsQuestioned;

class SignalsDeciderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Around AROUND = new Around(NOW, TODAY, Preferences.DEFAULT);

    private static final Private<Stated> LOW = Private.of(new Stated(true, false));
    private static final Private<Stated> FINE = Private.of(new Stated(false, false));
    private static final Private<Stated> SPIRALLING = Private.of(new Stated(false, true));

    private static final SuggestionPrompted BECAUSE_LOW = prompted(NOW, 5);
    private static final SuggestionPrompted BECAUSE_SPIRALLING = new SuggestionPrompted(
            NOW,
            Private.of(new Proposal(
                    Proposal.PROFESSIONAL_HELP, null, List.of(new Because("because-spiralling", Map.of())))));

    private final DeciderSpec<SignalsCommand, Signals, SignalsEvent> signals =
            DeciderSpec.of(new SignalsDecider(LingeringRule.DEFAULT));

    @Nested
    class ALowMoodThatLingers {

        @Test
        void suggestsProfessionalHelpOnTheFifthDay() {
            signals.given(low(1, 5, 8, 11)).when(note(14, LOW)).then(noted(14, LOW), BECAUSE_LOW);
        }

        @Test
        void suggestsNothingOnTheFourth() {
            signals.given(low(1, 5, 8)).when(note(14, LOW)).then(noted(14, LOW));
        }

        @Test
        void suggestsNothingIfFiveEntriesAreOfFourDays() {
            var first = new SignalNoted(new About("check-in", "of-the-same-day"), day(1), LOW);
            signals.given(with(low(1, 5, 8), first)).when(note(14, LOW)).then(noted(14, LOW));
        }

        @Test
        void isNotNoticedWithAMoodThatIsNotLow() {
            signals.given(low(1, 5, 8, 11, 13)).when(note(14, FINE)).then(noted(14, FINE));
        }

        @Test
        void isTheSameInEntriesAndCheckIns() {
            var entry = new SignalNoted(new About("entry", "1"), day(1), LOW);
            signals.given(with(low(5, 8, 11), entry)).when(note(14, LOW)).then(noted(14, LOW), BECAUSE_LOW);
        }

        @Test
        void countsNoMoreWhatIsDeletedOrRevised() {
            signals.given(with(low(1, 5, 8, 11), new SignalWithdrawn(source(5))))
                    .when(note(14, LOW))
                    .then(noted(14, LOW));
            signals.given(with(low(1, 5, 8, 11), noted(5, FINE)))
                    .when(note(14, LOW))
                    .then(noted(14, LOW));
        }

        @Test
        void countsTheDayAsThePersonReckonsIt() {
            // In Auckland it is the 22nd already; a day that begins at four is still the 21st at three.
            var auckland = Around.of(NOW, Home.in(ZoneId.of("Pacific/Auckland")), Preferences.DEFAULT);
            assertThat(auckland.today()).isEqualTo(day(15));
            var early = Around.of(
                    Instant.parse("2026-11-22T02:30:00Z"),
                    new Home(ZoneId.of("Europe/Berlin"), LocalTime.of(4, 0)),
                    Preferences.DEFAULT);
            assertThat(early.today()).isEqualTo(TODAY);
            // What was the first of fourteen days at home is the fifteenth before somebody who is a day ahead.
            signals.given(low(1, 5, 8, 11)).when(note(15, LOW)).then(noted(15, LOW));
            signals.given(low(2, 5, 8, 11)).when(note(15, LOW)).then(noted(15, LOW), BECAUSE_LOW);
        }

        @Test
        void isQuietForFourteenDaysAfterItWasSaid() {
            var almost = prompted(NOW.minus(Duration.ofDays(14)).plusNanos(1), 5);
            signals.given(with(low(1, 5, 8, 11), almost)).when(note(14, LOW)).then(noted(14, LOW));
            var longAgo = prompted(NOW.minus(Duration.ofDays(14)), 5);
            signals.given(with(low(1, 5, 8, 11), longAgo)).when(note(14, LOW)).then(noted(14, LOW), BECAUSE_LOW);
        }

        @Test
        void isSaidOnceForOneMood() {
            signals.given(low(1, 5, 8, 11, 14)).when(note(14, LOW)).then(noted(14, LOW));
        }

        @Test
        void isNoticedAmongManyThatAreNot() {
            var many = new ArrayList<>(List.of(low(1, 5, 8, 11)));
            for (var day = 1; day <= 14; day++) {
                for (var i = 0; i < 19; i++) {
                    many.add(new SignalNoted(new About("entry", day + "-" + i), day(day), i < 15 ? FINE : SPIRALLING));
                }
            }
            var withMany = signals.given(many.toArray(SignalsEvent[]::new));
            withMany.when(note(14, LOW)).then(noted(14, LOW), BECAUSE_LOW);
            assertThat(withMany.state().lowDays()).containsExactly(day(1), day(5), day(8), day(11));
        }

        @Test
        void isNotNoticedInWhatIsHistory() {
            var since = NOW.minus(Duration.ofHours(24)).minusNanos(1);
            signals.given(low(1, 5, 8, 11))
                    .when(new NoteSignal(source(14), day(14), since, LOW, AROUND))
                    .then(noted(14, LOW));
        }
    }

    @Nested
    class SomebodyWhoSaysThatItIsSpiralling {

        @Test
        void isSuggestedHelpAtOnce() {
            signals.given().when(note(14, SPIRALLING)).then(noted(14, SPIRALLING), BECAUSE_SPIRALLING);
        }

        @Test
        void isAlsoDuringACooldown() {
            signals.given(prompted(NOW.minusSeconds(1), 5))
                    .when(note(14, SPIRALLING))
                    .then(noted(14, SPIRALLING), BECAUSE_SPIRALLING);
        }

        @Test
        void isOnceForEachTimeTheySayIt() {
            var known = noted(14, SPIRALLING);
            signals.given(known).when(note(14, SPIRALLING)).then(known);
            var lowAsWell = Private.of(new Stated(true, true));
            signals.given(known).when(note(14, lowAsWell)).then(noted(14, lowAsWell));
        }
    }

    @Nested
    class WhatThePersonDoesNotWant {

        @Test
        void isNotSuggestedWhateverHolds() {
            for (var wishes :
                    List.of(new Wishes(true, List.of()), new Wishes(false, List.of(Proposal.PROFESSIONAL_HELP)))) {
                var around = new Around(NOW, TODAY, new Preferences(Private.of(wishes)));
                signals.given(low(1, 5, 8, 11))
                        .when(new NoteSignal(source(14), day(14), NOW, LOW, around))
                        .then(noted(14, LOW));
                signals.given()
                        .when(new NoteSignal(source(14), day(14), NOW, SPIRALLING, around))
                        .then(noted(14, SPIRALLING));
            }
            var noEvidence =
                    new Around(NOW, TODAY, new Preferences(Private.of(new Wishes(false, List.of(Proposal.EVIDENCE)))));
            signals.given(counted("a"))
                    .when(new NoteSetback(setback(), noEvidence))
                    .thenNothing();
        }

        @Test
        void doesNotKeepTheOtherFromThem() {
            var inCare = new Around(NOW, TODAY, new Preferences(Private.of(new Wishes(true, List.of()))));
            assertThat(signals.given(counted("a"))
                            .when(new NoteSetback(setback(), inCare))
                            .events())
                    .hasSize(1);
        }
    }

    @Nested
    class ASetback {

        @Test
        void suggestsEvidenceIfThereIsAny() {
            signals.given(counted("a"))
                    .when(new NoteSetback(setback(), AROUND))
                    .then(new SuggestionPrompted(
                            NOW,
                            Private.of(new Proposal(
                                    Proposal.EVIDENCE, setback(), List.of(new Because("because-setback", Map.of()))))));
        }

        @Test
        void suggestsNothingIfThereIsNone() {
            signals.given().when(new NoteSetback(setback(), AROUND)).thenNothing();
            signals.given(counted("a"), new EvidenceUncounted(evidence("a")))
                    .when(new NoteSetback(setback(), AROUND))
                    .thenNothing();
        }

        @Test
        void startsNoCooldownOfHelp() {
            var drawn = signals.given(counted("a"))
                    .when(new NoteSetback(setback(), AROUND))
                    .events()
                    .getFirst();
            signals.given(with(low(1, 5, 8, 11), drawn)).when(note(14, LOW)).then(noted(14, LOW), BECAUSE_LOW);
        }
    }

    /** Safety rule 9. */
    @Nested
    class WhatWaitsForAnAnswer {

        private static final SuggestionNoted A = new SuggestionNoted("a");
        private static final SuggestionNoted B = new SuggestionNoted("b");

        @Test
        void isKnownOnceUntilItDoesNotWaitAnyMore() {
            signals.given(counted("e")).when(new NoteSuggestion("a")).then(A);
            signals.given(counted("e"), A).when(new NoteSuggestion("a")).thenNothing();
            signals.given(A, B).when(new ForgetSuggestion("a")).then(new SuggestionForgotten("a"));
            assertThat(signals.given(A, B, new SuggestionForgotten("a")).state().waiting())
                    .containsExactly("b");
            signals.given(B).when(new ForgetSuggestion("a")).thenNothing();
        }

        @Test
        void isQuestionedIfThereIsAny() {
            signals.given(A, B).when(new QuestionSuggestions()).then(questioned(false, "a", "b"));
            signals.given(counted("e"), A).when(new QuestionSuggestions()).then(questioned(true, "a"));
            signals.given().when(new QuestionSuggestions()).thenNothing();
            signals.given(A, new SuggestionForgotten("a"))
                    .when(new QuestionSuggestions())
                    .thenNothing();
        }

        @Test
        void isQuestionedWhenNoEvidenceIsLeft() {
            var gone = new EvidenceUncounted(evidence("e"));
            signals.given(counted("e"), A)
                    .when(new UncountEvidence(evidence("e")))
                    .then(gone, questioned(false, "a"));
            signals.given(counted("e"), counted("f"), A)
                    .when(new UncountEvidence(evidence("e")))
                    .then(gone);
            // It was deleted while the offer was on its way.
            signals.given(counted("e"), gone, A).when(new NoteSuggestion("b")).then(B, questioned(false, "b"));
        }

        @Test
        void makesRoomForWhatIsOfferedLater() {
            var full = new ArrayList<SignalsEvent>();
            full.add(counted("e"));
            for (var i = 0; i < Signals.MOST_WAITING; i++) {
                full.add(new SuggestionNoted("s" + i));
            }
            signals.given(full.toArray(SignalsEvent[]::new))
                    .when(new NoteSuggestion("a"))
                    .then(A, new SuggestionCrowdedOut("s0"));
            full.add(A);
            full.add(new SuggestionCrowdedOut("s0"));
            assertThat(signals.given(full.toArray(SignalsEvent[]::new)).state().waiting())
                    .hasSize(Signals.MOST_WAITING)
                    .startsWith("s1")
                    .endsWith("a");
        }

        private static SuggestionsQuestioned questioned(boolean hasEvidence, String... suggestions) {
            return new SuggestionsQuestioned(List.of(suggestions), Private.of(hasEvidence));
        }
    }

    @Test
    void someEvidenceIsEnough() {
        signals.given().when(new CountEvidence(evidence("a"))).then(counted("a"));
        signals.given(counted("a")).when(new CountEvidence(evidence("a"))).thenNothing();
        var all = new ArrayList<SignalsEvent>();
        for (var i = 0; i < Signals.MOST_EVIDENCE; i++) {
            all.add(counted("e" + i));
        }
        var many = all.toArray(SignalsEvent[]::new);
        signals.given(many).when(new CountEvidence(evidence("more"))).thenNothing();
        signals.given(many).when(new UncountEvidence(evidence("more"))).thenNothing();
        signals.given(many).when(new UncountEvidence(evidence("e0"))).then(new EvidenceUncounted(evidence("e0")));
    }

    @Test
    void evidenceThatIsLeftIsStillKnown() {
        var history = new ArrayList<SignalsEvent>();
        for (var i = 0; i < 30; i++) {
            history.addAll(signals.given(history.toArray(SignalsEvent[]::new))
                    .when(new CountEvidence(evidence("e" + i)))
                    .events());
        }
        for (var i = 0; i < 20; i++) {
            history.addAll(signals.given(history.toArray(SignalsEvent[]::new))
                    .when(new UncountEvidence(evidence("e" + i)))
                    .events());
        }
        assertThat(signals.given(history.toArray(SignalsEvent[]::new)).state().evidence())
                .hasSize(10);
    }

    @Test
    void thatThereIsAnEventSaysNothing() {
        for (var stated : List.of(LOW, FINE, SPIRALLING)) {
            var known = noted(1, stated);
            signals.given(known).when(new WithdrawSignal(source(1))).then(new SignalWithdrawn(source(1)));
            signals.given(known, new SignalWithdrawn(source(1)))
                    .when(new WithdrawSignal(source(1)))
                    .then(new SignalWithdrawn(source(1)))
                    .andState(Signals.NONE);
            signals.given(known).when(note(1, stated)).then(known);
        }
        signals.given().when(new WithdrawSignal(source(1))).then(new SignalWithdrawn(source(1)));
    }

    @Test
    void nothingIsKeptThatNoRuleNeeds() {
        assertThat(signals.given(with(low(-14, -13), noted(14, LOW))).state().lowDays())
                .containsExactly(day(-13), day(14));
        var erased = new SignalNoted(source(1), day(1), Private.erased());
        assertThat(signals.given(erased).state()).isEqualTo(Signals.NONE);
        var all = new ArrayList<SignalsEvent>();
        assertThat(signals.given(low(1)).when(note(1, FINE)).state()).isEqualTo(Signals.NONE);
        for (var i = 0; i < Signals.MOST_SIGNALS_OF_A_DAY + 5; i++) {
            all.add(new SignalNoted(new About("entry", "e" + i), TODAY, LOW));
        }
        assertThat(signals.given(all.toArray(SignalsEvent[]::new)).state().lowDays())
                .hasSize(Signals.MOST_SIGNALS_OF_A_DAY);
    }

    private static NoteSignal note(int day, Private<Stated> stated) {
        return new NoteSignal(source(day), day(day), NOW, stated, AROUND);
    }

    private static SignalNoted noted(int day, Private<Stated> stated) {
        return new SignalNoted(source(day), day(day), stated);
    }

    private static SignalsEvent[] low(int... days) {
        var events = new SignalsEvent[days.length];
        for (var i = 0; i < days.length; i++) {
            events[i] = noted(days[i], LOW);
        }
        return events;
    }

    private static SignalsEvent[] with(SignalsEvent[] events, SignalsEvent last) {
        var all = new ArrayList<>(List.of(events));
        all.add(last);
        return all.toArray(SignalsEvent[]::new);
    }

    private static SuggestionPrompted prompted(Instant at, int days) {
        return new SuggestionPrompted(
                at,
                Private.of(new Proposal(
                        Proposal.PROFESSIONAL_HELP,
                        null,
                        List.of(new Because("because-low-days", Map.of("days", days, "window", 14))))));
    }

    private static EvidenceCounted counted(String id) {
        return new EvidenceCounted(evidence(id));
    }

    private static About evidence(String id) {
        return new About("evidence", id);
    }

    private static About setback() {
        return new About("setback", "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43");
    }

    private static About source(int day) {
        return new About("check-in", "of-day-" + day);
    }

    /** Day 14 is today. */
    private static LocalDate day(int number) {
        return TODAY.minusDays(14 - number);
    }
}
