package rebound.journal.silence;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;

/**
 * Says of a thing whether it may come back to the person by itself: on this day, in the feed, as evidence, as a suggestion. What
 * was closed or deleted stays away, and so does what is about it; what was silenced stays silent.
 *
 * @param closedSetbacks the ids of those that are closed or deleted, as far as the things that are asked about have to do with them
 */
public record Quiet(Silences silences, Set<String> closedSetbacks) {

    private static final String SETBACK = "setback";

    public Quiet {
        closedSetbacks = Set.copyOf(closedSetbacks);
    }

    public boolean mayComeBack(String type, String id, Recallable thing) {
        return !isClosed(new About(type, id)) && !isClosed(thing.about()) && !silences.cover(type, id, thing);
    }

    private boolean isClosed(@Nullable About what) {
        return what != null && what.type().equals(SETBACK) && closedSetbacks.contains(what.id());
    }
}
