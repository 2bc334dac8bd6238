package rebound.journal.setback;

import java.util.Locale;

/**
 * What a person may say about a setback, beside what happened: each by itself, in any order, and none of it ever has to be
 * said.
 */
public enum Facet {
    /** What brought it about. */
    CAUSES,
    /** What added to it and was in nobody's hands, or not known yet. */
    FACTORS,
    /** The way from start to finish, step by step. */
    PROCESS,
    /** What is the person's own part, and what is not. */
    OWNERSHIP,
    /** Another name for it. */
    REFRAME,
    /** What it may be telling. */
    SIGNAL,
    /** Whether to stop here or to grow from it. */
    DECISION,
    /** The person is ready to look at it, and to plan again. */
    READY,
    /** What to do about the wall. */
    NEXT_MOVE,
    /** What the person does to get by. */
    COPING;

    /** The public name, such as {@code next-move}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
