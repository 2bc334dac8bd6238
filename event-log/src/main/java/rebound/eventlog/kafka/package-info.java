/**
 * The engine on a real cluster. {@link rebound.eventlog.kafka.CommandLoop} is the group member that gives every partition
 * its owner; {@code KafkaPartitionLog} is what an owner does to Kafka; {@code KafkaCommandGateway} is how a request gets
 * its command to the owner and its answer back.
 */
@NullMarked
package rebound.eventlog.kafka;

import org.jspecify.annotations.NullMarked;
