package rebound.journal.read.setbacks;

import java.util.List;
import java.util.stream.Stream;

/**
 * The setbacks of a person that are open.
 *
 * @param ids in the order in which they were opened
 * @param leftOut how many more are open at most: one of them that is deleted still counts
 */
public record OpenSetbacksView(List<String> ids, int leftOut) {

    public static final OpenSetbacksView EMPTY = new OpenSetbacksView(List.of(), 0);

    public OpenSetbacksView {
        ids = List.copyOf(ids);
    }

    public boolean isAny() {
        return !ids.isEmpty() || leftOut > 0;
    }

    /** With one that was not open. */
    OpenSetbacksView opened(String id, int most) {
        return ids.size() < most
                ? new OpenSetbacksView(
                        Stream.concat(ids.stream(), Stream.of(id)).toList(), leftOut)
                : new OpenSetbacksView(ids, leftOut + 1);
    }

    /** Without one that was open or closed. What is left out may be either, and so stays. */
    OpenSetbacksView deleted(String id) {
        return ids.contains(id) ? closed(id) : this;
    }

    /** Without one that was open, if only among what is left out. */
    OpenSetbacksView closed(String id) {
        return ids.contains(id)
                ? new OpenSetbacksView(
                        ids.stream().filter(other -> !other.equals(id)).toList(), leftOut)
                : new OpenSetbacksView(ids, leftOut - 1);
    }
}
