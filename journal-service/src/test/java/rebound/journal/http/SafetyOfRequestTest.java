package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafetyOfRequestTest {

    private final SafetyOfRequest safety = new SafetyOfRequest();

    @Test
    void whatNobodyHasUnderstoodMayHaveSaidSo() {
        assertThat(safety.mayNeedHelp()).isTrue();
    }

    /** As when a safe check-in is restored: such a request has no document. */
    @Test
    void whatSaysNothingNeedsHelpOnlyByWhatIsShown() {
        assertThat(safety.needsHelpWith("safe")).isFalse();
        assertThat(safety.needsHelpWith(null)).isFalse();
        assertThat(safety.needsHelpWith("unsure")).isTrue();
    }

    @Test
    void whoeverSaysSoNeedsHelpWhateverIsShown() {
        safety.understood("not-safe");
        assertThat(safety.mayNeedHelp()).isTrue();
        assertThat(safety.needsHelpWith("safe")).isTrue();
    }

    @Test
    void whoeverIsSafeNeedsHelpOnlyByWhatIsShown() {
        safety.understood("safe");
        assertThat(safety.mayNeedHelp()).isFalse();
        assertThat(safety.needsHelpWith(null)).isFalse();
        assertThat(safety.needsHelpWith("not-safe")).isTrue();
    }
}
