package rebound.bench;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import rebound.local.RunningSystem;

/**
 * Everything that a person can read: each GET operation that the OpenAPI documents of the three services list, with the ids
 * of everything that the person has.
 */
final class EveryGet {

    /** What is not asked, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "/changes/stream", "a stream has no end; what it brings, /changes says",
            "/commands/{id}", "only a 202 tells the id of a command, and a story that goes well has none");

    /** Lists of what is nobody's own, by their service: of those, the first two are asked. */
    private static final Map<String, String> CATALOGUES = Map.of("journal", "/templates?limit=2");

    /** What has to be said of what is looked for: on this day there is something of an earlier year. */
    private static final Map<String, String> QUERIES =
            Map.of("/on-this-day", "?date=2025-03-01", "/search/suggestions", "?q=ex");

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");

    /** Its paths by the operation's path, as the document has it. */
    private final Map<String, Set<String>> operations;

    private EveryGet(Map<String, Set<String>> operations) {
        this.operations = operations;
    }

    /**
     * Every one.
     *
     * @throws AssertionError if there is an operation for which the person has nothing
     */
    static EveryGet of(RunningSystem system, Person person) {
        var operations = new TreeMap<String, Set<String>>();
        for (var service : RunningSystem.SERVICES) {
            var base = "/" + service + "/v1";
            var at = system.service(service);
            var changes = person.get(at, base + "/changes?limit=200");
            assertThat(changes.status()).as(changes.toString()).isEqualTo(200);
            var selves = StreamSupport.stream(changes.json().path("items").spliterator(), false)
                    .map(change -> change.path("resource").path("links"))
                    .flatMap(links -> Stream.of("self", "published")
                            .map(role -> links.path(role).asText()))
                    .filter(self -> !self.isEmpty())
                    .collect(toCollection(ArrayList::new));
            if (CATALOGUES.containsKey(service)) {
                person.get(at, base + CATALOGUES.get(service))
                        .json()
                        .path("items")
                        .forEach(content ->
                                selves.add(content.path("links").path("self").asText()));
            }
            var paths = person.get(at, "/q/openapi?format=json").json().path("paths");
            var exceptions = new TreeSet<String>();
            for (var operation : paths.properties()) {
                if (!operation.getValue().has("get")) {
                    continue;
                }
                assertThat(operation.getKey()).startsWith(base + "/");
                var below = operation.getKey().substring(base.length());
                if (EXCEPTIONS.containsKey(below)) {
                    exceptions.add(below);
                } else if (QUERIES.containsKey(below)) {
                    operations.put(operation.getKey(), Set.of(operation.getKey() + QUERIES.get(below)));
                } else {
                    operations.put(operation.getKey(), filled(operation.getKey(), selves));
                }
            }
            assertThat(exceptions).as("exceptions that %s needs", service).isEqualTo(EXCEPTIONS.keySet());
        }
        assertThat(operations).allSatisfy((operation, paths) -> assertThat(paths)
                .as("paths to ask GET %s with", operation)
                .isNotEmpty());
        return new EveryGet(operations);
    }

    /** The path with the ids of each thing that it leads to, or past; as it is if it needs none. */
    private static Set<String> filled(String operation, List<String> selves) {
        var segments = List.of(operation.split("/"));
        var last = -1;
        for (var n = 0; n < segments.size(); n++) {
            if (PARAMETER.matcher(segments.get(n)).matches()) {
                last = n;
            }
        }
        if (last < 0) {
            return Set.of(operation);
        }
        var head = String.join("/", segments.subList(0, last + 1));
        var thing = Pattern.compile(PARAMETER.matcher(head).replaceAll("[^/]+") + "(?=/|$)");
        return selves.stream()
                .map(thing::matcher)
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group() + operation.substring(head.length()))
                .collect(toCollection(TreeSet::new));
    }

    /** All paths. */
    List<String> paths() {
        return operations.values().stream().flatMap(Set::stream).toList();
    }

    /** The service that a path is of. */
    static String service(String path) {
        return path.split("/")[1];
    }

    /** What the person gets at each path. */
    static Map<String, Answer> ask(RunningSystem system, Person person, List<String> paths) {
        var answers = new TreeMap<String, Answer>();
        paths.forEach(path -> answers.put(path, person.get(system.service(service(path)), path)));
        return answers;
    }

    /** Whether a list is empty; anything else is not. */
    static boolean isEmptyList(Answer answer) {
        var items = answer.json().path("items");
        return items.isArray() && items.isEmpty();
    }

    /** Whether it is where changes are read, with a cursor for the next ones. */
    static boolean isChanges(String path) {
        return path.endsWith("/v1/changes");
    }
}
