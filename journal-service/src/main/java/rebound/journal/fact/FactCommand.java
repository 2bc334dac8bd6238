package rebound.journal.fact;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of a {@link Fact}. Times are the request's own; years 1 to 9999 only. */
public sealed interface FactCommand {

    /**
     * Note a new fact.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     * @param revisit when they want to see it again; null for not by itself
     */
    record NoteFact(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            @Nullable Revisit revisit,
            Private<Words> words)
            implements FactCommand, Located<FactCommand> {

        /** As the person asks it. */
        public NoteFact(
                Instant at,
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                @Nullable Revisit revisit,
                Private<Words> words) {
            this(at, happenedAt, zone, null, about, revisit, words);
        }

        @Override
        public NoteFact livingIn(Home newHome) {
            return new NoteFact(at, happenedAt, zone, newHome, about, revisit, words);
        }
    }

    /**
     * Keep something of another thing.
     *
     * @param at when that was said
     * @param source the other thing
     * @param home how they reckon their days; null if that is not known
     * @param revisit when they want to see it again; null for not by itself
     */
    record KeepFact(
            Instant at,
            @Nullable About about,
            About source,
            @Nullable Home home,
            @Nullable Revisit revisit,
            Private<Words> words)
            implements FactCommand, Located<FactCommand> {

        /** Of something that does not come back by itself. */
        public KeepFact(Instant at, @Nullable About about, About source, @Nullable Home home, Private<Words> words) {
            this(at, about, source, home, null, words);
        }

        @Override
        public KeepFact livingIn(Home newHome) {
            return new KeepFact(at, about, source, newHome, revisit, words);
        }
    }

    /**
     * Put another document in the place of the fact.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     * @param revisit when they want to see it again; null for not by itself
     */
    record ReviseFact(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            @Nullable Revisit revisit,
            Private<Words> words)
            implements FactCommand, Located<FactCommand> {

        /** As the person asks it. */
        public ReviseFact(
                Instant at,
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                @Nullable Revisit revisit,
                Private<Words> words) {
            this(at, happenedAt, zone, null, about, revisit, words);
        }

        @Override
        public ReviseFact livingIn(Home newHome) {
            return new ReviseFact(at, happenedAt, zone, newHome, about, revisit, words);
        }
    }

    /** Take the fact into a goal or an attempt; said again of the same, it is the newer {@code how} that counts. */
    record ApplyFact(Instant at, Applied applied) implements FactCommand {}

    /** Take it out of the goal or the attempt again. */
    record WithdrawFact(Instant at, About from) implements FactCommand {}

    /**
     * Have looked at it again, and leave it as it is.
     *
     * @param home how the person reckons their days; null if that is not known
     */
    record ReviewFact(Instant at, @Nullable Home home) implements FactCommand, Located<FactCommand> {

        @Override
        public ReviewFact livingIn(Home newHome) {
            return new ReviewFact(at, newHome);
        }
    }

    /** Take the fact away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteFact(Instant at) implements FactCommand {}

    /** Bring a deleted fact back. */
    record RestoreFact(Instant at) implements FactCommand {}

    /** Erase a deleted fact for good, once it can no longer be brought back. */
    record EraseFact(Instant at) implements FactCommand {}
}
