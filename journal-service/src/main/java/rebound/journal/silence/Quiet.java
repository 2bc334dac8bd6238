package rebound.journal.silence;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;

/**
 * Says of a thing whether it may come back to the person by itself: on this day, in the feed, as evidence, as a suggestion. What
 * was closed or deleted stays away, what was silenced stays silent, and so does what is about either.
 *
 * @param setbacksAtRest the ids of those that are closed, deleted or silenced, as far as the things that are asked about have to
 *     do with them
 */
public record Quiet(Silences silences, Set<String> setbacksAtRest) {

    /** A setback that was offered for an attempt has the attempt's id: what is about the one is about the other. */
    private static final Set<String> MAY_REST = Set.of("setback", "attempt");

    public Quiet {
        setbacksAtRest = Set.copyOf(setbacksAtRest);
    }

    public boolean mayComeBack(String type, String id, Recallable thing) {
        return !isAtRest(new About(type, id)) && !isAtRest(thing.about()) && !silences.cover(type, id, thing);
    }

    /** Whether it is a setback, or what one may have come of. */
    public static boolean mayRest(About what) {
        return MAY_REST.contains(what.type());
    }

    private boolean isAtRest(@Nullable About what) {
        return what != null && mayRest(what) && setbacksAtRest.contains(what.id());
    }
}
