package rebound.journal.read.reflections;

import java.util.ArrayList;
import java.util.List;

/**
 * The reflections that were completed about one setback.
 *
 * @param ids the last ones, in the order in which they were completed; also of those that are deleted or erased since
 */
public record CompletedReflectionsView(List<String> ids) {

    public static final CompletedReflectionsView EMPTY = new CompletedReflectionsView(List.of());

    public CompletedReflectionsView {
        ids = List.copyOf(ids);
    }

    CompletedReflectionsView add(String id, int most) {
        var all = new ArrayList<>(ids);
        all.add(id);
        return new CompletedReflectionsView(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
