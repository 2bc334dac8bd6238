package rebound.journal.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Instant LATE = Instant.parse("2026-11-21T02:30:00Z");
    private static final Home NIGHT_OWL = new Home(BERLIN, LocalTime.of(4, 0));

    @Test
    void whatIsNotSaidIsNowAndAtHome() {
        assertThat(Moment.told(LATE, null, null, Home.in(BERLIN)))
                .isEqualTo(new Moment(LATE, "Europe/Berlin", LocalDate.of(2026, 11, 21)));
    }

    @Test
    void ofSomebodyUnknownItIsUtc() {
        assertThat(Moment.told(LATE, null, null, null)).isEqualTo(new Moment(LATE, "UTC", LocalDate.of(2026, 11, 21)));
    }

    @Test
    void whatHappensBeforeTheDayBeginsBelongsToTheDayBefore() {
        assertThat(Moment.told(LATE, null, null, NIGHT_OWL).localDate()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(Moment.told(LATE, Instant.parse("2026-11-21T02:59:59.999Z"), null, NIGHT_OWL)
                        .localDate())
                .isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(Moment.told(LATE, Instant.parse("2026-11-21T03:00:00Z"), null, NIGHT_OWL)
                        .localDate())
                .isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void theDayBeginsWhereThePersonIsAndNotAtHome() {
        assertThat(Moment.told(LATE, null, AUCKLAND, NIGHT_OWL).localDate()).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void whatIsSaidAgainStaysOnItsDayWhateverHasChangedSince() {
        var told = Moment.told(LATE, null, null, Home.in(BERLIN));

        assertThat(told.revised(null, null, NIGHT_OWL)).isEqualTo(told);
        assertThat(told.revised(LATE, BERLIN, NIGHT_OWL)).isEqualTo(told);
    }

    @Test
    void whatIsSaidAnewIsReckonedAnew() {
        var told = Moment.told(LATE, null, null, Home.in(BERLIN));
        var early = Instant.parse("2026-11-19T01:00:00Z");

        assertThat(told.revised(early, null, NIGHT_OWL))
                .isEqualTo(new Moment(early, "Europe/Berlin", LocalDate.of(2026, 11, 18)));
        assertThat(told.revised(null, AUCKLAND, NIGHT_OWL))
                .isEqualTo(new Moment(LATE, "Pacific/Auckland", LocalDate.of(2026, 11, 21)));
    }
}
