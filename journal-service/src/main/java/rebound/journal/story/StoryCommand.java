package rebound.journal.story;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of a {@link Story}. Times are the request's own; years 1 to 9999 only. */
public sealed interface StoryCommand {

    /**
     * Draft a new story.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     */
    record DraftStory(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Words> words) implements StoryCommand, Located<StoryCommand> {

        /** As the person asks it. */
        public DraftStory(Instant at, @Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Words> words) {
            this(at, happenedAt, zone, null, words);
        }

        @Override
        public DraftStory livingIn(Home newHome) {
            return new DraftStory(at, happenedAt, zone, newHome, words);
        }
    }

    /**
     * Put another document in the place of the draft.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     */
    record ReviseStory(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Words> words) implements StoryCommand, Located<StoryCommand> {

        /** As the person asks it. */
        public ReviseStory(@Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Words> words) {
            this(happenedAt, zone, null, words);
        }

        @Override
        public ReviseStory livingIn(Home newHome) {
            return new ReviseStory(happenedAt, zone, newHome, words);
        }
    }

    /**
     * Let others read it.
     *
     * @param consent whether the person says so, in these words
     * @param link a new one, that nobody can guess: whoever has it may read the story
     */
    record PublishStory(Instant at, boolean consent, Private<String> link) implements StoryCommand {}

    /** Let nobody else read it any more. */
    record WithdrawStory(Instant at) implements StoryCommand {}

    /** Take the story away; for {@link RestoreWindow#LENGTH} its draft can be brought back. */
    record DeleteStory(Instant at) implements StoryCommand {}

    /** Bring the draft of a deleted story back. */
    record RestoreStory(Instant at) implements StoryCommand {}

    /** Erase a deleted story for good, once it can no longer be brought back. */
    record EraseStory(Instant at) implements StoryCommand {}
}
