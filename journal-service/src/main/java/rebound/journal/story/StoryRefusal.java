package rebound.journal.story;

import rebound.eventlog.domain.Reason;

/** Why a {@link StoryCommand} was refused. */
public enum StoryRefusal implements Reason {
    /** Nothing has been drafted under this id. */
    NO_SUCH_STORY(Kind.ABSENT),
    /** Another story has been drafted under this id. */
    ALREADY_DRAFTED(Kind.STALE),
    /** Without the person's consent nobody is shown anything. */
    NO_CONSENT(Kind.UNPROCESSABLE),
    /** It would have to be withdrawn first. */
    ALREADY_PUBLISHED(Kind.CONFLICT),
    /** Nobody else is shown it. */
    NOT_PUBLISHED(Kind.CONFLICT),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted too long ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    StoryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
