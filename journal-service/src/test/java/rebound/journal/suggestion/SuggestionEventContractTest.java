package rebound.journal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.day.About;
import rebound.journal.suggestion.Preferences.Wishes;
import rebound.journal.suggestion.PreferencesEvent.PreferencesChanged;
import rebound.journal.suggestion.Proposal.Because;
import rebound.journal.suggestion.Signals.Stated;
import rebound.journal.suggestion.SignalsEvent.EvidenceCounted;
import rebound.journal.suggestion.SignalsEvent.EvidenceUncounted;
import rebound.journal.suggestion.SignalsEvent.SignalNoted;
import rebound.journal.suggestion.SignalsEvent.SignalWithdrawn;
import rebound.journal.suggestion.SignalsEvent.SuggestionCrowdedOut;
import rebound.journal.suggestion.SignalsEvent.SuggestionForgotten;
import rebound.journal.suggestion.SignalsEvent.SuggestionNoted;
import rebound.journal.suggestion.SignalsEvent.SuggestionPrompted;
import rebound.journal.suggestion.SignalsEvent.SuggestionsQuestioned;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;
import rebound.journal.wiring.JournalModel;

class SuggestionEventContractTest {

    private static final String PERSON = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String THING = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");

    private static final Private<Proposal> HELP = Private.of(new Proposal(
            Proposal.PROFESSIONAL_HELP,
            null,
            List.of(new Because("because-low-days", Map.of("days", 5, "window", 14)))));

    private static final Private<Proposal> EVIDENCE = Private.of(new Proposal(
            Proposal.EVIDENCE, new About("setback", THING), List.of(new Because("because-setback", Map.of()))));

    private static final String SUGGESTION = "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43";

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void signalNoted() {
        var noted = new SignalNoted(
                new About("entry", THING), LocalDate.parse("2026-11-01"), Private.of(new Stated(true, false)));
        contract.isWrittenAndRead("signal-noted", 1, event("signals", PERSON, noted));
        assertThat(contract.readErased("signal-noted", 1).body())
                .isEqualTo(new SignalNoted(new About("entry", THING), LocalDate.parse("2026-11-01"), Private.erased()));
    }

    @Test
    void signalWithdrawn() {
        contract.isWrittenAndRead(
                "signal-withdrawn", 1, event("signals", PERSON, new SignalWithdrawn(new About("entry", THING))));
    }

    @Test
    void evidenceCounted() {
        contract.isWrittenAndRead(
                "evidence-counted", 1, event("signals", PERSON, new EvidenceCounted(new About("evidence", THING))));
    }

    @Test
    void evidenceUncounted() {
        contract.isWrittenAndRead(
                "evidence-uncounted", 1, event("signals", PERSON, new EvidenceUncounted(new About("evidence", THING))));
    }

    @Test
    void suggestionPrompted() {
        contract.isWrittenAndRead(
                "suggestion-prompted", 1, event("signals", PERSON, new SuggestionPrompted(EVENING, HELP)));
        assertThat(contract.readErased("suggestion-prompted", 1).body())
                .isEqualTo(new SuggestionPrompted(EVENING, Private.erased()));
    }

    @Test
    void suggestionNoted() {
        contract.isWrittenAndRead("suggestion-noted", 1, event("signals", PERSON, new SuggestionNoted(SUGGESTION)));
    }

    @Test
    void suggestionForgotten() {
        contract.isWrittenAndRead(
                "suggestion-forgotten", 1, event("signals", PERSON, new SuggestionForgotten(SUGGESTION)));
    }

    @Test
    void suggestionCrowdedOut() {
        contract.isWrittenAndRead(
                "suggestion-crowded-out", 1, event("signals", PERSON, new SuggestionCrowdedOut(SUGGESTION)));
    }

    @Test
    void suggestionsQuestioned() {
        contract.isWrittenAndRead(
                "suggestions-questioned",
                1,
                event("signals", PERSON, new SuggestionsQuestioned(List.of(SUGGESTION), Private.of(true))));
    }

    @Test
    void suggestionOffered() {
        contract.isWrittenAndRead("suggestion-offered", 1, suggestion(new SuggestionOffered(EVENING, EVIDENCE)));
        assertThat(contract.readErased("suggestion-offered", 1).body())
                .isEqualTo(new SuggestionOffered(EVENING, Private.erased()));
    }

    @Test
    void suggestionAccepted() {
        contract.isWrittenAndRead("suggestion-accepted", 1, suggestion(new SuggestionAccepted(EVENING)));
    }

    @Test
    void suggestionDeclined() {
        contract.isWrittenAndRead("suggestion-declined", 1, suggestion(new SuggestionDeclined(EVENING, EVIDENCE)));
    }

    @Test
    void suggestionSetAside() {
        contract.isWrittenAndRead("suggestion-set-aside", 1, suggestion(new SuggestionSetAside(EVENING)));
    }

    @Test
    void suggestionWithdrawn() {
        contract.isWrittenAndRead("suggestion-withdrawn", 1, suggestion(new SuggestionWithdrawn(EVENING)));
    }

    @Test
    void suggestionPreferencesChanged() {
        contract.isWrittenAndRead(
                "suggestion-preferences-changed",
                1,
                event(
                        "suggestion-preferences",
                        PERSON,
                        new PreferencesChanged(Private.of(new Wishes(true, List.of(Proposal.EVIDENCE))))));
    }

    private static Event<?> suggestion(SuggestionEvent body) {
        return event("suggestion", SUGGESTION, body);
    }

    private static Event<?> event(String type, String id, Object body) {
        return new Envelopes().add(new AggregateId(PERSON, type, id), body);
    }
}
