package rebound.bench.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.bson.BsonDocument;

/** How things are shown in a counter-example: what somebody wrote in private is replaced by the canary that it contains. */
final class Shown {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The property of a document that holds JSON in a string. */
    private static final String NESTED = "json";

    private final Canaries canaries;

    Shown(Canaries canaries) {
        this.canaries = canaries;
    }

    String text(String text) {
        for (var word : canaries.words()) {
            if (text.contains(word)) {
                return "‹" + word + "›";
            }
        }
        return text;
    }

    /** The same for every string of a JSON text, in several lines. */
    String json(String json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(masked(JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            return text(json);
        }
    }

    String document(BsonDocument document) {
        return json(document.toJson());
    }

    private JsonNode masked(JsonNode node) throws JsonProcessingException {
        switch (node) {
            case TextNode text -> {
                return new TextNode(text(text.textValue()));
            }
            case ArrayNode array -> {
                var masked = JSON.createArrayNode();
                for (var item : array) {
                    masked.add(masked(item));
                }
                return masked;
            }
            case ObjectNode object -> {
                var masked = JSON.createObjectNode();
                for (var property : object.properties()) {
                    var value = property.getValue();
                    masked.set(
                            text(property.getKey()),
                            masked(property.getKey().equals(NESTED) && value.isTextual() ? nested(value) : value));
                }
                return masked;
            }
            default -> {
                return node;
            }
        }
    }

    private static JsonNode nested(JsonNode text) {
        try {
            return JSON.readTree(text.textValue());
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
