package rebound.journal.read.index;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;

/** A day of the year. On 28 February of a year that has no 29th, that one is among the same days. */
public record SameDay(LocalDate date) {

    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);
    private static final MonthDay DAY_BEFORE = MonthDay.of(Month.FEBRUARY, 28);

    /** Whether any of the days can lie in that month. */
    public boolean mayBeIn(YearMonth month) {
        return month.getMonth() == date.getMonth() && month.getYear() < date.getYear();
    }

    public boolean isInAnEarlierYear(LocalDate other) {
        return other.getYear() < date.getYear() && isSame(MonthDay.from(other));
    }

    private boolean isSame(MonthDay other) {
        var day = MonthDay.from(date);
        return other.equals(day) || other.equals(LEAP_DAY) && day.equals(DAY_BEFORE) && !date.isLeapYear();
    }
}
