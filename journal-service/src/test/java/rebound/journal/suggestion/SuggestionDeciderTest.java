package rebound.journal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.suggestion.Preferences.Wishes;
import rebound.journal.suggestion.PreferencesCommand.Change;
import rebound.journal.suggestion.PreferencesCommand.ChangePreferences;
import rebound.journal.suggestion.PreferencesCommand.StopSuggesting;
import rebound.journal.suggestion.Proposal.Because;
import rebound.journal.suggestion.Suggestion.Accepted;
import rebound.journal.suggestion.Suggestion.Declined;
import rebound.journal.suggestion.Suggestion.Offered;
import rebound.journal.suggestion.Suggestion.SetAside;
import rebound.journal.suggestion.Suggestion.Verb;
import rebound.journal.suggestion.SuggestionCommand.AcceptSuggestion;
import rebound.journal.suggestion.SuggestionCommand.DeclineSuggestion;
import rebound.journal.suggestion.SuggestionCommand.OfferSuggestion;
import rebound.journal.suggestion.SuggestionCommand.SetSuggestionAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;

class SuggestionDeciderTest {

    private static final Instant THEN = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Private<Proposal> PROPOSAL =
            Private.of(new Proposal(Proposal.EVIDENCE, null, List.of(new Because(SignalsDecider.SETBACK, Map.of()))));

    private static final SuggestionOffered OFFERED = new SuggestionOffered(THEN, PROPOSAL);
    private static final SuggestionAccepted ACCEPTED = new SuggestionAccepted(NOW);
    private static final SuggestionDeclined DECLINED = new SuggestionDeclined(NOW, PROPOSAL);
    private static final SuggestionSetAside ASIDE = new SuggestionSetAside(NOW);

    private static final OfferSuggestion OFFER = new OfferSuggestion(THEN, PROPOSAL, Preferences.DEFAULT);
    private static final AcceptSuggestion ACCEPT = new AcceptSuggestion(NOW);
    private static final DeclineSuggestion DECLINE = new DeclineSuggestion(NOW);
    private static final SetSuggestionAside SET_ASIDE = new SetSuggestionAside(NOW);

    private final DeciderSpec<SuggestionCommand, Suggestion, SuggestionEvent> suggestion =
            DeciderSpec.of(new SuggestionDecider());

    @Test
    void itIsOfferedOnce() {
        suggestion.given().when(OFFER).then(OFFERED).andState(new Offered(PROPOSAL, THEN));
        suggestion.given(OFFERED).when(OFFER).thenNothing();
        suggestion.given(OFFERED, DECLINED).when(OFFER).thenNothing();
    }

    /** Safety rule 2: it holds, also for what was under way when they said so. */
    @Test
    void rule2_whatThePersonDoesNotWantByThenIsNotOffered() {
        var what = PROPOSAL.value().what();
        var declined = new Preferences(Private.of(new Wishes(false, List.of(what))));
        suggestion.given().when(OFFER.by(declined)).thenNothing();
        suggestion.given().when(OFFER.by(new Preferences(Private.erased()))).thenNothing();
        suggestion.given().when(new OfferSuggestion(THEN, PROPOSAL, null)).thenNothing();
        suggestion
                .given()
                .when(new OfferSuggestion(THEN, Private.erased(), Preferences.DEFAULT))
                .thenNothing();
    }

    @Test
    void whatWasNeverOfferedHasNoAnswer() {
        for (var command : List.of(ACCEPT, DECLINE, SET_ASIDE)) {
            suggestion.given().when(command).thenRejected(SuggestionRefusal.NO_SUCH_SUGGESTION);
        }
    }

    @Test
    void anOfferIsAcceptedDeclinedOrSetAside() {
        assertThat(suggestion.given(OFFERED).state().allowed())
                .containsExactly(Verb.ACCEPT, Verb.DECLINE, Verb.SET_ASIDE);
        suggestion.given(OFFERED).when(ACCEPT).then(ACCEPTED).andState(new Accepted(PROPOSAL, THEN, NOW));
        suggestion.given(OFFERED).when(DECLINE).then(DECLINED).andState(new Declined(PROPOSAL, THEN, NOW));
        suggestion.given(OFFERED).when(SET_ASIDE).then(ASIDE).andState(new SetAside(PROPOSAL, THEN, NOW));
    }

