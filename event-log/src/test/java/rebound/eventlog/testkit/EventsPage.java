package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rebound.eventlog.model.AggregateType.EventName;
import rebound.eventlog.model.Model;
import rebound.local.Checkout;

/**
 * {@code docs/events.md}, held to the events of a service and to their approved samples. It has a row for each type, or one for
 * several that are alike; "the others" are those of the last row that is of several. What is "the same" stands in the row above.
 * What a property is made of is said in any of the rows that name it.
 */
public final class EventsPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Such as {@code about{type,id}}; what has other characters is a value. */
    private static final Pattern PROPERTY = Pattern.compile("(\\w+)(?:\\[?\\{([^}]*)}]?|\\[])?");

    private final String prefix;

    /** What each type has in the clear. */
    private final Map<String, Set<String>> rows = new TreeMap<>();

    /** What the properties are made of. */
    private final Map<String, Set<String>> parts = new HashMap<>();

    private EventsPage(String service) throws IOException {
        prefix = "rebound." + service + ".";
        var lines = Files.readAllLines(Checkout.root().resolve("docs/events.md"));
        var alike = List.<String>of();
        var above = Set.<String>of();
        for (var line : lines) {
            if (line.startsWith("| `" + prefix)) {
                var cells = line.split(" \\| ", 3);
                var types = types(cells[0], alike);
                alike = types.size() > 1 ? types : alike;
                above = properties(cells[1], above);
                for (var type : types) {
                    assertThat(rows.put(type, above))
                            .as("another row of %s", type)
                            .isNull();
                }
            }
        }
    }

    private List<String> types(String cell, List<String> alike) {
        var named = CODE.matcher(cell)
                .results()
                .map(type -> type.group(1).replace("…", prefix))
                .toList();
        if (!cell.endsWith("and the same of the others")) {
            return named;
        }
        var verb = named.getFirst().substring(named.getFirst().lastIndexOf('-'));
        return alike.stream()
                .map(type -> type.substring(0, type.lastIndexOf('-')) + verb)
                .toList();
    }

    private Set<String> properties(String cell, Set<String> above) {
        var properties = new TreeSet<>(cell.startsWith("the same") ? above : Set.of());
        CODE.matcher(cell)
                .results()
                .map(code -> PROPERTY.matcher(code.group(1)))
                .filter(property -> property.matches())
                .forEach(property -> {
                    properties.add(property.group(1));
                    if (property.group(2) != null) {
                        parts.computeIfAbsent(property.group(1), any -> new TreeSet<>())
                                .addAll(List.of(
                                        property.group(2).replace("?", "").split(",")));
                    }
                });
        return properties;
    }

    /** It has a row for each event of the service and for nothing else, with all that the samples of it have in the clear. */
    public static void documents(Model model) throws IOException {
        var page = new EventsPage(model.service());
        assertThat(page.rows.keySet()).as("rows of types").isEqualTo(page.types(model));
        var sampled = new TreeSet<String>();
        for (var sample : samples(model)) {
            var type = sample.getFileName().toString().replaceFirst("(\\+.*)?\\.json$", "");
            sampled.add(type);
            var data = JSON.readTree(sample.toFile()).path("data");
            data.propertyStream().forEach(property -> {
                assertThat(page.rows.get(type))
                        .as("the row of %s, which is as in %s", type, sample)
                        .contains(property.getKey());
                page.requireParts(property.getKey(), property.getValue());
            });
        }
        assertThat(sampled).as("types with a sample").isEqualTo(page.rows.keySet());
    }

    private void requireParts(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> requireParts(name, item));
        }
        value.propertyStream().forEach(property -> {
            assertThat(parts.getOrDefault(name, Set.of()))
                    .as("what %s is made of", name)
                    .contains(property.getKey());
            requireParts(property.getKey(), property.getValue());
        });
    }

    private Set<String> types(Model model) {
        var types = new TreeSet<String>();
        for (var aggregate : model.aggregates()) {
            Stream.of(aggregate.events(), aggregate.upcasters())
                    .flatMap(known -> known.keySet().stream())
                    .map(this::type)
                    .forEach(types::add);
        }
        return types;
    }

    private String type(EventName event) {
        return prefix + event.name() + ".v" + event.version();
    }

    private static List<Path> samples(Model model) throws IOException {
        var folder = Checkout.root().resolve(model.service() + "-service/src/test/resources/events");
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
