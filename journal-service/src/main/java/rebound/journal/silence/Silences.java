package rebound.journal.silence;

import java.util.ArrayList;
import java.util.List;
import rebound.eventlog.domain.Private;
import rebound.journal.day.Recallable;
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

    /** Whether the person does not want to meet that thing again unless they look for it. */
    public boolean cover(String type, String id, Recallable thing) {
        var silences = all();
        if (silences.stream().anyMatch(silence -> silence.covers(type, id, thing))) {
            return true;
        }
        // What a thing mentions is all its words, which most people's silences need not know.
        return haveNames() && silences.stream().filter(Silence::isName).anyMatch(Mentioned.by(thing)::has);
    }

    /** Whether any is a topic or a person, of which things say in words. */
    public boolean haveNames() {
        return all().stream().anyMatch(Silence::isName);
    }

    /** Whether such a word may name a topic or a person that is silenced: as a part of the name, or as one that mentions it. */
    public boolean name(String word) {
        var canonical = Silence.canonical(word);
        var mentioned = Mentioned.in(canonical);
        return all().stream()
                .filter(Silence::isName)
                .anyMatch(silence -> silence.value().contains(canonical) || mentioned.hasWordOf(silence));
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
