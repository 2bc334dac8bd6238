package rebound.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What all benchmarks of one call found.
 *
 * @param command the one that was called
 * @param outcomes by the name of the benchmark, in their order
 */
record Report(Machine machine, String command, Map<String, Outcome> outcomes) {

    private static final List<String> HEADINGS = List.of("", "ratio", "goal", "", "measured", "compared with", "");

    /** Everything was measured honestly and every goal is met. */
    boolean isGood() {
        return outcomes.values().stream().allMatch(outcome -> outcome.isClean() && outcome.isMet());
    }

    String text() {
        var text = new StringBuilder();
        text.append(machine).append('\n').append(command).append("\nmedian (least–most) over all pairs\n\n");
        table().forEach(line -> text.append(line).append('\n'));
        outcomes.forEach((name, outcome) -> {
            text.append('\n').append(verdict(name, outcome)).append('\n');
            outcome.faults().forEach((what, times) -> text.append("    %,d × %s%n".formatted(times, what)));
            outcome.notes().forEach(note -> text.append("    ").append(note).append('\n'));
        });
        return text.toString();
    }

    private static String verdict(String name, Outcome outcome) {
        var examined = outcome.examined().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        return "%s  %s: %s"
                .formatted(
                        name.toUpperCase(Locale.ROOT),
                        outcome.isClean() ? "clean" : "BROKEN",
                        examined.isEmpty() ? "nothing was examined" : "examined " + examined);
    }

    private List<String> table() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        outcomes.forEach((name, outcome) -> outcome.ratios().forEach(ratio -> rows.add(row(name, ratio))));
        var widths = IntStream.range(0, HEADINGS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> padded(row.get(column), widths[column]))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private static List<String> row(String name, Ratio ratio) {
        var goal = ratio.goal();
        return List.of(
                name.toUpperCase(Locale.ROOT) + "  " + ratio.what(),
                ratio.spread().toString(),
                goal == null ? "" : goal.toString(),
                goal == null ? "" : ratio.isMet() ? "met" : "MISSED",
                ratio.measured().toString(),
                ratio.comparedWith().toString(),
                ratio.unit());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    String json() {
        var benchmarks = new LinkedHashMap<String, Object>();
        outcomes.forEach((name, outcome) -> benchmarks.put(
                name,
                Map.of(
                        "clean", outcome.isClean(),
                        "met", outcome.isMet(),
                        "examined", outcome.examined(),
                        "faults", outcome.faults(),
                        "notes", outcome.notes(),
                        "ratios", outcome.ratios().stream().map(Report::json).toList())));
        var report = new LinkedHashMap<String, Object>();
        report.put("machine", machine);
        report.put("command", command);
        report.put("good", isGood());
        report.put("benchmarks", benchmarks);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> json(Ratio ratio) {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", ratio.what());
        json.put("ratio", ratio.spread());
        var goal = ratio.goal();
        if (goal != null) {
            json.put("goal", goal.toString());
            json.put("met", ratio.isMet());
        }
        json.put("unit", ratio.unit());
        json.put("measured", ratio.measured());
        json.put("comparedWith", ratio.comparedWith());
        json.put("pairs", ratio.pairs());
        return json;
    }
}
