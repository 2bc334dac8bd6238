/**
 * What goes wrong between a service and its broker: a proxy that delays, drops and cuts single requests, a disk that is
 * full, somebody else's transaction.
 */
@NullMarked
package rebound.bench.faults.broker;

import org.jspecify.annotations.NullMarked;
