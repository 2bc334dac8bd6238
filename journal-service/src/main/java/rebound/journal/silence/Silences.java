package rebound.journal.silence;

import java.util.ArrayList;
import java.util.List;
import rebound.eventlog.domain.Private;
import rebound.journal.silence.SilencesEvent.SilenceBegun;
import rebound.journal.silence.SilencesEvent.SilenceEnded;

/**
 * Everything that a person has silenced. It is there from the beginning, with nothing in it, and has one stage only. Immutable.
 *
 * @param kept in the order in which it was said; each once
 */
public record Silences(Private<List<Silence>> kept) {

    /** How many there can be: enough for anybody, and each is asked about each thing that might come back. */
    public static final int MOST = 200;

    /** Of those who never silenced anything. */
    public static final Silences NONE = new Silences(Private.of(List.of()));

    /** What is silenced now; nothing once it is erased. */
    public List<Silence> all() {
        return kept.orElse(List.of());
    }

    /** The same, to be asked about things. */
    public Silenced silenced() {
        return new Silenced(all());
    }

    /** What it is after a fact. */
    public Silences evolve(SilencesEvent event) {
        var changed = new ArrayList<>(all());
        switch (event) {
            case SilenceBegun begun -> {
                if (!begun.what().isErased()) {
                    changed.add(begun.what().value());
                }
            }
            case SilenceEnded ended -> {
                if (!ended.what().isErased()) {
                    changed.remove(ended.what().value());
                }
            }
        }
        return new Silences(Private.of(List.copyOf(changed)));
    }
}
