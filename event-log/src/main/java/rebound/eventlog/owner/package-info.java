/**
 * The one writer of a partition. {@link rebound.eventlog.owner.PartitionOwner} opens with its state machine; it decides
 * in {@code Batch}, catches up in {@code Replaying}, and does nothing to the outside except through
 * {@link rebound.eventlog.log.PartitionLog}, {@link rebound.eventlog.projection.DocumentStore},
 * {@link rebound.eventlog.owner.Intake} and {@link rebound.eventlog.owner.Replies}. {@link rebound.eventlog.owner.Rebuilder}
 * is no owner: it builds beside one what none writes yet.
 */
@NullMarked
package rebound.eventlog.owner;

import org.jspecify.annotations.NullMarked;
