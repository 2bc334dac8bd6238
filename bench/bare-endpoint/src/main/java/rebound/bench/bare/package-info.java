/**
 * What the commands are measured against: the least that an HTTP endpoint can do that answers only when Kafka has what it was
 * sent. The same Quarkus and Kafka client as the services', and nothing else.
 */
@NullMarked
package rebound.bench.bare;

import org.jspecify.annotations.NullMarked;
