package rebound.journal.setback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Gone;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Remarked;
import rebound.journal.day.Taken;
import rebound.journal.day.Turned;

/** What has happened to a {@link Setback}. */
public sealed interface SetbackEvent {

    /**
     * An event of a setback that is the person's own. It says on which local date of the person the setback lies: a recorded
     * fact, which no later change of the time zone rules can move.
     */
    sealed interface Dated extends SetbackEvent {

        /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
        LocalDate localDate();
    }

    /** The person has said what happened, and the setback is there; open, unless it was closed before it was deleted. */
    sealed interface Told extends Dated, Placed {

        Private<Description> description();

        /** On the timeline it stands for itself. */
        @Override
        default @Nullable About about() {
            return null;
        }

        @Override
        default String stage() {
            return "open";
        }

        @Override
        default @Nullable String heading() {
            return description().orNull(Description::title);
        }

        /** Also of what was lost, and what went into it. */
        @Override
        default List<String> texts() {
            return description().isErased() ? List.of() : description().value().texts();
        }

        @Override
        default List<String> people() {
            return description().map(Description::people).orElse(List.of());
        }

        /** The area of life is a topic that the person gave it, too. */
        @Override
        default List<String> tags() {
            return description().map(Description::tags).orElse(List.of());
        }
    }

    /** The person has said for the first time what happened: from then on it is a setback of theirs. */
    sealed interface Begun extends Told {

        /** When they said it. */
        Instant at();
    }

    /**
     * Something happened that the person may want to call a setback. Nothing is asserted: it is one only if they accept it.
     *
     * @param zone the time zone's id; null if nobody said
     */
    record SetbackOffered(
            About about, Instant happenedAt, @Nullable String zone) implements SetbackEvent {}

    /** The person does not want to call it one; they may still change their mind. */
    record SetbackDeclined(Instant at) implements SetbackEvent {}

    /** The person has accepted what was offered, and says what it is. */
    record SetbackNamed(
            Instant at, Instant happenedAt, String zone, LocalDate localDate, Private<Description> description)
            implements Begun {}

    /** The person has recorded it themselves. */
    record SetbackRecorded(
            Instant at, Instant happenedAt, String zone, LocalDate localDate, Private<Description> description)
            implements Begun {}

    /**
     * The person describes it anew, all of it.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record SetbackRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            Private<Description> description)
            implements Told, Moved {}

    record SetbackClosed(Instant at, LocalDate localDate) implements Dated, Turned {

        @Override
        public String stage() {
            return "closed";
        }

        @Override
        public boolean mayComeBack() {
            return false;
        }
    }

    record SetbackReopened(Instant at, LocalDate localDate) implements Dated, Turned {

        @Override
        public String stage() {
            return "open";
        }
    }

    /**
     * The person says that they are back on track; nobody else can know.
     *
     * @param happenedAt since when
     */
    record SetbackBackOnTrack(Instant happenedAt, LocalDate localDate) implements Dated {}

    /** The person takes it back that they were back on track. */
    record SetbackNotYetBackOnTrack(Instant at, LocalDate localDate) implements Dated {}

    /** The person says something about it; whatever they said of that before is replaced. */
    sealed interface FacetSaid extends Dated, Remarked {

        Facet facet();

        Private<Remarks> said();

        @Override
        default String remark() {
            return facet().code();
        }

        @Override
        default List<String> texts() {
            return said().map(Remarks::texts).orElse(List.of());
        }
    }

    record SetbackCausesNamed(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.CAUSES;
        }
    }

    record SetbackFactorsNamed(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.FACTORS;
        }
    }

    record SetbackProcessWalked(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.PROCESS;
        }
    }

    record SetbackOwnershipStated(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.OWNERSHIP;
        }
    }

    record SetbackReframed(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.REFRAME;
        }
    }

    record SetbackSignalRead(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.SIGNAL;
        }
    }

    record SetbackDecided(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.DECISION;
        }
    }

    record SetbackReadinessDeclared(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.READY;
        }
    }

    record SetbackNextMoveChosen(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.NEXT_MOVE;
        }
    }

    record SetbackCopingNoted(Instant at, LocalDate localDate, Private<Remarks> said) implements FacetSaid {

        @Override
        public Facet facet() {
            return Facet.COPING;
        }
    }

    /**
     * The person takes back what they said.
     *
     * @param facet the code of the {@link Facet}
     */
    record SetbackFacetWithdrawn(Instant at, LocalDate localDate, String facet) implements Dated, Remarked {

        @Override
        public String remark() {
            return facet;
        }

        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    /**
     * The person wants to look at it again, when they are ready.
     *
     * @param on a day of theirs
     */
    record SetbackReviewScheduled(Instant at, LocalDate localDate, LocalDate on) implements Dated {}

    /** The person does not want that any more, or is done with the setback. */
    record SetbackReviewCancelled(Instant at, LocalDate localDate) implements Dated {}

    record SetbackDeleted(Instant at, LocalDate localDate) implements Dated, Taken {}

    /**
     * The setback is back, as open or closed as it was. It says everything again, since views keep nothing of what was deleted.
     *
     * @param offeredFor what it was offered for; null if the person recorded it themselves
     * @param backOnTrackAt since when the person says to be back on track; null as long as they do not
     * @param closedAt null if it is open
     */
    record SetbackRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About offeredFor,
            @Nullable Instant backOnTrackAt,
            @Nullable Instant closedAt,
            Private<Description> description,
            Private<Facets> facets)
            implements Told {

        @Override
        public String stage() {
            return closedAt == null ? "open" : "closed";
        }

        @Override
        public boolean mayComeBack() {
            return closedAt == null;
        }
    }

    /** It is gone for good, and so is all that every earlier event of it said. */
    record SetbackErased(LocalDate localDate) implements Dated, Gone {}
}
