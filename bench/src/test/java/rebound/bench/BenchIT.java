package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One benchmark from end to end, as small as can be: that it measures and is in order, not what comes out. */
class BenchIT {

    @Test
    void aQuickRunHasAFigureAndNothingIsOutOfOrder() {
        var outcome = new CommandThroughput().run(Settings.ofQuickRun(), System.out::println);
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.isClean()).isTrue();
        assertThat(outcome.examined()).containsKey("entries that were acknowledged");
        assertThat(outcome.ratios().getFirst().spread().median()).isPositive();
    }
}
