package rebound.journal.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import rebound.eventlog.model.Model;

/** Tells the shell what this service is made of. */
@Singleton
public class JournalWiring {

    @Produces
    @Singleton
    Model model() {
        return JournalModel.MODEL;
    }
}
