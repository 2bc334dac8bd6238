package rebound.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

    /** The check value of CRC-32C is E3069283 for 123456789; the others were computed from it once and stay for ever. */
    @ParameterizedTest
    @CsvSource({
        "123456789, 1000000, 858755",
        "00000000-0000-8000-8000-000000000000, 4, 1",
        "0b5cbf6c-6a53-8b1f-9e3c-2f5d4f1c7a90, 4, 2",
        "0b5cbf6c-6a53-8b1f-9e3c-2f5d4f1c7a90, 24, 14",
        "maria, 4, 3",
        "maria, 24, 23",
        "zoë, 24, 17"
    })
    void areTheSameForEver(String userId, int partitions, int expected) {
        assertThat(Partitions.of(userId, partitions)).isEqualTo(expected);
    }

    @Test
    void areNeverNegativeAndAllUsed() {
        var used = IntStream.range(0, 10_000)
                .map(number -> Partitions.of("user-" + number, 24))
                .boxed()
                .collect(Collectors.groupingBy(partition -> partition, Collectors.counting()));

        assertThat(used.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 24).boxed().toList());
        assertThat(used.values()).allMatch(count -> count > 300 && count < 550);
    }
}
