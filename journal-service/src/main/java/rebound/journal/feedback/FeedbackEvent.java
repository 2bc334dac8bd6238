package rebound.journal.feedback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Gone;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Remarked;
import rebound.journal.day.Taken;

/**
 * What has happened to {@link Feedback}. Every event says on which local date of the person the feedback lies: a recorded fact,
 * which no later change of the time zone rules can move.
 */
public sealed interface FeedbackEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event that says everything that was asked and said. */
    sealed interface Told extends FeedbackEvent, Placed {

        Private<Words> words();

        @Override
        default String stage() {
            return isOnlyAsked() ? "requested" : "received";
        }

        /** The question as long as there is nothing else. */
        @Override
        default @Nullable String wording() {
            return words().isErased()
                    ? null
                    : isOnlyAsked()
                            ? words().value().question()
                            : words().value().text();
        }

        /** What was asked and noted, too. */
        @Override
        default List<String> texts() {
            return words().map(Words::texts).orElse(List.of());
        }

        @Override
        default List<String> people() {
            var person = words().orNull(Words::person);
            return person == null ? List.of() : List.of(person);
        }

        /** What nobody has said yet is no memory. */
        @Override
        default boolean mayComeBack() {
            return !isOnlyAsked();
        }

        private boolean isOnlyAsked() {
            return !words().isErased() && words().value().text() == null;
        }
    }

    /** Somebody is asked. */
    record FeedbackRequested(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            Private<Words> words) implements Told {}

    /**
     * The feedback is there, whether asked for or not.
     *
     * @param source what it was kept of, such as a reflection; null if it was written by itself
     */
    record FeedbackNoted(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Told {}

    /**
     * Whoever was asked has answered.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record FeedbackReceived(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            Private<Words> words)
            implements Told, Moved {}

    /**
     * The feedback, or what was asked, got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record FeedbackRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Told, Moved {}

    /** The person has said it back, in their own words, to who gave it. */
    record FeedbackRestated(Instant at, LocalDate localDate, Private<String> text) implements FeedbackEvent, Remarked {

        @Override
        public String remark() {
            return "restated";
        }

        @Override
        public List<String> texts() {
            return Stream.ofNullable(text.orNull()).toList();
        }
    }

    /** The person has said how it struck them at first; there is one such event at most. */
    record FeedbackReactedTo(Instant at, LocalDate localDate, Private<String> text) implements FeedbackEvent, Remarked {

        @Override
        public String remark() {
            return "first-reaction";
        }

        @Override
        public List<String> texts() {
            return Stream.ofNullable(text.orNull()).toList();
        }
    }

    /** The person has read it when they were calm. */
    record FeedbackReadCalmly(Instant at, LocalDate localDate, Private<String> text)
            implements FeedbackEvent, Remarked {

        @Override
        public String remark() {
            return "calm-reading";
        }

        @Override
        public List<String> texts() {
            return Stream.ofNullable(text.orNull()).toList();
        }
    }

    /** The person has said whether they agree, and how what they do is perceived. */
    record FeedbackWeighed(Instant at, LocalDate localDate, Private<Weighing> weighing)
            implements FeedbackEvent, Remarked {

        @Override
        public String remark() {
            return "weighed";
        }

        @Override
        public List<String> texts() {
            return Stream.ofNullable(weighing.orNull(Weighing::perception)).toList();
        }
    }

    /**
     * The person wants to read it again then.
     *
     * @param revisitAt null: not by itself any more
     */
    record FeedbackRevisitScheduled(
            Instant at, LocalDate localDate, @Nullable Instant revisitAt) implements FeedbackEvent {}

    /** The person wants it out of sight until then. It says no word: no view shows one. */
    record FeedbackSetAside(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            Instant until) implements FeedbackEvent, Moved {

        @Override
        public LocalDate formerDate() {
            return localDate;
        }

        @Override
        public String stage() {
            return "cooling-off";
        }

        @Override
        public boolean mayComeBack() {
            return false;
        }
    }

    /** It is there to be read again. It says everything again, since views keep nothing of what was set aside. */
    record FeedbackHandedBack(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Told, Moved {

        @Override
        public LocalDate formerDate() {
            return localDate;
        }
    }

    record FeedbackDeleted(Instant at, LocalDate localDate) implements FeedbackEvent, Taken {}

    /**
     * The feedback is back, at the stage it was at. It says everything again, since views keep nothing of what was deleted.
     *
     * @param revisitAt when the person wants to read it again; null for not by itself
     * @param until how long it cools off, in which views show no word of it; null if it does not
     */
    record FeedbackRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            @Nullable Instant revisitAt,
            @Nullable Instant until,
            Private<Words> words)
            implements Told {

        @Override
        public String stage() {
            return until == null ? Told.super.stage() : "cooling-off";
        }

        @Override
        public @Nullable String wording() {
            return until == null ? Told.super.wording() : null;
        }

        @Override
        public List<String> texts() {
            return until == null ? Told.super.texts() : List.of();
        }

        @Override
        public List<String> people() {
            return until == null ? Told.super.people() : List.of();
        }

        @Override
        public boolean mayComeBack() {
            return until == null && Told.super.mayComeBack();
        }
    }

    /** The feedback is gone for good. */
    record FeedbackErased(LocalDate localDate) implements FeedbackEvent, Gone {}
}
