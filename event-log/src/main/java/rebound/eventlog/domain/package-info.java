/**
 * What an aggregate is written against: {@link rebound.eventlog.domain.Decider} first, then
 * {@link rebound.eventlog.domain.Decision}. Nothing here depends on anything but the JDK, so that the packages of the
 * aggregates, which may use this one and the JDK only, stay pure.
 */
@NullMarked
package rebound.eventlog.domain;

import org.jspecify.annotations.NullMarked;
