package rebound.journal.read.journey;

import java.util.Collection;
import rebound.journal.setback.Account;

/**
 * What a person has said of a setback.
 *
 * @param reflections the templates of the reflections about it that they have completed
 */
record Said(Account account, Collection<String> reflections) {}
