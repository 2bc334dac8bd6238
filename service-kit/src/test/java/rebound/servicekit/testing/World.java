package rebound.servicekit.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A person, in an app of their own, who has some of everything: whatever the operations of the OpenAPI document create, and
 * what follows from it. What they have is read from {@code /changes}, so a new kind of thing is among it.
 */
final class World {

    private static final String VARIABLE = "\\{[^}]*}";

    private final Person person;
    private final List<Operation> operations;
    private final Samples samples;
    private final String token;
    private final String base;
    private final Set<String> known = new HashSet<>();
    private List<JsonNode> things = List.of();

    private World(Person person, List<Operation> operations, Samples samples) {
        this.person = person;
        this.operations = operations;
        this.samples = samples;
        this.token = person.token(Map.of("azp", "app-of-" + person.name()));
        this.base = "/" + OnLocalStack.service() + "/v1";
    }

    /** Somebody who has some of everything, as far as it is there at once. */
    static World of(Person person, List<Operation> operations, Samples samples) {
        return new World(person, operations, samples).create(creating(operations));
    }

    /** Somebody who has what this operation needs, and little else. */
    static World of(Person person, List<Operation> operations, Samples samples, Operation needing) {
        var all = creating(operations);
        var leading = all.stream()
                .filter(operation -> needing.hasId() && needing.path().startsWith(operation.path() + "/"))
                .toList();
        var world = new World(person, operations, samples);
        return world.path(needing).isPresent()
                ? world
                : world.create(leading.isEmpty() ? all : leading).awaitFor(List.of(needing));
    }

    /** What creates something, in the order in which one needs the other. */
    private static List<Operation> creating(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.isCommand()
                        && operation.hasBody()
                        && (operation.method().equals("POST") ? operation.creates() : !operation.hasId()))
                // Whoever says when nothing may ring is not reminded.
                .filter(operation -> !operation.method().equals("PATCH"))
                // A thing before what is below it; and what is there once before what follows from it.
                .sorted(Comparator.<Operation>comparingInt(
                                operation -> operation.path().split(VARIABLE, -1).length)
                        .thenComparing(operation -> operation.method().equals("POST")))
                .toList();
    }

    private World create(List<Operation> creating) {
        for (var operation : creating) {
            if (operation.hasId()) {
                look();
            }
            for (var i = 0; i < (operation.method().equals("POST") ? 2 : 1); i++) {
                call(operation, i == 0).ifPresent(call -> call.with(
                                "Idempotency-Key", UUID.randomUUID().toString())
                        .settle());
            }
        }
        look();
        return this;
    }

    /** Waits until there is something for every operation, also what follows from something else a moment later. */
    World whole() {
        return awaitFor(operations);
    }

    private World awaitFor(List<Operation> needing) {
        await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            if (needing.stream().anyMatch(operation -> path(operation).isEmpty())) {
                look();
            }
            for (var operation : needing) {
                if (path(operation).isEmpty()) {
                    throw new AssertionError(person.name() + " has nothing for " + operation);
                }
            }
        });
        return this;
    }

    Person person() {
        return person;
    }

    String token() {
        return token;
    }

    /** Reads anew what the person has. */
    void look() {
        var read = new ArrayList<JsonNode>();
        var call = Call.of("GET", base + "/changes").bearing(token).query("limit", "200");
        while (true) {
            var page = call.settle().json();
            page.path("items").forEach(read::add);
            if (page.path("items").isEmpty()) {
                things = read;
                things.forEach(thing -> known.add(self(thing)));
                return;
            }
            call = Call.of("GET", base + "/changes")
                    .bearing(token)
                    .query("limit", "200")
                    .query("after", page.path("next").asText());
        }
    }

    /** Kinds, ids and versions of all that the person has. */
    List<String> versions() {
        look();
        return things.stream()
                .map(thing ->
                        thing.path("type").asText() + " " + thing.path("id").asText() + " "
                                + thing.path("version").asText())
                .sorted()
                .toList();
    }

    /** The ids of the person and of all that they have. */
    Set<String> traces() {
        look();
        var ids = new HashSet<>(Set.of(person.id()));
        things.forEach(thing -> ids.add(thing.path("id").asText()));
        return ids;
    }

    String shown() {
        return things.toString();
    }

    /** A call that the document allows, on something that the person has; empty if there is nothing for it. */
    Optional<Call> call(Operation operation, boolean isWhole) {
        return path(operation).map(path -> {
            var call = Call.of(operation.method(), path).bearing(token);
            for (var parameter : operation.parameters().toList()) {
                if (parameter.path("in").asText().equals("query")
                        && !parameter.path("name").asText().equals("after")
                        && (parameter.path("required").asBoolean() || samples.pick(List.of(true, false, false)))) {
                    call = call.query(
                            parameter.path("name").asText(),
                            samples.value(
                                            operation,
                                            parameter.path("schema"),
                                            parameter.path("name").asText(),
                                            false)
                                    .asText());
                }
            }
            if (operation.method().equals("PUT") && operation.takes("If-None-Match")) {
                if (operation.hasId() && samples.pick(List.of(true, false, false, false))) {
                    call = call.to(operation
                            .path()
                            .replaceAll(VARIABLE, UUID.randomUUID().toString()));
                }
                call = call.with(known.add(call.path()) ? "If-None-Match" : "If-Match", "*");
            }
            return operation.hasBody()
                    ? call.json(samples.body(operation, isWhole).toString())
                    : call;
        });
    }

    /** The operation's path with what the person has in it, if possible something that allows it now. */
    Optional<String> path(Operation operation) {
        var template = operation.path();
        if (!template.contains("{")) {
            return Optional.of(template);
        }
        if (template.startsWith(base + "/commands/")) {
            return Optional.of(base + "/commands/" + commandLink());
        }
        if (template.contains("{key}")) {
            // Content is nobody's own: the document names some of it.
            return Optional.of(operation.examplePath());
        }
        if (template.contains("{link}")) {
            // Of what others have given on; nobody has given anything to this person.
            return Optional.of(template.replaceAll(VARIABLE, UUID.randomUUID().toString()));
        }
        var end = template.lastIndexOf('}') + 1;
        var prefix = template.substring(0, end).replaceAll(VARIABLE, "[^/]+");
        var verb = template.substring(end).replaceFirst("^/", "");
        var fitting =
                things.stream().filter(thing -> self(thing).matches(prefix)).toList();
        var willing = fitting.stream()
                .filter(thing -> thing.at("/resource/allowed").valueStream().anyMatch(allowed -> allowed.asText()
                        .equals(verb)))
                .toList();
        return Stream.of(willing, fitting)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .map(some -> self(samples.pick(some)) + template.substring(end));
    }

    private static String self(JsonNode thing) {
        return thing.at("/resource/links/self").asText();
    }

    /** What a 202 would have named as its Location; for a command that there may have been. */
    private String commandLink() {
        return Person.identity().token("command", person.id(), UUID.randomUUID() + " 0 none");
    }
}
