package rebound.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One figure of what is measured, divided by the same of what it is compared with: pair by pair, so that both were taken on the
 * machine as it was at that moment.
 *
 * @param what is divided by what
 * @param unit of the figures themselves
 * @param goal null if none is set: then it is only told
 */
record Ratio(String what, String unit, @Nullable Goal goal, List<Pair<Double>> pairs) {

    Ratio {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("A ratio without a pair");
        }
    }

    static <R> Ratio of(
            String what, String unit, @Nullable Goal goal, List<Pair<R>> pairs, ToDoubleFunction<R> figure) {
        return new Ratio(
                what,
                unit,
                goal,
                pairs.stream()
                        .map(pair -> new Pair<>(
                                figure.applyAsDouble(pair.measured()), figure.applyAsDouble(pair.comparedWith())))
                        .toList());
    }

    /** Of something that is compared with a constant. */
    static Ratio toConstant(String what, String unit, @Nullable Goal goal, List<Double> figures, double constant) {
        return new Ratio(
                what,
                unit,
                goal,
                figures.stream().map(figure -> new Pair<>(figure, constant)).toList());
    }

    Spread spread() {
        return of(pair -> pair.measured() / pair.comparedWith());
    }

    Spread measured() {
        return of(Pair::measured);
    }

    Spread comparedWith() {
        return of(Pair::comparedWith);
    }

    /** By the median; without a goal always. */
    boolean isMet() {
        return goal == null || goal.isMetBy(spread().median());
    }

    private Spread of(ToDoubleFunction<Pair<Double>> figure) {
        return Spread.of(pairs.stream().mapToDouble(figure).boxed().toList());
    }
}
