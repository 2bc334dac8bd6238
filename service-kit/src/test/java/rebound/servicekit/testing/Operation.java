package rebound.servicekit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An operation as the OpenAPI document describes it, and how to call it. */
public record Operation(String method, String path, JsonNode description, JsonNode api) {

    public static final String UNKNOWN_ID = "018f4e5a-0000-7000-8000-0000000000aa";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    public static List<Operation> all(byte[] openApi) throws IOException {
        var api = new ObjectMapper().readTree(openApi);
        return api.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method ->
                                new Operation(method.getKey().toUpperCase(), path.getKey(), method.getValue(), api)))
                .toList();
    }

    public boolean isOpen() {
        return description.has("security") && description.path("security").isEmpty();
    }

    public boolean isWrite() {
        return !method.equals("GET");
    }

    /** Whether it needs the scope for writing. */
    public boolean needsToWrite() {
        return description.at("/security/0/bearer/0").asText().endsWith(":write");
    }

    public boolean takesKey() {
        return description
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("$ref").asText().endsWith("/IdempotencyKey"));
    }

    public boolean hasId() {
        return path.contains("{");
    }

    public boolean hasBody() {
        return description.has("requestBody");
    }

    public boolean hasParameter(String name) {
        return description
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(name));
    }

    /** Those of all operations included. */
    Stream<JsonNode> parameters() {
        return description.path("parameters").valueStream().map(this::resolved);
    }

    Stream<Integer> statuses() {
        return description
                .path("responses")
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(Integer::valueOf);
    }

    JsonNode response(int status) {
        return resolved(description.path("responses").path(Integer.toString(status)));
    }

    public List<String> requiredProperties() {
        return hasBody()
                ? schema().path("required").valueStream().map(JsonNode::asText).toList()
                : List.of();
    }

    /** With the required properties only; each as its example, where it has one. */
    public ObjectNode validBody() {
        return hasBody() ? object(schema()) : JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode object(JsonNode schema) {
        var object = JsonNodeFactory.instance.objectNode();
        schema.path("required")
                .forEach(name -> object.set(
                        name.asText(), value(resolved(schema.path("properties").path(name.asText())))));
        return object;
    }

    /** With its first required property twice. */
    public String bodyWithDuplicate() {
        var property = validBody().toString();
        return property.substring(0, property.length() - 1) + "," + property.substring(1);
    }

    /** Of something that nobody has recorded, with the required properties only; nobody's yet. */
    Call call() {
        return call(UNKNOWN_ID);
    }

    Call call(String id) {
        var call = Call.of(method, path.replaceAll("\\{[^}]*}", id));
        return hasBody() ? call.json(validBody().toString()) : call;
    }

    /** Decides about one thing: unlike a batch, and unlike what only reads. */
    boolean isCommand() {
        return statuses().anyMatch(status -> status == 202);
    }

    boolean creates() {
        return isCommand() && statuses().anyMatch(status -> status == 201);
    }

    boolean isStream() {
        return response(200).path("content").has("text/event-stream");
    }

    boolean takes(String header) {
        return parameters()
                .anyMatch(parameter -> parameter.path("name").asText().equals(header)
                        && parameter.path("in").asText().equals("header"));
    }

    /** Of the body. */
    JsonNode schema() {
        return resolved(description.at("/requestBody/content/application~1json/schema"));
    }

    /** The path with the examples of its parameters. */
    String examplePath() {
        var examples = parameters()
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .toList();
        var filled = path;
        for (var parameter : examples) {
            filled = filled.replace(
                    "{" + parameter.path("name").asText() + "}",
                    resolved(parameter.path("schema")).at("/examples/0").asText());
        }
        return filled;
    }

    /** A whole body that is valid, where the schema alone does not tell one; missing if it does. */
    JsonNode example() {
        return description.at("/requestBody/content/application~1json/example");
    }

    /** What it refers to, else itself. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : api.at(reference.substring(1));
    }

    private JsonNode value(JsonNode schema) {
        var nodes = JsonNodeFactory.instance;
        if (schema.path("type").asText().equals("string")
                && schema.at("/examples/0").isTextual()) {
            return schema.at("/examples/0");
        }
        return switch (schema.path("type").asText()) {
            case "string" ->
                nodes.textNode(
                        switch (schema.path("format").asText()) {
                            case "uuid" -> UNKNOWN_ID;
                            case "date-time" -> "2099-01-01T00:00:00Z";
                            default -> schema.at("/enum/0").asText("a");
                        });
            case "integer", "number" -> nodes.numberNode(schema.path("minimum").asInt(0));
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> nodes.arrayNode();
            default -> object(schema);
        };
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
