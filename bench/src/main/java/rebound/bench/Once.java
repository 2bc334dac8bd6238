package rebound.bench;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What was answered as done is there once, and nothing else is. */
final class Once {

    private Once() {}

    /**
     * @param what in the plural
     * @param acknowledged the ids of all writes that were answered as done; every other was refused or never sent
     * @param found the ids that the log, or the database, holds
     */
    static void examine(Outcome outcome, String what, Set<String> acknowledged, Collection<String> found) {
        var distinct = new HashSet<>(found);
        outcome.examined(what + " that were acknowledged", acknowledged.size());
        outcome.fault(what + " that are there twice", found.size() - distinct.size());
        outcome.fault(what + " that were acknowledged and are lost", count(acknowledged, distinct));
        outcome.fault(what + " that nobody was told of", count(distinct, acknowledged));
    }

    private static long count(Set<String> these, Set<String> notThese) {
        return these.stream().filter(id -> !notThese.contains(id)).count();
    }
}
