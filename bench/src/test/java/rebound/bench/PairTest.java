package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {

    @Test
    void neitherSideIsAlwaysTheSecond() {
        var order = new ArrayList<String>();
        var pairs = Pair.alternate(
                3,
                () -> {
                    order.add("ours");
                    return 1.0;
                },
                () -> {
                    order.add("theirs");
                    return 2.0;
                },
                (n, pair) -> order.add("pair " + n));
        assertThat(order)
                .containsExactly("ours", "theirs", "pair 1", "theirs", "ours", "pair 2", "ours", "theirs", "pair 3");
        assertThat(pairs).containsOnly(new Pair<>(1.0, 2.0)).hasSize(3);
    }

    @Test
    void aRatioIsTakenWithinEachPair() {
        var ratio = new Ratio(
                "ours ÷ theirs",
                "/s",
                null,
                List.of(new Pair<>(10.0, 10.0), new Pair<>(1.0, 2.0), new Pair<>(90.0, 30.0)));
        assertThat(ratio.spread()).isEqualTo(new Spread(1, 0.5, 3));
        assertThat(ratio.measured()).isEqualTo(new Spread(10, 1, 90));
        assertThat(ratio.comparedWith()).isEqualTo(new Spread(10, 2, 30));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
    }
}
