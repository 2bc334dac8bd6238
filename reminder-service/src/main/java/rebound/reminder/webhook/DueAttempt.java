package rebound.reminder.webhook;

import rebound.eventlog.model.Policy.ForeignEvent;

/**
 * A fact of the log: this attempt is to be made now.
 *
 * @param event {@code delivery-attempt-due}
 * @param number which attempt it is
 */
record DueAttempt(ForeignEvent event, int number) {

    static final String TYPE = "rebound.reminder.delivery-attempt-due.v1";

    static DueAttempt of(ForeignEvent event) {
        return new DueAttempt(event, event.data().path("number").intValue());
    }

    String delivery() {
        return event.subjectId();
    }

    String userId() {
        return event.userId();
    }
}
