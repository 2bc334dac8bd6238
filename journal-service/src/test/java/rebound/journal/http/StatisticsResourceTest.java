package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.journal.http.StatisticsResource.BounceBack;
import rebound.journal.http.StatisticsResource.Hidden;
import rebound.journal.me.Consents;
import rebound.servicekit.read.ResourceId;

/** Safety rule 8: how long it took is opt-in, and hidden while a setback is open. */
class StatisticsResourceTest {

    private static final Consents CONSENTING = new Consents(true);
    private static final Instant HAPPENED = Instant.parse("2026-06-01T10:00:00Z");

    @Test
    void nothingIsShownThatThePersonDoesNotWantToSee() {
        assertThat(Hidden.of(Consents.NONE, () -> false)).contains(Hidden.NO_CONSENT);
        assertThat(Hidden.of(Consents.NONE, () -> true)).contains(Hidden.NO_CONSENT);
        assertThat(Hidden.of(CONSENTING, () -> false)).isEmpty();
    }

    @Test
    void nothingIsShownWhileAnySetbackIsOpen() {
        assertThat(Hidden.of(CONSENTING, () -> true)).contains(Hidden.A_SETBACK_IS_OPEN);
    }

    @Test
    void theFirstStepIsCountedInWholeHoursFromTheSetback() {
        var after = setback(HAPPENED.plusSeconds(9_000)).withFirstStep(HAPPENED.plusSeconds(7_199));
        assertThat(after.firstStepAt()).isEqualTo(HAPPENED.plusSeconds(7_199));
        assertThat(after.hoursToFirstStep()).isEqualTo(1);
        assertThat(after.closedAt()).isEqualTo(HAPPENED.plusSeconds(9_000));
    }

    @Test
    void aStepThatWasDoneBeforeTookNoTime() {
        assertThat(setback(HAPPENED).withFirstStep(HAPPENED.minusSeconds(7_200)).hoursToFirstStep())
                .isZero();
    }

    @Test
    void nothingIsSaidOfAFirstStepAsLongAsThereIsNone() {
        assertThat(setback(HAPPENED).withFirstStep(null)).isEqualTo(setback(HAPPENED));
    }

    @Test
    void nothingIsSaidOfAFirstStepWhileTheSetbackIsOpen() {
        assertThat(setback(null).withFirstStep(HAPPENED.plusSeconds(7_200))).isEqualTo(setback(null));
    }

    private static BounceBack setback(@Nullable Instant closedAt) {
        return new BounceBack(
                new ResourceId("018f4e5a-0000-7000-8000-0000000000aa"),
                HAPPENED,
                null,
                null,
                null,
                null,
                closedAt,
                closedAt == null ? null : 0L,
                Map.of());
    }

    @Test
    void theReasonsArePartOfTheApi() {
        assertThat(Hidden.values()).extracting(Hidden::code).containsExactly("no-consent", "a-setback-is-open");
    }
}
