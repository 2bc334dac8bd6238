package rebound.journal.silence;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;

/**
 * Says of a thing whether it may come back to the person by itself: on this day, in the feed, as evidence, as a suggestion. What
 * was closed or deleted stays away, what was silenced stays silent, and so does what is about either, or was kept of it.
 *
 * @param setbacksAtRest the ids of those that are closed, deleted or silenced, as far as the things that are asked about have to
 *     do with them
 * @param sourcesAtRest what is silenced, or about one of those, of that of which the things that are asked about were kept
 */
public record Quiet(Silenced silenced, Set<String> setbacksAtRest, Set<About> sourcesAtRest) {

    /** A setback that was offered for an attempt has the attempt's id: what is about the one is about the other. */
    private static final Set<String> MAY_REST = Set.of("setback", "attempt");

    public Quiet {
        setbacksAtRest = Set.copyOf(setbacksAtRest);
        sourcesAtRest = Set.copyOf(sourcesAtRest);
    }

    /** For what was kept of nothing else. */
    public Quiet(Silences silences, Set<String> setbacksAtRest) {
        this(silences.silenced(), setbacksAtRest, Set.of());
    }

    public boolean mayComeBack(String type, String id, Recallable thing) {
        return !isAtRest(new About(type, id))
                && !isAtRest(thing.about())
                && !isSourceAtRest(thing.source())
                && !silenced.covers(type, id, thing);
    }

    /** Whether it is a setback, or what one may have come of. */
    public static boolean mayRest(About what) {
        return MAY_REST.contains(what.type());
    }

    /** Whether it is a setback that rests, or what one came of. */
    public boolean isAtRest(@Nullable About what) {
        return what != null && mayRest(what) && setbacksAtRest.contains(what.id());
    }

    private boolean isSourceAtRest(@Nullable About source) {
        return source != null && sourcesAtRest.contains(source);
    }
}
