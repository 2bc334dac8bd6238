package rebound.reminder.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.reminder.settings.SettingsRefusal.QUIET_HOURS_EMPTY;
import static rebound.reminder.settings.SettingsRefusal.QUIET_HOURS_INCOMPLETE;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.reminder.settings.Settings.Chosen;
import rebound.reminder.settings.SettingsCommand.ChangeSettings;
import rebound.reminder.settings.SettingsCommand.HoursChange;
import rebound.reminder.settings.SettingsCommand.NoteHomeZone;
import rebound.reminder.settings.SettingsCommand.ZoneChange;
import rebound.reminder.settings.SettingsEvent.HomeZoneNoted;
import rebound.reminder.settings.SettingsEvent.SettingsChanged;

class SettingsDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime TEN = LocalTime.parse("22:00");
    private static final LocalTime FOUR = LocalTime.parse("04:00");
    private static final LocalTime FIVE = LocalTime.parse("05:00");
    private static final LocalTime SEVEN = LocalTime.parse("07:00");
    private static final LocalTime EIGHT = LocalTime.parse("08:00");
    private static final Hours NIGHT = new Hours(TEN, SEVEN);
    private static final SettingsChanged CHANGED = new SettingsChanged("Europe/Lisbon", NIGHT);

    private final DeciderSpec<SettingsCommand, Settings, SettingsEvent> settings =
            DeciderSpec.of(new SettingsDecider());

    @Test
    void atFirstThePersonHasSaidNothing() {
        assertThat(settings.given().state()).isEqualTo(new Chosen(null, null, null, null, null, 0));
        assertThat(settings.given().state().zone()).isNull();
    }

    @Nested
    class WhenChanged {

        @Test
        void everythingCanBeSaidAtOnce() {
            settings.given()
                    .when(new ChangeSettings(new ZoneChange(LISBON), HoursChange.of(TEN, SEVEN)))
                    .then(CHANGED)
                    .andState(new Chosen("Europe/Lisbon", NIGHT, null, null, null, 0));
        }

        @Test
        void whatIsNotNamedStays() {
            settings.given(CHANGED).when(zone(BERLIN)).then(new SettingsChanged("Europe/Berlin", NIGHT));
            settings.given(CHANGED)
                    .when(hours(HoursChange.of(null, EIGHT)))
                    .then(new SettingsChanged("Europe/Lisbon", new Hours(TEN, EIGHT)));
            settings.given(CHANGED)
                    .when(hours(HoursChange.of(EIGHT, null)))
                    .then(new SettingsChanged("Europe/Lisbon", new Hours(EIGHT, SEVEN)));
        }

        @Test
        void whatIsTakenBackIsGone() {
            settings.given(CHANGED).when(zone(null)).then(new SettingsChanged(null, NIGHT));
            settings.given(CHANGED).when(hours(HoursChange.none())).then(new SettingsChanged("Europe/Lisbon", null));
        }

        @Test
        void whatIsSoAlreadyChangesNothing() {
            settings.given(CHANGED).when(new ChangeSettings(null, null)).thenNothing();
            settings.given(CHANGED).when(zone(LISBON)).thenNothing();
            settings.given(CHANGED).when(hours(HoursChange.of(TEN, SEVEN))).thenNothing();
            settings.given(CHANGED).when(hours(HoursChange.of(null, null))).thenNothing();
            settings.given().when(hours(HoursChange.none())).thenNothing();
            settings.given().when(hours(HoursChange.of(null, null))).thenNothing();
            settings.given().when(zone(null)).thenNothing();
        }

        @Test
        void quietHoursNeedBothEnds() {
            settings.given().when(hours(HoursChange.of(TEN, null))).thenRejected(QUIET_HOURS_INCOMPLETE);
            settings.given().when(hours(HoursChange.of(null, SEVEN))).thenRejected(QUIET_HOURS_INCOMPLETE);
        }

        @Test
        void quietHoursDoNotEndWhenTheyBegin() {
            settings.given().when(hours(HoursChange.of(TEN, TEN))).thenRejected(QUIET_HOURS_EMPTY);
            settings.given(CHANGED).when(hours(HoursChange.of(SEVEN, null))).thenRejected(QUIET_HOURS_EMPTY);
        }
    }

    @Nested
    class WhereThePersonLives {

        @Test
        void isWhatTheySaidOfThemselvesUnlessTheySaySomethingElseHere() {
            var home = new HomeZoneNoted("Europe/Berlin", "de", FOUR, 1);
            settings.given().when(new NoteHomeZone(BERLIN, "de", FOUR, 1)).then(home);
            assertThat(settings.given(home).state().zone()).isEqualTo("Europe/Berlin");
            assertThat(settings.given(home, CHANGED).state().zone()).isEqualTo("Europe/Lisbon");
            assertThat(settings.given(home, CHANGED, new SettingsChanged(null, NIGHT))
                            .state()
                            .zone())
                    .isEqualTo("Europe/Berlin");
        }

        @Test
        void comesWithHowTheyReckonTheirDays() {
            var home = settings.given(new HomeZoneNoted("Europe/Berlin", "de", FOUR, 1), CHANGED);
            assertThat(home.state().locale()).isEqualTo("de");
            assertThat(home.state().startOfDay()).isEqualTo(FOUR);
            home.when(new NoteHomeZone(BERLIN, "pt", FOUR, 2)).then(new HomeZoneNoted("Europe/Berlin", "pt", FOUR, 2));
            home.when(new NoteHomeZone(BERLIN, "de", FIVE, 2)).then(new HomeZoneNoted("Europe/Berlin", "de", FIVE, 2));
        }

        @Test
        void canBeTakenBack() {
            settings.given(new HomeZoneNoted("Europe/Berlin", "de", FOUR, 1))
                    .when(new NoteHomeZone(null, null, null, 2))
                    .then(new HomeZoneNoted(null, null, null, 2));
        }

        @Test
        void isNotedOnceThoughItIsToldAgain() {
            var first = new HomeZoneNoted("Europe/Berlin", "de", FOUR, 1);
            var second = new HomeZoneNoted("Europe/Lisbon", "pt", FIVE, 2);
            settings.given(first).when(new NoteHomeZone(BERLIN, "de", FOUR, 1)).thenNothing();
            settings.given(first).when(new NoteHomeZone(BERLIN, "de", FOUR, 2)).thenNothing();
            settings.given(first, second)
                    .when(new NoteHomeZone(BERLIN, "de", FOUR, 1))
                    .thenNothing();
            settings.given(first, second)
                    .when(new NoteHomeZone(LISBON, "pt", FIVE, 2))
                    .thenNothing();
            settings.given().when(new NoteHomeZone(null, null, null, 1)).thenNothing();
        }

        @Test
        void leavesTheQuietHoursAlone() {
            settings.given(CHANGED)
                    .when(new NoteHomeZone(BERLIN, "de", FOUR, 1))
                    .then(new HomeZoneNoted("Europe/Berlin", "de", FOUR, 1))
                    .andState(new Chosen("Europe/Lisbon", NIGHT, "Europe/Berlin", "de", FOUR, 1));
        }
    }

    @Test
    void theReasonsArePartOfTheApi() {
        assertThat(SettingsRefusal.values())
                .extracting(Reason::code)
                .containsExactly("quiet-hours-incomplete", "quiet-hours-empty");
        assertThat(SettingsRefusal.values()).extracting(Reason::kind).containsOnly(Reason.Kind.UNPROCESSABLE);
    }

    private static ChangeSettings zone(@Nullable ZoneId zone) {
        return new ChangeSettings(new ZoneChange(zone), null);
    }

    private static ChangeSettings hours(HoursChange change) {
        return new ChangeSettings(null, change);
    }
}
