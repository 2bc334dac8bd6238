package rebound.journal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.suggestion.Preferences.Wishes;
import rebound.journal.suggestion.Suggestion.Absent;
import rebound.journal.suggestion.Suggestion.Accepted;
import rebound.journal.suggestion.Suggestion.Declined;
import rebound.journal.suggestion.Suggestion.Offered;
import rebound.journal.suggestion.Suggestion.SetAside;
import rebound.journal.suggestion.Suggestion.Withdrawn;

/** Safety rules 2 and 9: what is not wanted, closed or silenced does not stay offered. */
class StandingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Private<Proposal> HELP = Private.of(new Proposal(Proposal.PROFESSIONAL_HELP, null, List.of()));
    private static final Private<Proposal> EVIDENCE =
            Private.of(new Proposal(Proposal.EVIDENCE, new About("setback", "exam"), List.of()));
    private static final Standing EVERYTHING = new Standing(Preferences.DEFAULT, Set.of("exam"), true);

    @Test
    void whatWaitsForAnAnswerStandsAsLongAsThePersonWantsIt() {
        assertThat(EVERYTHING.has(new Offered(HELP, NOW))).isTrue();
        assertThat(EVERYTHING.has(new SetAside(HELP, NOW, NOW))).isTrue();
        for (var wishes :
                List.of(new Wishes(true, List.of()), new Wishes(false, List.of(Proposal.PROFESSIONAL_HELP)))) {
            var standing = new Standing(new Preferences(Private.of(wishes)), Set.of("exam"), true);
            assertThat(standing.has(new Offered(HELP, NOW))).isFalse();
            assertThat(standing.has(new SetAside(HELP, NOW, NOW))).isFalse();
            assertThat(standing.has(new Offered(EVIDENCE, NOW))).isTrue();
        }
    }

    @Test
    void whatIsForASetbackStandsAsLongAsThatMayComeBack() {
        assertThat(EVERYTHING.has(new Offered(EVIDENCE, NOW))).isTrue();
        var closed = new Standing(Preferences.DEFAULT, Set.of(), true);
        assertThat(closed.has(new Offered(EVIDENCE, NOW))).isFalse();
        assertThat(closed.has(new SetAside(EVIDENCE, NOW, NOW))).isFalse();
        assertThat(closed.has(new Offered(HELP, NOW))).isTrue();
    }

    @Test
    void noEvidenceIsOfferedThatIsNotThere() {
        var without = new Standing(Preferences.DEFAULT, Set.of("exam"), false);
        assertThat(without.has(new Offered(EVIDENCE, NOW))).isFalse();
        assertThat(without.has(new Offered(HELP, NOW))).isTrue();
    }

    @Test
    void whatWasAnsweredIsHistoryAndWhatIsErasedOrWasNeverThereIsNone() {
        var nothing = new Standing(new Preferences(Private.erased()), Set.of(), false);
        assertThat(nothing.has(new Accepted(EVIDENCE, NOW, NOW))).isTrue();
        assertThat(nothing.has(new Declined(EVIDENCE, NOW, NOW))).isTrue();
        assertThat(EVERYTHING.has(new Offered(Private.erased(), NOW))).isFalse();
        assertThat(EVERYTHING.has(new Absent())).isFalse();
        assertThat(EVERYTHING.has(new Withdrawn(EVIDENCE, NOW, NOW))).isFalse();
    }
}
