package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rebound.journal.http.StatisticsResource.Hidden;
import rebound.journal.me.Consents;

/** Safety rule 8: how long it took is opt-in, and hidden while a setback is open. */
class StatisticsResourceTest {

    private static final Consents CONSENTING = new Consents(true);

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
    void theReasonsArePartOfTheApi() {
        assertThat(Hidden.values()).extracting(Hidden::code).containsExactly("no-consent", "a-setback-is-open");
    }
}
