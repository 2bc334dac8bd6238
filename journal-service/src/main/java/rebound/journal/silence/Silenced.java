package rebound.journal.silence;

import java.util.List;
import rebound.journal.day.Recallable;

/**
 * What a person has silenced, to be asked about many things: its names are taken apart into words once, and not for each thing.
 * Of one request. Immutable.
 */
public final class Silenced {

    private final List<Silence> datesAndThings;
    private final List<Name> names;

    Silenced(List<Silence> all) {
        datesAndThings = all.stream().filter(silence -> !silence.isName()).toList();
        names = all.stream().filter(Silence::isName).map(Name::of).distinct().toList();
    }

    /** Whether the person does not want to meet that thing again unless they look for it. */
    public boolean covers(String type, String id, Recallable thing) {
        if (datesAndThings.stream().anyMatch(silence -> silence.covers(type, id, thing))) {
            return true;
        }
        // What a thing mentions is all its words, which most people's silences need not know.
        return hasNames() && names.stream().anyMatch(Mentioned.by(thing)::has);
    }

    /** Whether any is a topic or a person, of which things say in words. */
    public boolean hasNames() {
        return !names.isEmpty();
    }

    /** Whether such a word may name a topic or a person that is silenced: as a part of the name, or as one that mentions it. */
    public boolean mayName(String word) {
        var canonical = Silence.canonical(word);
        var mentioned = Mentioned.in(canonical);
        return names.stream().anyMatch(name -> name.value().contains(canonical) || mentioned.hasWordOf(name));
    }
}
