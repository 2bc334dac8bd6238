/**
 * One partition of a service's logs, as its owner sees it: {@link rebound.eventlog.log.PartitionLog} is everything that
 * is done to Kafka, small enough to have a second implementation in memory for the tests of the owner.
 */
@NullMarked
package rebound.eventlog.log;

import org.jspecify.annotations.NullMarked;
