package rebound.journal.setback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import rebound.eventlog.domain.Private;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;

/**
 * Something that went wrong in a person's life, at a stage of its own. Immutable.
 *
 * <pre>
 *           record         close
 *   Absent ────────▶ Open ───────▶ Closed
 *                     ▲               │
 *                     └───────────────┘
 *                          reopen
 * </pre>
 */
public sealed interface Setback {

    /** What can be asked of a setback that exists. */
    enum Verb {
        CLOSE,
        REOPEN;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** The setback after a fact. */
    Setback evolve(SetbackEvent event);

    /** A setback that exists, at whatever stage. */
    sealed interface Recorded extends Setback {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        /** The person's date at {@link #happenedAt}, as it was reckoned when that was recorded. */
        LocalDate localDate();

        Private<Description> description();

        @Override
        default Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackRecorded recorded -> open(recorded);
                case SetbackClosed closed -> new Closed(happenedAt(), zone(), localDate(), description(), closed.at());
                case SetbackReopened reopened -> new Open(happenedAt(), zone(), localDate(), description());
            };
        }
    }

    /** Nothing has been recorded under this id. */
    record Absent() implements Setback {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }

        @Override
        public Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackRecorded recorded -> open(recorded);
                case SetbackClosed closed -> this;
                case SetbackReopened reopened -> this;
            };
        }
    }

    /** The person is still at it. */
    record Open(Instant happenedAt, String zone, LocalDate localDate, Private<Description> description)
            implements Recorded {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.CLOSE);
        }
    }

    /** The person is done with it, and it never comes back by itself. */
    record Closed(
            Instant happenedAt, String zone, LocalDate localDate, Private<Description> description, Instant closedAt)
            implements Recorded {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.REOPEN);
        }
    }

    private static Open open(SetbackRecorded recorded) {
        return new Open(recorded.happenedAt(), recorded.zone(), recorded.localDate(), recorded.description());
    }
}
