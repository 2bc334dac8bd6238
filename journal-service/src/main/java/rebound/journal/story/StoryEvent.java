package rebound.journal.story;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Gone;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Taken;
import rebound.journal.day.Turned;

/**
 * What has happened to a {@link Story}. Every event says on which local date of the person the story lies: that on which it was
 * written, as it was reckoned then.
 */
public sealed interface StoryEvent {

    LocalDate localDate();

    /** An event after which it is a draft that says exactly this. */
    sealed interface Told extends StoryEvent, Placed {

        Private<Words> words();

        /** It is for others, and of nothing else in the journal. */
        @Override
        default @Nullable About about() {
            return null;
        }

        @Override
        default String stage() {
            return "draft";
        }

        @Override
        default boolean mayComeBack() {
            return false;
        }

        @Override
        default @Nullable String heading() {
            return words().orNull(Words::title);
        }

        @Override
        default @Nullable String wording() {
            return words().orNull(Words::text);
        }
    }

    record StoryDrafted(Instant happenedAt, String zone, LocalDate localDate, Private<Words> words) implements Told {}

    /**
     * The draft got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record StoryRevised(
            Instant happenedAt, String zone, LocalDate localDate, LocalDate formerDate, Private<Words> words)
            implements Told, Moved {}

    /**
     * The person has consented that others read it.
     *
     * @param words what they consented to; nothing else of theirs is ever part of it
     * @param link with which others read it; private, or whoever reads the log could read the story
     */
    record StoryPublished(Instant at, LocalDate localDate, Private<Words> words, Private<String> link)
            implements StoryEvent, Turned {

        @Override
        public String stage() {
            return "published";
        }
    }

    /** The person does not consent any more; nobody else is shown it from now on. */
    record StoryWithdrawn(Instant at, LocalDate localDate) implements StoryEvent, Turned {

        @Override
        public String stage() {
            return "draft";
        }

        @Override
        public boolean mayComeBack() {
            return false;
        }
    }

    /** The story is deleted, and withdrawn if it was published. */
    record StoryDeleted(Instant at, LocalDate localDate) implements StoryEvent, Taken {}

    /** The draft is back. It says everything again, since views keep nothing of what was deleted. */
    record StoryRestored(Instant at, Instant happenedAt, String zone, LocalDate localDate, Private<Words> words)
            implements Told {}

    /** The story is gone for good. */
    record StoryErased(LocalDate localDate) implements StoryEvent, Gone {}
}
