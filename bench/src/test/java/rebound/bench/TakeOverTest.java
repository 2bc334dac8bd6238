package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TakeOverTest {

    private static final long PEOPLE = 2_000;

    /** Or the log would have fewer events than were answered. */
    @Test
    void whatFillsTheLogChangesSomethingEachTime() {
        LongStream.range(0, 10_000).forEach(number -> {
            var asked = TakeOver.anotherStartOfDay(number);
            assertThat(asked)
                    .matches("\\{\"startOfDay\":\"(0[0-9]|1[01]):[0-5][0-9]\"}")
                    .doesNotContain("00:00")
                    .isNotEqualTo(TakeOver.anotherStartOfDay(number + PEOPLE));
        });
    }
}
