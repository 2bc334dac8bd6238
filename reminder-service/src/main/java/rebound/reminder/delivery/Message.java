package rebound.reminder.delivery;

import java.time.Instant;

/**
 * What is brought to whom; nothing of it is the person's own words.
 *
 * @param app the id of the app
 * @param reminder the id of the reminder
 * @param firedAt when the person was reminded
 * @param text which neutral text may be shown, as the reminder named it
 */
public record Message(String app, String reminder, Instant firedAt, String text) {}
