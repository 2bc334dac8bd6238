package rebound.journal.read.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2025-11-22, true",
        "2026-11-22, 1998-11-22, true",
        "2026-11-22, 2026-11-22, false",
        "2026-11-22, 2027-11-22, false",
        "2026-11-22, 2025-11-21, false",
        "2026-11-22, 2025-10-22, false",
        "2026-02-28, 2024-02-29, true",
        "2026-02-28, 2024-02-28, true",
        "2028-02-28, 2024-02-29, false",
        "2028-02-29, 2024-02-29, true",
        "2028-02-29, 2026-02-28, false",
        "2026-03-01, 2024-02-29, false"
    })
    void isTheSameInAnEarlierYear(LocalDate day, LocalDate other, boolean isSame) {
        var same = new SameDay(day);
        assertThat(same.isInAnEarlierYear(other)).isEqualTo(isSame);
        assertThat(isSame && !same.mayBeIn(YearMonth.from(other))).isFalse();
    }

    @Test
    void needsOneMonthOfEachYear() {
        var day = new SameDay(LocalDate.parse("2026-02-28"));
        assertThat(day.mayBeIn(YearMonth.of(2025, 2))).isTrue();
        assertThat(day.mayBeIn(YearMonth.of(2026, 2))).isFalse();
        assertThat(day.mayBeIn(YearMonth.of(2025, 3))).isFalse();
    }
}
