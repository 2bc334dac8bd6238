package rebound.journal.read.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rebound.journal.day.About;

/** What a person has said of their things beside what makes them; each document of it is read once. Of one request. */
final class Remarks {

    private final Function<Collection<String>, Map<String, RemarksView>> reader;
    private final Set<String> read = new HashSet<>();
    private final Map<About, String> said = new HashMap<>();

    /** @param reader reads those of the person by the ids of their documents */
    Remarks(Function<Collection<String>, Map<String, RemarksView>> reader) {
        this.reader = reader;
    }

    /** Reads the documents that were not read yet. */
    void read(Collection<String> documents) {
        var unread = documents.stream().filter(read::add).toList();
        if (!unread.isEmpty()) {
            reader.apply(unread).values().forEach(view -> view.things()
                    .forEach(thing -> said.put(new About(thing.type(), thing.id()), thing.all())));
        }
    }

    /** Adds to a thing what was read of it; nothing to one that is out of sight. */
    IndexItem addTo(IndexItem item) {
        var more = said.get(new About(item.type(), item.id()));
        return more == null || item.isOutOfSight() ? item : item.saying(more);
    }
}
