package rebound.journal.setback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FacetsTest {

    @Test
    void aListOfNothingNamesNothing() {
        var facets = Facets.NONE.with("causes", new Remarks(List.of()));
        assertThat(facets.has(Facet.CAUSES)).isFalse();
        assertThat(facets.with("causes", Remarks.of(Remark.of("health", null))).has(Facet.CAUSES))
                .isTrue();
    }

    @Test
    void readinessNeedsNoWord() {
        assertThat(Facets.NONE.with("ready", Remarks.of(Remark.of(null, null))).has(Facet.READY))
                .isTrue();
    }
}