    @Test
    void whatIsSetAsideIsAnsweredLater() {
        assertThat(suggestion.given(OFFERED, ASIDE).state().allowed()).containsExactly(Verb.ACCEPT, Verb.DECLINE);
        suggestion.given(OFFERED, ASIDE).when(ACCEPT).then(ACCEPTED);
        suggestion.given(OFFERED, ASIDE).when(DECLINE).then(DECLINED);
        suggestion.given(OFFERED, ASIDE).when(SET_ASIDE).thenNothing();
    }

    @Test
    void anAnswerIsFinal() {
        assertThat(suggestion.given(OFFERED, ACCEPTED).state().allowed()).isEmpty();
        assertThat(suggestion.given(OFFERED, DECLINED).state().allowed()).isEmpty();
        suggestion.given(OFFERED, ACCEPTED).when(ACCEPT).thenNothing();
        suggestion.given(OFFERED, DECLINED).when(DECLINE).thenNothing();
        suggestion.given(OFFERED, ACCEPTED).when(DECLINE).thenRejected(SuggestionRefusal.ALREADY_ANSWERED);
        suggestion.given(OFFERED, ACCEPTED).when(SET_ASIDE).thenRejected(SuggestionRefusal.ALREADY_ANSWERED);
        suggestion.given(OFFERED, DECLINED).when(ACCEPT).thenRejected(SuggestionRefusal.ALREADY_ANSWERED);
        suggestion.given(OFFERED, DECLINED).when(SET_ASIDE).thenRejected(SuggestionRefusal.ALREADY_ANSWERED);
    }

    @Nested
    class WhatThePersonWants {

        private final DeciderSpec<PreferencesCommand, Preferences, PreferencesEvent> preferences =
                DeciderSpec.of(new PreferencesDecider());

        @Test
        void everythingMayBeSuggestedBeforeTheySayAnything() {
            assertThat(Proposal.KINDS).allMatch(Preferences.DEFAULT::allow);
        }

        @Test
        void whoIsInCareIsSuggestedNoProfessionalHelp() {
            var said = preferences.given().when(change(true, null, null)).state();
            assertThat(said.allow(Proposal.PROFESSIONAL_HELP)).isFalse();
            assertThat(said.allow(Proposal.EVIDENCE)).isTrue();
        }

        @Test
        void eachKindIsForbiddenAndAllowedByItself() {
            for (var kind : Proposal.KINDS) {
                var isEvidence = kind.equals(Proposal.EVIDENCE);
                var no = preferences.given().when(change(null, isEvidence ? false : null, isEvidence ? null : false));
                assertThat(Proposal.KINDS)
                        .filteredOn(one -> !no.state().allow(one))
                        .containsExactly(kind);
                var declined = Private.of(new Proposal(kind, null, List.of()));
                var stopped = preferences.given().when(new StopSuggesting(declined));
                assertThat(stopped.state()).isEqualTo(no.state());
                preferences
                        .given(stopped.events().getFirst())
                        .when(new StopSuggesting(declined))
                        .thenNothing();
                assertThat(preferences
                                .given(stopped.events().getFirst())
                                .when(change(null, true, true))
                                .state())
                        .isEqualTo(Preferences.DEFAULT);
            }
        }

        @Test
        void whatChangesNothingIsNoEvent() {
            preferences.given().when(change(null, null, null)).thenNothing();
            preferences.given().when(change(false, true, true)).thenNothing();
            preferences.given().when(new StopSuggesting(Private.erased())).thenNothing();
        }

        @Test
        void ofWhomNothingIsKnownAnyMoreNothingIsSuggestedTo() {
            assertThat(Proposal.KINDS).noneMatch(new Preferences(Private.erased())::allow);
        }

        private ChangePreferences change(Boolean inCare, Boolean evidence, Boolean help) {
            return new ChangePreferences(Private.of(new Change(inCare, evidence, help)));
        }
    }
}
