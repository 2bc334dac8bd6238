package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final Outcome outcome = new Outcome();

    @Test
    void isContentWithWhatIsThereOnce() {
        Once.examine(outcome, "entries", Set.of("a", "b"), List.of("b", "a"));
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.examined()).containsEntry("entries that were acknowledged", 2L);
    }

    @Test
    void seesWhatIsLostWhatIsThereTwiceAndWhatNobodyAskedFor() {
        Once.examine(outcome, "entries", Set.of("a", "b", "c"), List.of("a", "a", "x", "y", "c"));
        assertThat(outcome.faults())
                .containsEntry("entries that were acknowledged and are lost", 1L)
                .containsEntry("entries that are there twice", 1L)
                .containsEntry("entries that nobody was told of", 2L)
                .hasSize(3);
    }
}
