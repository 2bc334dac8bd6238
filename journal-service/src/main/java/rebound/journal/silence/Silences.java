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
        return all().stream().anyMatch(silence -> silence.covers(type, id, thing));
    }

    /**
     * Whether such a word may name a topic or a person that is silenced: it is part of the name, or begins with one of its words,
     * as inflected and compound words do. It hides some words too many rather than one too few.
     */
    public boolean name(String word) {
        var canonical = Silence.canonical(word);
        return all().stream()
                .filter(silence ->
                        silence.kind().equals(Silence.TOPIC) || silence.kind().equals(Silence.PERSON))
                .anyMatch(silence ->
                        silence.value().contains(canonical) || silence.words().anyMatch(canonical::startsWith));
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
