package rebound.journal.me;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.me.MeCommand.ChangeMe;
import rebound.journal.me.MeEvent.MeChanged;

class MeDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalTime FOUR = LocalTime.of(4, 0);

    private static final MeChanged CHANGED = new MeChanged("Europe/Lisbon", "pt-PT", "04:00", null);

    private final DeciderSpec<MeCommand, Me, MeEvent> me = DeciderSpec.of(new MeDecider());

    @Test
    void whoNeverSaidAnythingHasTheDefaults() {
        assertThat(me.given().state()).isEqualTo(new Me("UTC", "en", "00:00", Consents.NONE));
    }

    @Test
    void aChangeSaysAllOfIt() {
        me.given()
                .when(new ChangeMe(LISBON, null, null))
                .then(new MeChanged("Europe/Lisbon", "en", "00:00", null))
                .andState(new Me("Europe/Lisbon", "en", "00:00", Consents.NONE));
        me.given().when(new ChangeMe(LISBON, "pt-PT", FOUR)).then(CHANGED);
    }

    @Test
    void whatIsNotSaidStays() {
        me.given(CHANGED)
                .when(new ChangeMe(null, "en", null))
                .then(new MeChanged("Europe/Lisbon", "en", "04:00", null));
        me.given(CHANGED)
                .when(new ChangeMe(null, null, LocalTime.MIDNIGHT))
                .then(new MeChanged("Europe/Lisbon", "pt-PT", "00:00", null));
    }

    @Test
    void whatIsAlreadySoIsNoChange() {
        me.given().when(new ChangeMe(null, null, null)).thenNothing();
        me.given()
                .when(new ChangeMe(ZoneId.of("UTC"), "en", LocalTime.MIDNIGHT))
                .thenNothing();
        me.given(CHANGED).when(new ChangeMe(LISBON, "pt-PT", FOUR)).thenNothing();
    }

    @Test
    void nothingIsShownThatThePersonHasNotConsentedTo() {
        var consents = new Consents(true);
        var consenting = new MeChanged("UTC", "en", "00:00", consents);
        me.given()
                .when(new ChangeMe(null, null, null, true))
                .then(consenting)
                .andState(new Me("UTC", "en", "00:00", consents));
        me.given().when(new ChangeMe(null, null, null, false)).thenNothing();
        me.given(consenting)
                .when(new ChangeMe(LISBON, null, null))
                .then(new MeChanged("Europe/Lisbon", "en", "00:00", consents));
        me.given(consenting)
                .when(new ChangeMe(null, null, null, false))
                .then(new MeChanged("UTC", "en", "00:00", null))
                .andState(Me.DEFAULT);
    }
}
