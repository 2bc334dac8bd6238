package rebound.journal.read.index;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a person has said more of some of their things.
 *
 * @param things in the order in which something was last said of them
 */
public record RemarksView(List<Thing> things) {

    static final RemarksView EMPTY = new RemarksView(List.of());

    /**
     * One thing of which something was said.
     *
     * @param words by what it is that is spoken of: as those of an {@link IndexItem}
     */
    public record Thing(String type, String id, SortedMap<String, String> words) {

        public Thing {
            words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        }

        /** All of them. */
        String all() {
            return String.join(" ", words.values());
        }

        private boolean is(String otherType, String otherId) {
            return type.equals(otherType) && id.equals(otherId);
        }

        /** The newest is left out if there are too many to speak of. */
        private Thing saying(String remark, String said, int most) {
            var more = new TreeMap<>(words);
            if (said.isEmpty()) {
                more.remove(remark);
            } else if (more.containsKey(remark) || more.size() < most) {
                more.put(remark, said);
            }
            return new Thing(type, id, more);
        }
    }

    public RemarksView {
        things = List.copyOf(things);
    }

    /** @param said empty if it is taken back */
    RemarksView saying(String type, String id, String remark, String said, int mostRemarks, int mostThings) {
        var before = things.stream()
                .filter(thing -> thing.is(type, id))
                .findFirst()
                .orElseGet(() -> new Thing(type, id, Collections.emptySortedMap()));
        var now = before.saying(remark, said, mostRemarks);
        var others = without(type, id).things();
        if (now.words().isEmpty()) {
            return new RemarksView(others);
        }
        var kept = others.subList(Math.max(0, others.size() + 1 - mostThings), others.size());
        return new RemarksView(Stream.concat(kept.stream(), Stream.of(now)).toList());
    }

    RemarksView without(String type, String id) {
        return new RemarksView(
                things.stream().filter(thing -> !thing.is(type, id)).toList());
    }
}
