package rebound.journal.suggestion;

import rebound.eventlog.domain.Reason;

/** Why a {@link SuggestionCommand} was refused. */
public enum SuggestionRefusal implements Reason {
    /** Nothing has been offered under this id. */
    NO_SUCH_SUGGESTION(Kind.ABSENT),
    /** The person has accepted or declined it before. */
    ALREADY_ANSWERED(Kind.CONFLICT),
    /** It does not stand any more. */
    SUGGESTION_WITHDRAWN(Kind.CONFLICT);

    private final Kind kind;

    SuggestionRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
