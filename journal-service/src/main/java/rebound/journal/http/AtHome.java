package rebound.journal.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import rebound.eventlog.Reader;
import rebound.journal.day.Moment;
import rebound.journal.me.Consents;
import rebound.journal.me.Me;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.security.Caller;

/** What the caller's own day and language are now. */
@Dependent
record AtHome(Reader reader, Caller caller, InstantSource clock) {

    @Inject
    AtHome {}

    /** The caller's date, by the start of their day. */
    LocalDate today() {
        return Moment.told(clock.instant(), null, null, me().home()).localDate();
    }

    Locale language() {
        return Locale.forLanguageTag(me().locale());
    }

    Consents consents() {
        return me().consents();
    }

    private Me me() {
        return reader.state(JournalModel.ME, caller.id(), caller.id())
                .map(Reader.Stored::state)
                .orElse(Me.DEFAULT);
    }
}
