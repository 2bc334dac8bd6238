/**
 * How records look on the wire and in documents. {@code EventCodec} is the place to start: CloudEvents in Kafka's
 * binary mode, private fields as one ciphertext, names and versions that outlive every class.
 */
@NullMarked
package rebound.eventlog.codec;

import org.jspecify.annotations.NullMarked;
