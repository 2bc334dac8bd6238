package rebound.journal.feedback;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of {@link Feedback}. Times are the request's own; years 1 to 9999 only. */
public sealed interface FeedbackCommand {

    /**
     * Note feedback, or that it is asked for: as long as there is no text.
     *
     * @param at when that was said
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     */
    record NoteFeedback(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            Private<Words> words)
            implements FeedbackCommand, Located<FeedbackCommand> {

        /** As the person asks it. */
        public NoteFeedback(
                Instant at,
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                Private<Words> words) {
            this(at, happenedAt, zone, null, about, words);
        }

        @Override
        public NoteFeedback livingIn(Home newHome) {
            return new NoteFeedback(at, happenedAt, zone, newHome, about, words);
        }
    }

    /**
     * Keep what is feedback of another thing.
     *
     * @param at when that was said
     * @param source the other thing
     * @param home how they reckon their days; null if that is not known
     */
    record KeepFeedback(
            Instant at,
            @Nullable About about,
            About source,
            @Nullable Home home,
            Private<Words> words) implements FeedbackCommand, Located<FeedbackCommand> {

        @Override
        public KeepFeedback livingIn(Home newHome) {
            return new KeepFeedback(at, about, source, newHome, words);
        }
    }

    /**
     * Put another document in the place of the feedback; with a text, what was asked for is received.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     */
    record ReviseFeedback(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            Private<Words> words)
            implements FeedbackCommand, Located<FeedbackCommand> {

        /** As the person asks it. */
        public ReviseFeedback(
                @Nullable Instant happenedAt, @Nullable ZoneId zone, @Nullable About about, Private<Words> words) {
            this(happenedAt, zone, null, about, words);
        }

        @Override
        public ReviseFeedback livingIn(Home newHome) {
            return new ReviseFeedback(happenedAt, zone, newHome, about, words);
        }
    }

    /** Note what was answered. */
    record ReceiveFeedback(Instant at, Private<Answer> answer) implements FeedbackCommand {

        /** @param meetingNote what the person noted while they spoke; null if nothing */
        public record Answer(String text, @Nullable String meetingNote) {}
    }

    /** Say it back, in one's own words, to who gave it. */
    record RestateFeedback(Instant at, Private<String> text) implements FeedbackCommand {}

    /** Say how it struck one at first; once. */
    record ReactToFeedback(Instant at, Private<String> text) implements FeedbackCommand {}

    /** Read it when one is calm. */
    record ReadFeedbackCalmly(Instant at, Private<String> text) implements FeedbackCommand {}

    /** Say whether one agrees, and how what one does is perceived. */
    record WeighFeedback(Instant at, Private<Weighing> weighing) implements FeedbackCommand {}

    /** Want to read it again then; null: not by itself any more. */
    record RevisitFeedback(Instant at, @Nullable Instant revisitAt) implements FeedbackCommand {}

    /** Want it out of sight until then. */
    record CoolOff(Instant at, Instant until) implements FeedbackCommand {}

    /** Want it back. */
    record HandBack(Instant at) implements FeedbackCommand {}

    /** Hand it back by itself, if its time is over. */
    record HandBackInTime(Instant at) implements FeedbackCommand {}

    /** Take the feedback away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteFeedback(Instant at) implements FeedbackCommand {}

    /** Bring deleted feedback back. */
    record RestoreFeedback(Instant at) implements FeedbackCommand {}

    /** Erase deleted feedback for good, once it can no longer be brought back. */
    record EraseFeedback(Instant at) implements FeedbackCommand {}
}
