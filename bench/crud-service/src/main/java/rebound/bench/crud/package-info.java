/**
 * What the commands are measured against: the same resource as journal-service's entries, with the same tokens, checks, headers
 * and answers, in the way in which such a service is usually written: one document for each entry, written with {@code
 * w=majority} while the request waits. The same Quarkus, driver and virtual threads as the services'; no Kafka, no encryption,
 * no timeline, no change feed. Begin with {@link rebound.bench.crud.EntryResource}.
 */
@NullMarked
package rebound.bench.crud;

import org.jspecify.annotations.NullMarked;
