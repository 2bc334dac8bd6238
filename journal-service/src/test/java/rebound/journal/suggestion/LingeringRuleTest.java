package rebound.journal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Safety rule 2, as it is written: day 1 is the first of the last 14, day 14 is today. */
class LingeringRuleTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @ParameterizedTest
    @CsvSource({
        "1 5 8 11 14, true",
        "3 5 8 11 12, true",
        // Four days are not enough, nor are five times on four of them.
        "1 5 8 14, false",
        "1 5 8 8 14, false",
        "1 1 1 1 14, false",
        // Not one of the first three; not one of the last three.
        "4 6 8 10 14, false",
        "3 6 8 10 14, true",
        "1 6 8 10 11, false",
        "1 6 8 10 12, true",
        // A day before the last 14 does not count, neither as one of five nor as one of the first.
        "0 5 8 11 14, false",
        "0 3 5 8 11 14, true",
        "0 4 5 8 11 14, false",
        // A day to come does not, either.
        "1 5 8 11 15, false",
        "2 3 12 13 14, true",
        "10 11 12 13 14, false",
        "1 2 3 4 5, false"
    })
    void holdsOnFiveDaysOfFourteenWithOneOfTheFirstAndOneOfTheLastThree(String days, boolean holds) {
        assertThat(LingeringRule.DEFAULT.holds(days(days), TODAY)).isEqualTo(holds);
    }

    @Test
    void countsEachOfTheDaysOnce() {
        assertThat(LingeringRule.DEFAULT.count(days("0 1 1 5 14 15"), TODAY)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "-0.51, true", "-0.5, true", "-0.49, false", "0, false", "1, false"})
    void aMoodIsLowFromHalfWayDown(double valence, boolean low) {
        assertThat(LingeringRule.DEFAULT.isLow(valence)).isEqualTo(low);
    }

    @Test
    void isAsItIsSet() {
        var rule = new LingeringRule(-0.2, 2, 4, 1, Duration.ofDays(3));
        assertThat(rule.isLow(-0.2)).isTrue();
        assertThat(rule.holds(days("11 14"), TODAY)).isTrue();
        assertThat(rule.holds(days("12 14"), TODAY)).isFalse();
    }

    @Test
    void makesSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-1.1, 5, 14, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-0.5, 0, 14, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-0.5, 15, 14, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-0.5, 5, 14, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-0.5, 5, 14, 15));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(-0.5, 5, 29, 3));
    }

    private static LingeringRule rule(double valence, int days, int window, int edge) {
        return new LingeringRule(valence, days, window, edge, Duration.ZERO);
    }

    private static List<LocalDate> days(String days) {
        return Arrays.stream(days.split(" "))
                .map(day -> TODAY.minusDays(14 - Integer.parseInt(day)))
                .toList();
    }
}
