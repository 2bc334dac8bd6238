package rebound.journal.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;
import rebound.journal.story.StoryEvent.StoryDeleted;
import rebound.journal.story.StoryEvent.StoryErased;
import rebound.journal.story.StoryEvent.StoryPublished;
import rebound.journal.story.StoryEvent.StoryWithdrawn;
import rebound.journal.story.StoryEvent.Told;

/**
 * A story that a person writes for others, at a stage of its life. Immutable. What is published is the text that they consented
 * to, so it does not change then.
 *
 * <pre>
 *          draft           publish, with consent
 *   Absent ─────▶ Draft ─────────────────────────▶ Published
 *                 │  ▲ ▲                               │
 *                 └──┘ └───────────────────────────────┘
 *                revise            withdraw
 * </pre>
 *
 * <p>Both can be deleted, which withdraws them. For {@link RestoreWindow#LENGTH} the draft can be restored, and is published by a
 * new consent only; then it is erased.
 */
public sealed interface Story {

    /** What can be asked of a story that exists. */
    enum Verb {
        REVISE,
        PUBLISH,
        WITHDRAW,
        DELETE,
        RESTORE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed(Instant now);

    /** Nothing has been drafted under this id. */
    record Absent() implements Story {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** A story that is there, at whatever stage. */
    sealed interface Kept extends Story {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        LocalDate localDate();

        Private<Words> words();

        default Moment moment() {
            return new Moment(happenedAt(), zone(), localDate());
        }
    }

    /** Nobody else is shown it. */
    record Draft(Instant happenedAt, String zone, LocalDate localDate, Private<Words> words) implements Kept {

        @Override
        public List<Verb> allowed(Instant now) {
            return words.isErased() ? List.of(Verb.DELETE) : List.of(Verb.REVISE, Verb.PUBLISH, Verb.DELETE);
        }
    }

    /**
     * The person has consented that others read it.
     *
     * @param link with which they do; once it is not published any more, it leads nowhere for ever
     */
    record Published(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            Private<Words> words,
            Instant publishedAt,
            Private<String> link)
            implements Kept {

        /** What is read with that link: nothing with another one, nor of what was erased. */
        public Optional<Words> readWith(String otherLink) {
            return link.equals(Private.of(otherLink)) ? Optional.ofNullable(words.orNull()) : Optional.empty();
        }

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of(Verb.WITHDRAW, Verb.DELETE);
        }
    }

    /**
     * The story is gone for everyone, and its draft may still come back.
     *
     * @param draft as it was when it was deleted
     */
    record Deleted(Instant deletedAt, Draft draft) implements Story, Restorable {

        @Override
        public List<Verb> allowed(Instant now) {
            return isInTime(now) && !draft.words().isErased() ? List.of(Verb.RESTORE) : List.of();
        }
    }

    /** The story is gone for good; nothing can be drafted under its id again. */
    record Erased() implements Story {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The story after a fact. */
    default Story evolve(StoryEvent event) {
        return switch (event) {
            case Told told -> new Draft(told.happenedAt(), told.zone(), told.localDate(), told.words());
            case StoryPublished published ->
                this instanceof Kept kept
                        ? new Published(
                                kept.happenedAt(),
                                kept.zone(),
                                kept.localDate(),
                                kept.words(),
                                published.at(),
                                published.link())
                        : this;
            case StoryWithdrawn withdrawn -> this instanceof Kept kept ? draft(kept) : this;
            case StoryDeleted deleted -> this instanceof Kept kept ? new Deleted(deleted.at(), draft(kept)) : this;
            case StoryErased erased -> new Erased();
        };
    }

    private static Draft draft(Kept kept) {
        return new Draft(kept.happenedAt(), kept.zone(), kept.localDate(), kept.words());
    }
}
