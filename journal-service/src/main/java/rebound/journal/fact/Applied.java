package rebound.journal.fact;

import rebound.eventlog.domain.Private;
import rebound.journal.day.About;

/**
 * That a person takes what they keep into something that they do.
 *
 * @param to a goal or an attempt
 * @param how in their own words
 */
public record Applied(About to, Private<String> how) {}
