package rebound.journal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** An operation as the OpenAPI document describes it, and how to call it. */
record Operation(String method, String path, JsonNode description, JsonNode api) {

    static final String UNKNOWN_ID = "018f4e5a-0000-7000-8000-0000000000aa";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static List<Operation> all(byte[] openApi) throws IOException {
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

    boolean isOpen() {
        return description.has("security") && description.path("security").isEmpty();
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    boolean hasId() {
        return path.contains("{");
    }

    boolean hasBody() {
        return description.has("requestBody");
    }

    boolean hasParameter(String name) {
        return description
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(name));
    }

    List<String> requiredProperties() {
        return hasBody()
                ? schema().path("required").valueStream().map(JsonNode::asText).toList()
                : List.of();
    }

    /** With the required properties only. */
    ObjectNode validBody() {
        var body = JsonNodeFactory.instance.objectNode();
        requiredProperties()
                .forEach(name -> body.set(
                        name, value(resolved(schema().path("properties").path(name)))));
        return body;
    }

    /** With its first required property twice. */
    String bodyWithDuplicate() {
        var property = validBody().toString();
        return property.substring(0, property.length() - 1) + "," + property.substring(1);
    }

    Response send(RequestSpecification request) {
        return send(request, UNKNOWN_ID);
    }

    Response send(RequestSpecification request, String id) {
        return send(request, hasBody() ? validBody().toString() : "", id);
    }

    Response send(RequestSpecification request, String body, String id) {
        if (hasBody()) {
            var type = SpecificationQuerier.query(request).getContentType();
            request.contentType(type == null ? "application/json" : type).body(body);
        }
        return request.request(method, path.replaceAll("\\{[^}]*}", id));
    }

    private JsonNode schema() {
        return resolved(description.at("/requestBody/content/application~1json/schema"));
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : api.at(reference.substring(1));
    }

    private static JsonNode value(JsonNode schema) {
        var nodes = JsonNodeFactory.instance;
        return switch (schema.path("type").asText()) {
            case "string" -> nodes.textNode(schema.path("format").asText().equals("uuid") ? UNKNOWN_ID : "a");
            case "integer", "number" -> nodes.numberNode(schema.path("minimum").asInt(0));
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> nodes.arrayNode();
            default -> nodes.objectNode();
        };
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
