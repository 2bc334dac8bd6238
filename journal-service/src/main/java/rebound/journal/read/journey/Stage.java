package rebound.journal.read.journey;

import java.util.Locale;
import java.util.Set;
import rebound.journal.setback.Account;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Setback;

/** Not all at once: what a journey suggests is of one stage. A person moves on by what they say, and never by time. */
public enum Stage {
    /** It hurts and the person has not said that they are ready, or they have chosen to rest or to stop. */
    CARE,
    /** Looking at what happened. */
    UNDERSTANDING,
    /** What brought it about has been named. */
    MOVING,
    /** Nothing is suggested: it is closed, the person is back on track, it is only offered, or it was deleted or erased. */
    NONE;

    private static final Set<String> PAINFUL = Set.of("loss", "shame", "grief");

    /** The public name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(Setback setback) {
        return switch (setback) {
            case Setback.Absent absent -> NONE;
            case Setback.Unnamed unnamed -> NONE;
            case Setback.Open(var account) -> of(account);
            case Setback.Closed closed -> NONE;
            case Setback.Gone gone -> NONE;
        };
    }

    private static Stage of(Account account) {
        if (account.backOnTrackAt() != null
                || account.description().isErased()
                || account.facets().isErased()) {
            return NONE;
        }
        var facets = account.facets().value();
        var tone = account.description().value().tone();
        var hurts = tone != null && PAINFUL.contains(tone) && !facets.has(Facet.READY);
        var rests = facets.have(Facet.NEXT_MOVE, "rest")
                || facets.have(Facet.SIGNAL, "rest")
                || facets.have(Facet.DECISION, "stop");
        if (hurts || rests) {
            return CARE;
        }
        return facets.has(Facet.CAUSES) ? MOVING : UNDERSTANDING;
    }
}
