/**
 * The engine of one service, as the service sees it: {@link rebound.eventlog.EventLog} starts it,
 * {@link rebound.eventlog.CommandGateway} takes commands, {@link rebound.eventlog.Reader} reads documents. The owner of
 * a partition, which is the heart of it, is in {@code rebound.eventlog.owner}.
 */
@NullMarked
package rebound.eventlog;

import org.jspecify.annotations.NullMarked;
