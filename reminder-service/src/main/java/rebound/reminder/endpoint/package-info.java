/**
 * Where an app wants its webhooks: {@link rebound.reminder.endpoint.Endpoint}, of which each app has one, under the app's
 * own id. An app is no person, but has a partition like one. Nothing here knows a clock, a framework or another aggregate:
 * secrets are made elsewhere and arrive in the commands.
 */
@NullMarked
package rebound.reminder.endpoint;

import org.jspecify.annotations.NullMarked;
