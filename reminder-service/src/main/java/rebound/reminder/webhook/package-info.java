/**
 * Brings webhooks to apps, at least once each and always under the same id. {@link rebound.reminder.webhook.DueAttempts} reads
 * from the log what is due, {@link rebound.reminder.webhook.Attempts} makes one attempt and records what came of it, and
 * {@link rebound.reminder.webhook.WebhookClient} is the only one to connect anywhere: to public addresses
 * ({@link rebound.reminder.webhook.PublicAddresses}), and to what the operator allows. No address of an app, no secret and no
 * text is ever logged.
 */
@NullMarked
package rebound.reminder.webhook;

import org.jspecify.annotations.NullMarked;
