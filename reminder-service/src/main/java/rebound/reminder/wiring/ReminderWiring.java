package rebound.reminder.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import rebound.eventlog.model.Model;

/** Tells the shell what this service is made of. */
@Singleton
public class ReminderWiring {

    @Produces
    @Singleton
    Model model() {
        return ReminderModel.MODEL;
    }
}
