package rebound.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the command benchmark found.
 *
 * @param connections how many were used where it was not one
 * @param answered writes that were answered as done, in the warm-up too
 * @param logged what the log holds of them
 * @param failures anything else that was answered, and how often
 */
record CommandReport(
        Machine machine,
        int connections,
        List<Pair> pairs,
        Count answered,
        Count logged,
        Map<String, Integer> failures) {

    private static final double GOAL_LONE_MILLIS = 10;
    private static final double GOAL_RATIO = 0.25;

    /** How many, on each of the two sides. */
    record Count(long journal, long bare) {}

    /** What one side did in one round. */
    record Round(double loneP50Millis, double loneP99Millis, double perSecond) {}

    /** One round of each side. */
    record Pair(Round journal, Round bare) {}

    /** Nothing failed, and the log holds what was acknowledged. */
    boolean isClean() {
        return failures.isEmpty() && answered.equals(logged);
    }

    String text() {
        var text = new StringBuilder();
        text.append("%s%n%d pairs of rounds; median (least–most)%n%n".formatted(machine, pairs.size()));
        text.append("%-24s %-28s %-28s %s%n".formatted("", "journal", "bare endpoint", "journal ÷ bare"));
        line(text, "lone command, p50", "%.2f ms", Round::loneP50Millis);
        line(text, "lone command, p99", "%.2f ms", Round::loneP99Millis);
        line(text, connections + " connections", "%,.0f/s", Round::perSecond);
        text.append("%n%s  a lone command's p50 is at most %.0f ms%n"
                .formatted(verdict(journal(Round::loneP50Millis).median() <= GOAL_LONE_MILLIS), GOAL_LONE_MILLIS));
        text.append("%s  with %d connections at least %.2f of the bare endpoint%n"
                .formatted(verdict(ratio(Round::perSecond).median() >= GOAL_RATIO), connections, GOAL_RATIO));
        text.append("%n%s  %,d commands answered, %,d events in the log; %,d appends answered, %,d records in the log%n"
                .formatted(
                        isClean() ? "holds" : "BROKEN",
                        answered.journal(),
                        logged.journal(),
                        answered.bare(),
                        logged.bare()));
        failures.forEach((what, times) -> text.append("%d × %s%n".formatted(times, what)));
        return text.toString();
    }

    String json() {
        try {
            return new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of(
                            "report", this,
                            "loneP50Millis", journal(Round::loneP50Millis),
                            "loneP99Millis", journal(Round::loneP99Millis),
                            "loneP50Ratio", ratio(Round::loneP50Millis),
                            "throughputRatio", ratio(Round::perSecond),
                            "clean", isClean()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void line(StringBuilder text, String name, String format, ToDoubleFunction<Round> figure) {
        text.append("%-24s %-28s %-28s %s%n"
                .formatted(
                        name,
                        journal(figure).show(format),
                        of(pair -> figure.applyAsDouble(pair.bare())).show(format),
                        ratio(figure).show("%.2f")));
    }

    private Spread journal(ToDoubleFunction<Round> figure) {
        return of(pair -> figure.applyAsDouble(pair.journal()));
    }

    private Spread ratio(ToDoubleFunction<Round> figure) {
        return of(pair -> figure.applyAsDouble(pair.journal()) / figure.applyAsDouble(pair.bare()));
    }

    private Spread of(ToDoubleFunction<Pair> figure) {
        return Spread.of(pairs.stream().mapToDouble(figure).boxed().toList());
    }

    private static String verdict(boolean met) {
        return met ? "met   " : "MISSED";
    }
}
