package rebound.journal.read.index;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Chance that can be repeated. Each thing draws a number of its own, so that with the same seed the same one comes first, also when
 * others have come or gone meanwhile.
 */
public final class Draw {

    private Draw() {}

    /** In the order in which they are drawn. */
    public static List<IndexItem> order(String seed, Collection<IndexItem> items) {
        return items.stream()
                .sorted(Comparator.comparing((IndexItem item) -> number(seed, item))
                        .thenComparing(IndexItem::id))
                .toList();
    }

    private static UUID number(String seed, IndexItem item) {
        return UUID.nameUUIDFromBytes((seed + "/" + item.type() + "/" + item.id()).getBytes(StandardCharsets.UTF_8));
    }
}
