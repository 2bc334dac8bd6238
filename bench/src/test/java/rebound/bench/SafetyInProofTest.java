package rebound.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.local.Checkout;

/** That {@code docs/proof.md} names tests for each safety rule, and that each of them is there, and is run. */
class SafetyInProofTest {

    private static final int RULES = 10;

    /** A number and words begin a rule; further rows of it have none. */
    private static final Pattern ROW = Pattern.compile("\\| (?:([0-9]+) [^|]*)?\\| [^|]+ \\| (.+) \\|");

    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private static final Pattern ANNOTATION = Pattern.compile("@(Parameterized)?Test\\b");

    /** What the table begins with. */
    private static final int HEADER = 2;

    @Test
    void eachRuleHasTestsAndTheyAreThere() throws IOException {
        var named = named();
        assertThat(named.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, RULES).boxed().toList());
        var sources = sources();
        assertThat(named).allSatisfy((rule, tests) -> assertThat(tests)
                .as("tests of rule %s", rule)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.type(), List.of()))
                        .as(test.toString())
                        .anyMatch(source -> has(source, test.method()))));
    }

    private record Named(String type, String method) {}

    /** The tests by the number of their rule. */
    private static Map<Integer, Set<Named>> named() throws IOException {
        var section = Files.readString(Checkout.root().resolve("docs/proof.md"))
                .split("\n## Safety rules\n", 2)[1]
                .split("\n## ", 2)[0];
        var rows = new ArrayList<Map.Entry<Integer, Named>>();
        var rule = 0;
        var table = section.lines().filter(line -> line.startsWith("|")).skip(HEADER);
        for (var line : table.toList()) {
            var row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            rule = row.group(1) == null ? rule : Integer.parseInt(row.group(1));
            var tests = TEST.matcher(row.group(2)).results().toList();
            assertThat(tests).as(line).isNotEmpty();
            for (var test : tests) {
                rows.add(Map.entry(rule, new Named(test.group(1), test.group(2))));
            }
        }
        return rows.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    /** All test classes by their simple names, of which two modules may have one each. */
    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> modules = Files.list(Checkout.root())) {
            var found = new ArrayList<Path>();
            for (var tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(tests)) {
                    found.addAll(files.filter(file -> file.toString().endsWith(".java"))
                            .toList());
                }
            }
            return found.stream()
                    .collect(groupingBy(file -> file.getFileName().toString().replaceFirst("[.]java$", "")));
        }
    }

    private static boolean has(Path source, String method) {
        try {
            var before = Files.readString(source).split(" void " + method + "\\(", 2);
            return before.length == 2 && isRun(before[0]);
        } catch (IOException e) {
            throw new AssertionError(source.toString(), e);
        }
    }

    /** By what stands between the end of the method before and this one. */
    private static boolean isRun(String before) {
        var own = before.substring(before.lastIndexOf("\n    }\n") + 1);
        return ANNOTATION.matcher(own).find() && !before.contains("@Disabled");
    }
}
