package rebound.eventlog.domain;

import java.util.Locale;

/** Why a command was refused: a value of an enum, one for each kind of aggregate. */
public interface Reason {

    /** What kind of refusal it is; each has one HTTP status. */
    enum Kind {
        /** There is no such thing (404). */
        ABSENT,
        /** It is deleted (410). */
        GONE,
        /** It is not in a state that allows this (409). */
        CONFLICT,
        /** It is not at the version that the caller expected (412). */
        STALE,
        /** What is asked for cannot be had, whatever the state is (422). */
        UNPROCESSABLE
    }

    String name();

    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** The stable, public name of the reason, such as {@code already-closed}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
