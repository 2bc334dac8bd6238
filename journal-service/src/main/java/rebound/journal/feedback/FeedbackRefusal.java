package rebound.journal.feedback;

import rebound.eventlog.domain.Reason;

/** Why a {@link FeedbackCommand} was refused. */
public enum FeedbackRefusal implements Reason {
    /** Nothing has been asked or noted under this id. */
    NO_SUCH_FEEDBACK(Kind.ABSENT),
    /** Other feedback has been noted under this id. */
    ALREADY_NOTED(Kind.STALE),
    /** It is there already, and is not only asked for. */
    ALREADY_RECEIVED(Kind.CONFLICT),
    /** Nobody has answered yet. */
    NOT_RECEIVED(Kind.CONFLICT),
    /** The first reaction stays as it was. */
    ALREADY_REACTED(Kind.CONFLICT),
    /** That moment is not ahead. */
    NOT_AHEAD(Kind.UNPROCESSABLE),
    /** It would be put off for longer than {@link Feedback#LONGEST_COOLING} in all. */
    TOO_LONG(Kind.UNPROCESSABLE),
    /** It would have to be handed back first. */
    COOLING_OFF(Kind.CONFLICT),
    /** It is there to be read. */
    NOT_COOLING_OFF(Kind.CONFLICT),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted too long ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    FeedbackRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
