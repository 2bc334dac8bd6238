package rebound.reminder.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = hours("22:00", "07:00");
    private static final QuietHours NAP = hours("13:00", "14:30");

    @Nested
    class OnAnOrdinaryDay {

        @Test
        void theFirstMomentIsQuietAndTheLastIsNot() {
            assertQuiet(NAP, "2026-11-21T12:00:00Z", "2026-11-21T13:30:00Z");
            assertQuiet(NAP, "2026-11-21T13:29:59.999999999Z", "2026-11-21T13:30:00Z");
            assertLoud(NAP, "2026-11-21T11:59:59.999999999Z");
            assertLoud(NAP, "2026-11-21T13:30:00Z");
        }

        @Test
        void overMidnightTheyAreOneNight() {
            assertQuiet(NIGHT, "2026-11-21T21:00:00Z", "2026-11-22T06:00:00Z");
            assertQuiet(NIGHT, "2026-11-21T22:59:59Z", "2026-11-22T06:00:00Z");
            assertQuiet(NIGHT, "2026-11-21T23:00:00Z", "2026-11-22T06:00:00Z");
            assertQuiet(NIGHT, "2026-11-22T05:59:59Z", "2026-11-22T06:00:00Z");
            assertLoud(NIGHT, "2026-11-21T20:59:59Z");
            assertLoud(NIGHT, "2026-11-22T06:00:00Z");
        }

        @Test
        void theyMayBeginOrEndAtMidnight() {
            assertQuiet(hours("22:00", "00:00"), "2026-11-21T22:59:59Z", "2026-11-21T23:00:00Z");
            assertLoud(hours("22:00", "00:00"), "2026-11-21T23:00:00Z");
            assertQuiet(hours("00:00", "05:00"), "2026-11-21T23:00:00Z", "2026-11-22T04:00:00Z");
            assertLoud(hours("00:00", "05:00"), "2026-11-21T22:59:59Z");
        }

        @Test
        void theyFollowThePersonsClockAndNobodyElses() {
            var midnight = Instant.parse("2026-11-21T23:30:00Z");
            assertThat(NIGHT.end(midnight, ZoneId.of("Pacific/Auckland"))).isNull();
            assertThat(NIGHT.end(midnight, ZoneId.of("Asia/Kathmandu")))
                    .isEqualTo(Instant.parse("2026-11-22T01:15:00Z"));
        }

        @Test
        void nearlyTheWholeDayLeavesItsMinute() {
            var nearly = hours("08:01", "08:00");
            assertQuiet(nearly, "2026-11-21T07:01:00Z", "2026-11-22T07:00:00Z");
            assertLoud(nearly, "2026-11-21T07:00:00Z");
            assertLoud(nearly, "2026-11-21T07:00:59Z");
        }
    }

    /** On 2026-03-29 in Berlin the clock goes from 02:00 to 03:00, at 01:00 UTC. */
    @Nested
    class WhereTheClockGoesForward {

        @Test
        void theNightIsAnHourShorter() {
            assertQuiet(NIGHT, "2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z");
            assertLoud(NIGHT, "2026-03-29T05:00:00Z");
        }

        @Test
        void anEndThatDoesNotExistIsTheNextMomentThatDoes() {
            assertQuiet(hours("22:00", "02:30"), "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z");
            assertLoud(hours("22:00", "02:30"), "2026-03-29T01:00:00Z");
        }

        @Test
        void aBeginningThatDoesNotExistIsTheNextMomentThatDoes() {
            assertLoud(hours("02:30", "07:00"), "2026-03-29T00:59:59Z");
            assertQuiet(hours("02:30", "07:00"), "2026-03-29T01:00:00Z", "2026-03-29T05:00:00Z");
        }

        @Test
        void hoursThatDoNotExistAtAllHoldNothingBack() {
            assertLoud(hours("02:10", "02:50"), "2026-03-29T00:59:59Z");
            assertLoud(hours("02:10", "02:50"), "2026-03-29T01:00:00Z");
        }
    }

    /** On 2026-10-25 in Berlin the clock goes from 03:00 back to 02:00, at 01:00 UTC. */
    @Nested
    class WhereTheClockGoesBack {

        @Test
        void theNightIsAnHourLonger() {
            assertQuiet(NIGHT, "2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z");
            assertQuiet(NIGHT, "2026-10-25T05:59:59Z", "2026-10-25T06:00:00Z");
        }

        @Test
        void anEndThatExistsTwiceIsTheFirst() {
            assertQuiet(hours("22:00", "02:30"), "2026-10-25T00:29:59Z", "2026-10-25T00:30:00Z");
            assertLoud(hours("22:00", "02:30"), "2026-10-25T00:30:00Z");
            assertLoud(hours("22:00", "02:30"), "2026-10-25T01:15:00Z");
        }

        @Test
        void aBeginningThatExistsTwiceIsTheFirst() {
            assertQuiet(hours("02:30", "07:00"), "2026-10-25T00:30:00Z", "2026-10-25T06:00:00Z");
            assertQuiet(hours("02:30", "07:00"), "2026-10-25T01:15:00Z", "2026-10-25T06:00:00Z");
            assertLoud(hours("02:30", "07:00"), "2026-10-25T00:29:59Z");
        }
    }

    /** In Apia there was no 2011-12-30. */
    @Test
    void aNightIntoADayThatDoesNotExistEndsWhenTheNextOneBegins() {
        var apia = ZoneId.of("Pacific/Apia");
        var beginningOfTheNextDay = Instant.parse("2011-12-30T10:00:00Z");
        assertThat(NIGHT.end(beginningOfTheNextDay.minusSeconds(1), apia)).isEqualTo(beginningOfTheNextDay);
        assertThat(NIGHT.end(beginningOfTheNextDay, apia)).isEqualTo(Instant.parse("2011-12-30T17:00:00Z"));
    }

    private static void assertQuiet(QuietHours hours, String now, String end) {
        assertThat(hours.end(Instant.parse(now), BERLIN)).isEqualTo(Instant.parse(end));
    }

    private static void assertLoud(QuietHours hours, String now) {
        assertThat(hours.end(Instant.parse(now), BERLIN)).isNull();
    }

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }
}
