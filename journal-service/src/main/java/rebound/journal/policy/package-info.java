/**
 * What the journal does of itself when something has happened elsewhere. A policy is pure; the owner of the partition runs
 * it, once for each event. It only ever offers: what is offered becomes the person's own when they accept it.
 */
@NullMarked
package rebound.journal.policy;

import org.jspecify.annotations.NullMarked;
