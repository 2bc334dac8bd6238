package rebound.bench;

import java.util.List;

/** One figure over all pairs. */
record Spread(double median, double least, double most) {

    /** @param figures at least one */
    static Spread of(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
        return Figure.of(median) + " (" + Figure.of(least) + "–" + Figure.of(most) + ")";
    }
}
