package rebound.journal.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.suggestion.LingeringRule;
import rebound.journal.suggestion.Signals.Stated;
import rebound.journal.suggestion.SignalsCommand;
import rebound.journal.suggestion.SignalsCommand.NoteSignal;
import rebound.journal.suggestion.SignalsCommand.WithdrawSignal;

/**
 * A person has stated a mood, in an entry or a check-in: whether it was low is noted, for the rules of suggestions. Of what is
 * private it reads the mood, and whether they say that it is getting away from them; never a text. What is revised and counts no
 * more is withdrawn.
 *
 * <p>Every mood is noted, also one that is not low: so that a signal is there says nothing about somebody to those who see the
 * events and cannot open them.
 */
public final class WhenMoodStatedThenNoteSignal implements Policy {

    private final String source;
    private final String event;
    private final boolean isRevised;
    private final LingeringRule rule;

    private WhenMoodStatedThenNoteSignal(String source, String event, boolean isRevised, LingeringRule rule) {
        this.source = source;
        this.event = event;
        this.isRevised = isRevised;
        this.rule = rule;
    }

    /** For everything that states a mood. */
    public static List<WhenMoodStatedThenNoteSignal> all(LingeringRule rule) {
        return List.of(
                new WhenMoodStatedThenNoteSignal("entry", "entry-written", false, rule),
                new WhenMoodStatedThenNoteSignal("entry", "entry-revised", true, rule),
                new WhenMoodStatedThenNoteSignal("entry", "entry-restored", false, rule),
                new WhenMoodStatedThenNoteSignal("check-in", "check-in-recorded", false, rule),
                new WhenMoodStatedThenNoteSignal("check-in", "check-in-revised", true, rule),
                new WhenMoodStatedThenNoteSignal("check-in", "check-in-restored", false, rule));
    }

    @Override
    public String name() {
        return "when-" + event + "-then-note-signal";
    }

    @Override
    public String eventType() {
        return "rebound.journal." + event + ".v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    /** It notes what counts for its day, however late; whether that is too late for a suggestion is decided with it. */
    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public boolean readsPrivate() {
        return true;
    }

    @Override
    public List<Then> when(ForeignEvent told) {
        if (told.data().path("draft").asBoolean()) {
            // Not stated yet.
            return List.of();
        }
        var source = new About(this.source, told.subjectId());
        var words = told.data().path("words");
        var valence = words.at("/mood/valence");
        var stated = new Stated(
                valence.isNumber() && rule.isLow(valence.doubleValue()),
                words.path("spiralling").asBoolean());
        if (valence.isNumber() || stated.spiralling()) {
            var day = LocalDate.parse(told.data().path("localDate").asText());
            return then(told, new NoteSignal(source, day, since(told), Private.of(stated), null));
        }
        return isRevised ? then(told, new WithdrawSignal(source)) : List.of();
    }

    private static List<Then> then(ForeignEvent told, SignalsCommand command) {
        return List.of(new Then("signals", told.userId(), command));
    }

    /** Something that is imported was always long ago. */
    private static Instant since(ForeignEvent event) {
        if (event.cause().origin() == Cause.Origin.IMPORT) {
            return Instant.EPOCH;
        }
        var happenedAt = Instant.parse(event.data().path("happenedAt").asText());
        return happenedAt.isBefore(event.at()) ? happenedAt : event.at();
    }
}
