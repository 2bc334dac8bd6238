/**
 * The records that travel through a partition, in memory: {@link rebound.eventlog.model.Command} in,
 * {@link rebound.eventlog.model.Event} and {@link rebound.eventlog.model.Answer} out, and
 * {@link rebound.eventlog.model.Model}, in which a service says what it is made of. How they look on the wire is the
 * codec's affair.
 */
@NullMarked
package rebound.eventlog.model;

import org.jspecify.annotations.NullMarked;
