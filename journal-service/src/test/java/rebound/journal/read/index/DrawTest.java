package rebound.journal.read.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final List<IndexItem> ITEMS = IntStream.range(0, 20)
            .mapToObj(number -> new IndexItem(
                    "evidence",
                    "id-" + number,
                    Instant.EPOCH,
                    LocalDate.EPOCH,
                    "noted",
                    true,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    ""))
            .toList();

    @Test
    void isTheSameWithTheSameSeedWhateverElseComesAndGoes() {
        var drawn = Draw.order("seed", ITEMS);
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(ITEMS);
        assertThat(Draw.order("seed", ITEMS.reversed())).isEqualTo(drawn);
        var fewer = drawn.subList(0, 10).reversed();
        assertThat(Draw.order("seed", fewer)).isEqualTo(drawn.subList(0, 10));
    }

    @Test
    void isAnotherWithAnotherSeed() {
        var first = new HashSet<IndexItem>();
        for (var seed = 0; seed < 200; seed++) {
            first.add(Draw.order("seed " + seed, ITEMS).getFirst());
        }
        assertThat(first).hasSize(ITEMS.size());
    }
}
