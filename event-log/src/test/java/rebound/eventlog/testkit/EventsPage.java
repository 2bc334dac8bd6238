package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType.EventName;
import rebound.eventlog.model.Model;
import rebound.local.Checkout;

/**
 * {@code docs/events.md}, held to the events of a service and to their approved samples. It has a row for each type, or one for
 * several that are alike; "the others" are those of the last row that is of several. What is "the same" stands in the row above,
 * what is in parentheses is for people. What a property in the clear is made of is said in any of the rows that name it, what a
 * private one is made of in its own.
 */
public final class EventsPage {

    private static final String PAGE = "docs/events.md";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Such as {@code about{type,id}}; what has other characters is a value. */
    private static final Pattern PROPERTY = Pattern.compile("(\\w+)(?:\\[?\\{([^}]*)}]?|\\[])?");

    /** Words for people, and values. */
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");

    private final String prefix;

    private final Map<String, Row> rows = new TreeMap<>();

    /** What the properties in the clear are made of. */
    private final Map<String, Set<String>> parts = new TreeMap<>();

    /** What an event of a type has in the clear and what it has encrypted: properties, and what each is made of if the row says it. */
    private record Row(Map<String, Set<String>> clear, Map<String, Set<String>> hidden) {

        private static final Row NONE = new Row(Map.of(), Map.of());
    }

    /** What of any event is in the clear for a reason that is given. */
    private final Set<String> explained = new TreeSet<>();

    private EventsPage(String service) throws IOException {
        prefix = "rebound." + service + ".";
        var lines = Files.readAllLines(Checkout.root().resolve(PAGE));
        explained.addAll(explained(lines));
        var alike = List.<String>of();
        var above = Row.NONE;
        for (var line : lines) {
            if (line.startsWith("| `" + prefix)) {
                var cells = line.split(" \\| ", 4);
                var types = types(cells[0], alike);
                alike = types.size() > 1 ? types : alike;
                above = new Row(properties(cells[1], above.clear()), properties(cells[2], above.hidden()));
                above.clear().forEach((name, made) -> addParts(parts, name, made));
                for (var type : types) {
                    assertThat(rows.put(type, above))
                            .as("another row of %s", type)
                            .isNull();
                }
            }
        }
    }

    private static Set<String> explained(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.equals("## Why something is in the clear"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> CODE.matcher(line.split(" \\| ", 2)[0]).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
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

    private static Map<String, Set<String>> properties(String cell, Map<String, Set<String>> above) {
        var properties = new TreeMap<>(cell.startsWith("the same") ? above : Map.of());
        CODE.matcher(withoutAsides(cell))
                .results()
                .map(code -> PROPERTY.matcher(code.group(1)))
                .filter(Matcher::matches)
                .forEach(property -> {
                    var made = new TreeSet<>(properties.getOrDefault(property.group(1), Set.of()));
                    if (property.group(2) != null) {
                        made.addAll(List.of(property.group(2).replace("?", "").split(",")));
                    }
                    properties.put(property.group(1), made);
                });
        return properties;
    }

    private static String withoutAsides(String cell) {
        var shorter = ASIDE.matcher(cell).replaceAll("");
        return shorter.equals(cell) ? cell : withoutAsides(shorter);
    }

    private static void addParts(Map<String, Set<String>> parts, String name, Set<String> made) {
        if (!made.isEmpty()) {
            parts.computeIfAbsent(name, any -> new TreeSet<>()).addAll(made);
        }
    }

    /**
     * It has a row for each event of the service and for nothing else, with all that its record and its samples have in the clear,
     * with all that is private in it, and with nothing else.
     */
    public static void documents(Model model) throws IOException {
        var page = new EventsPage(model.service());
        assertThat(page.rows.keySet()).as("rows of types").isEqualTo(page.types(model));
        var parts = new TreeMap<String, Set<String>>();
        for (var aggregate : model.aggregates()) {
            aggregate.events().forEach((name, event) -> {
                var type = page.type(name);
                var row = row(event, parts);
                assertThat(page.rows.get(type).clear().keySet())
                        .as("what %s has in the clear", type)
                        .isEqualTo(row.clear().keySet());
                assertThat(page.explained)
                        .as("what is in the clear for a reason that %s gives", PAGE)
                        .containsAll(row.clear().keySet());
                assertThat(page.rows.get(type).hidden())
                        .as("what is private in %s", type)
                        .isEqualTo(row.hidden());
            });
        }
        assertThat(page.parts).as("what properties in the clear are made of").isEqualTo(parts);
        var sampled = new TreeSet<String>();
        for (var sample : samples(model)) {
            var type = sample.getFileName().toString().replaceFirst("(\\+.*)?\\.json$", "");
            sampled.add(type);
            var data = JSON.readTree(sample.toFile()).path("data");
            data.propertyStream().forEach(property -> {
                assertThat(page.rows.get(type).clear())
                        .as("the row of %s, which is as in %s", type, sample)
                        .containsKey(property.getKey());
                page.requireParts(property.getKey(), property.getValue());
            });
        }
        assertThat(sampled).as("types with a sample").isEqualTo(page.rows.keySet());
    }

    /** The row that an event has by its record, and, added to the parts, what its properties in the clear are made of. */
    private static Row row(Class<?> event, Map<String, Set<String>> parts) {
        var row = new Row(new TreeMap<>(), new TreeMap<>());
        for (var component : event.getRecordComponents()) {
            if (component.getType() == Private.class) {
                row.hidden().put(component.getName(), components(item(component.getGenericType())));
            } else {
                row.clear().put(component.getName(), Set.of());
                addParts(component, parts);
            }
        }
        return row;
    }

    private static void addParts(RecordComponent component, Map<String, Set<String>> parts) {
        var type = component.getGenericType();
        var made = component.getType() == List.class ? item(type) : type;
        addParts(parts, component.getName(), components(made));
        if (made instanceof Class<?> part && part.isRecord()) {
            for (var inner : part.getRecordComponents()) {
                addParts(inner, parts);
            }
        }
    }

    /** What a list, or something private, is of. */
    private static Type item(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** The names of the components of a record; of anything else none. */
    private static Set<String> components(Type type) {
        var names = new TreeSet<String>();
        if (type instanceof Class<?> made && made.isRecord()) {
            for (var component : made.getRecordComponents()) {
                names.add(component.getName());
            }
        }
        return names;
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
