package rebound.journal.fact;

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
import rebound.journal.day.Said;
import rebound.journal.day.Taken;

/**
 * What has happened to a {@link Fact}. Every event says on which local date of the person the fact lies: a recorded
 * fact, which no later change of the time zone rules can move.
 */
public sealed interface FactEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event after which the fact is exactly as it says, whatever it was before. */
    sealed interface Told extends FactEvent, Placed {

        @Override
        @Nullable
        About source();

        /** When the person wants to see it again; null for not by itself. */
        @Nullable
        Revisit revisit();

        Private<Words> words();

        @Override
        default String stage() {
            return "noted";
        }

        @Override
        default @Nullable String wording() {
            return words().orNull(Words::text);
        }

        @Override
        default List<String> people() {
            var person = words().orNull(Words::person);
            return person == null ? List.of() : List.of(person);
        }
    }

    record FactNoted(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            @Nullable Revisit revisit,
            Private<Words> words)
            implements Told, Said {

        /** Of something that does not come back by itself. */
        public FactNoted(
                Instant happenedAt,
                String zone,
                LocalDate localDate,
                @Nullable About about,
                @Nullable About source,
                Private<Words> words) {
            this(happenedAt, zone, localDate, about, source, null, words);
        }
    }

    /**
     * The fact got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record FactRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            @Nullable About source,
            @Nullable Revisit revisit,
            Private<Words> words)
            implements Told, Moved, Said {

        /** Of something that does not come back by itself. */
        public FactRevised(
                Instant happenedAt,
                String zone,
                LocalDate localDate,
                LocalDate formerDate,
                @Nullable About about,
                @Nullable About source,
                Private<Words> words) {
            this(happenedAt, zone, localDate, formerDate, about, source, null, words);
        }
    }

    /**
     * The person takes it into something that they do.
     *
     * @param to a goal or an attempt
     * @param how in their own words
     */
    record FactApplied(Instant at, LocalDate localDate, About to, Private<String> how) implements FactEvent, Remarked {

        @Override
        public String remark() {
            return intoWhat(to);
        }

        @Override
        public List<String> texts() {
            return Stream.ofNullable(how.orNull()).toList();
        }
    }

    /** The person does not take it into that any more. */
    record FactWithdrawn(Instant at, LocalDate localDate, About from) implements FactEvent, Remarked {

        @Override
        public String remark() {
            return intoWhat(from);
        }

        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    /**
     * The person has looked at it again, and it stays as it is.
     *
     * @param revisit when they want to see it next; null for not by itself
     */
    record FactReviewed(
            Instant at, LocalDate localDate, @Nullable Revisit revisit) implements FactEvent {}

    record FactDeleted(Instant at, LocalDate localDate) implements FactEvent, Taken {}

    /**
     * The fact is back. It says everything again, since views keep nothing of what was deleted.
     *
     * @param appliedTo the goals and attempts that it is taken into; null if it is into none
     */
    record FactRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            @Nullable Revisit revisit,
            @Nullable List<About> appliedTo,
            Private<Words> words)
            implements Told {

        public FactRestored {
            appliedTo = appliedTo == null || appliedTo.isEmpty() ? null : List.copyOf(appliedTo);
        }

        /** Of something that does not come back by itself, and is taken into nothing. */
        public FactRestored(
                Instant at,
                Instant happenedAt,
                String zone,
                LocalDate localDate,
                @Nullable About about,
                @Nullable About source,
                Private<Words> words) {
            this(at, happenedAt, zone, localDate, about, source, null, null, words);
        }
    }

    /** It is gone for good, and so are the words of every earlier event of it. */
    record FactErased(LocalDate localDate) implements FactEvent, Gone {}

    private static String intoWhat(About what) {
        return "into-" + what.type() + "-" + what.id();
    }
}
