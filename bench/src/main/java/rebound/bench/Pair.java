package rebound.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What the two sides did, one right after the other.
 *
 * @param <R> what one round of a side gives
 */
record Pair<R>(R measured, R comparedWith) {

    /**
     * Runs both sides in turn. Neither is always the one that comes second.
     *
     * @param each hears every pair, with its number from 1
     */
    static <R> List<Pair<R>> alternate(
            int pairs, Supplier<R> measured, Supplier<R> comparedWith, BiConsumer<Integer, Pair<R>> each) {
        var all = new ArrayList<Pair<R>>();
        for (var n = 1; n <= pairs; n++) {
            Pair<R> pair;
            if (n % 2 == 1) {
                var first = measured.get();
                pair = new Pair<>(first, comparedWith.get());
            } else {
                var first = comparedWith.get();
                pair = new Pair<>(measured.get(), first);
            }
            all.add(pair);
            each.accept(n, pair);
        }
        return all;
    }
}
