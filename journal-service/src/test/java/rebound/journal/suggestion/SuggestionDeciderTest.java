package rebound.journal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.day.About;
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
import rebound.journal.suggestion.Suggestion.Withdrawn;
import rebound.journal.suggestion.SuggestionCommand.AcceptSuggestion;
import rebound.journal.suggestion.SuggestionCommand.DeclineSuggestion;
import rebound.journal.suggestion.SuggestionCommand.OfferSuggestion;
import rebound.journal.suggestion.SuggestionCommand.ReviewSuggestion;
import rebound.journal.suggestion.SuggestionCommand.SetSuggestionAside;
import rebound.journal.suggestion.SuggestionCommand.WithdrawSuggestion;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;

class SuggestionDeciderTest {

    private static final Instant THEN = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Private<Proposal> PROPOSAL = Private.of(new Proposal(
            Proposal.EVIDENCE, new About("setback", "exam"), List.of(new Because(SignalsDecider.SETBACK, Map.of()))));

    private static final Standing STANDS = new Standing(Preferences.DEFAULT, Set.of("exam"), true);
    private static final Standing CLOSED = new Standing(Preferences.DEFAULT, Set.of(), true);

    private static final SuggestionOffered OFFERED = new SuggestionOffered(THEN, PROPOSAL);
    private static final SuggestionAccepted ACCEPTED = new SuggestionAccepted(NOW);
    private static final SuggestionDeclined DECLINED = new SuggestionDeclined(NOW, PROPOSAL);
    private static final SuggestionSetAside ASIDE = new SuggestionSetAside(NOW);
    private static final SuggestionWithdrawn WITHDRAWN = new SuggestionWithdrawn(NOW);

    private static final OfferSuggestion OFFER = new OfferSuggestion(THEN, PROPOSAL, STANDS);
    private static final AcceptSuggestion ACCEPT = new AcceptSuggestion(NOW);
    private static final DeclineSuggestion DECLINE = new DeclineSuggestion(NOW);
    private static final SetSuggestionAside SET_ASIDE = new SetSuggestionAside(NOW);
    private static final ReviewSuggestion REVIEW = new ReviewSuggestion(NOW, "exam", true, CLOSED);

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
        suggestion.given().when(OFFER.by(by(declined))).thenNothing();
        suggestion.given().when(OFFER.by(by(new Preferences(Private.erased())))).thenNothing();
        suggestion.given().when(new OfferSuggestion(THEN, PROPOSAL, null)).thenNothing();
        suggestion
                .given()
                .when(new OfferSuggestion(THEN, Private.erased(), STANDS))
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

    /** Safety rule 9: not even for a moment, for a reminder would bring it. */
    @Test
    void rule9_whatIsForASetbackThatIsClosedOrSilencedByThenIsNotOffered() {
        suggestion.given().when(OFFER.by(CLOSED)).thenNothing();
    }

    /** Safety rule 9: whoever was told that it is offered is told that it is not. */
    @Test
    void rule9_whatDoesNotStandAnyMoreIsWithdrawn() {
        suggestion.given(OFFERED).when(REVIEW).then(WITHDRAWN).andState(new Withdrawn(PROPOSAL, THEN, NOW));
        suggestion.given(OFFERED, ASIDE).when(REVIEW).then(WITHDRAWN);
        suggestion.given(OFFERED).when(REVIEW.by(STANDS)).thenNothing();
        suggestion
                .given(OFFERED)
                .when(new ReviewSuggestion(NOW, "exam", true, null))
                .thenNothing();
    }

    @Test
    void whatNobodyWouldFindAnyMoreIsWithdrawnIfItWaits() {
        var withdraw = new WithdrawSuggestion(NOW);
        suggestion.given(OFFERED).when(withdraw).then(WITHDRAWN);
        suggestion.given(OFFERED, ASIDE).when(withdraw).then(WITHDRAWN);
    }

    @Test
    void whatWasAnsweredOrWithdrawnOrNeverThereIsNotWithdrawn() {
        for (var command : List.of(REVIEW, new WithdrawSuggestion(NOW))) {
            suggestion.given().when(command).thenNothing();
            suggestion.given(OFFERED, ACCEPTED).when(command).thenNothing();
            suggestion.given(OFFERED, DECLINED).when(command).thenNothing();
            suggestion.given(OFFERED, WITHDRAWN).when(command).thenNothing();
        }
    }

    /** Safety rule 9: it comes back as another one only. That nothing of its kind is wanted can still be said. */
    @Test
    void rule9_nothingBringsBackWhatIsWithdrawn() {
        suggestion.given(OFFERED, WITHDRAWN).when(OFFER).thenNothing();
        suggestion.given(OFFERED, WITHDRAWN).when(REVIEW.by(STANDS)).thenNothing();
        suggestion.given(OFFERED, WITHDRAWN).when(ACCEPT).thenRejected(SuggestionRefusal.SUGGESTION_WITHDRAWN);
        suggestion.given(OFFERED, WITHDRAWN).when(SET_ASIDE).thenRejected(SuggestionRefusal.SUGGESTION_WITHDRAWN);
        suggestion.given(OFFERED, WITHDRAWN).when(DECLINE).then(DECLINED);
        assertThat(suggestion.given(OFFERED, WITHDRAWN).state().allowed()).containsExactly(Verb.DECLINE);
    }

    private static Standing by(Preferences preferences) {
        return new Standing(preferences, Set.of("exam"), true);
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
