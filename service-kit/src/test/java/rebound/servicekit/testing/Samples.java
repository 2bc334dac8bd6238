package rebound.servicekit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values that a schema allows, from a seed: now small, now large, now at a limit. Where a schema says less than the API
 * means, as with a time zone, the name of the property says the rest. For one thread.
 */
final class Samples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What no schema can say. */
    private static final Map<String, List<String>> BY_NAME = Map.of(
            "zone", List.of("UTC", "Europe/Berlin", "Pacific/Auckland", "America/St_Johns", "Asia/Kolkata"),
            "locale", List.of("en", "de-AT", "zh-Hant-TW", "sr-Latn"),
            "language", List.of("en", "de-AT"),
            // For documentation: nobody is there, and it is no public address.
            "url", List.of("https://192.0.2.1/%s", "https://192.0.2.1:8443/a/b?key=%s"),
            "ifMatch", List.of("*", "\"1\""),
            "ifNoneMatch", List.of("*"));

    /** For patterns, of which some of these fit. */
    private static final List<String> PATTERNED =
            List.of("07:30", "00:00", "12:00", "22:15", "/changes", "/changes?limit=1", "a key", "~", "12.50", "EUR");

    private static final List<String> ENDINGS = List.of(
            "",
            " ",
            "\n",
            "é",
            "日本語",
            "🌧",
            "👩‍👩‍👧‍👦",
            "\u202e",
            "\ufeff",
            "e\u0301",
            "'\"\\",
            "<b>",
            "%00",
            "${jndi:x}",
            "\u2028");

    private static final Pattern ALTERNATIVES = Pattern.compile("\\^\\(?([A-Za-z|-]+)\\)?\\$");

    private final Random random;
    private final String words;
    private int times;

    /** @param words what every free text contains */
    Samples(Random random, String words) {
        this.random = random;
        this.words = words;
    }

    /** @param isWhole with all of its properties, and all that can be so is so; else with those that are required, and some others */
    ObjectNode body(Operation operation, boolean isWhole) {
        var example = operation.example();
        return (ObjectNode) (example.isObject() ? said(example) : value(operation, operation.schema(), "", isWhole));
    }

    JsonNode value(Operation operation, JsonNode stated, String name, boolean isWhole) {
        var schema = operation.resolved(stated);
        var examples = schema.path("examples");
        if (!examples.isEmpty() && !isMadeOtherwise(schema, name)) {
            return said(schema, examples.get(random.nextInt(examples.size())));
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(operation, schema, isWhole);
            case "array" -> array(operation, schema, name, isWhole);
            case "integer", "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(isWhole || random.nextBoolean());
            default -> NODES.textNode(text(schema, name, isWhole));
        };
    }

    private static boolean isMadeOtherwise(JsonNode schema, String name) {
        return type(schema).equals("string")
                && (schema.has("pattern") || schema.has("format") || BY_NAME.containsKey(name));
    }

    /** An example as it is, but for what a person says in it: what has a space. */
    private JsonNode said(JsonNode schema, JsonNode example) {
        var isWritten = example.isTextual() && List.of("array", "object").contains(type(schema));
        try {
            return said(isWritten ? new ObjectMapper().readTree(example.asText()) : example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An example is no JSON: " + example, e);
        }
    }

    private JsonNode said(JsonNode example) {
        return switch (example.getNodeType()) {
            case ARRAY -> {
                var array = NODES.arrayNode();
                example.forEach(item -> array.add(said(item)));
                yield array;
            }
            case OBJECT -> {
                var object = NODES.objectNode();
                example.propertyStream().forEach(one -> object.set(one.getKey(), said(one.getValue())));
                yield object;
            }
            case STRING -> example.asText().contains(" ") ? NODES.textNode(free(200)) : example;
            default -> example;
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asText)
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElseThrow()
                : type.asText();
    }

    private ObjectNode object(Operation operation, JsonNode schema, boolean isWhole) {
        var object = NODES.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        schema.path("properties").propertyStream().forEach(property -> {
            var name = property.getKey();
            if (isWhole || required.contains(name) || random.nextInt(3) == 0) {
                object.set(name, value(operation, property.getValue(), name, isWhole));
            }
        });
        return object;
    }

    private JsonNode array(Operation operation, JsonNode schema, String name, boolean isWhole) {
        var array = NODES.arrayNode();
        var most = schema.path("maxItems").asInt(8);
        var size = isWhole ? 1 : random.nextInt(8) == 0 ? Math.min(most, 32) : random.nextInt(Math.min(most, 3) + 1);
        for (var i = 0; i < size; i++) {
            array.add(value(operation, schema.path("items"), name, isWhole));
        }
        return array;
    }

    private JsonNode number(JsonNode schema) {
        var least = schema.path("minimum").asDouble(-1000);
        var most = schema.path("maximum").asDouble(1000);
        var number =
                switch (random.nextInt(5)) {
                    case 0 -> least;
                    case 1 -> most;
                    case 2 -> Math.clamp(0, least, most);
                    default -> least + (most - least) * random.nextDouble();
                };
        return type(schema).equals("integer") ? NODES.numberNode((long) number) : NODES.numberNode(number);
    }

    private String text(JsonNode schema, String name, boolean isWhole) {
        var format = schema.path("format").asText();
        if (schema.has("pattern")) {
            return patterned(schema);
        } else if (format.equals("uuid")) {
            return new UUID(random.nextLong() & ~0xf000L | 0x4000, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
        } else if (format.equals("date-time")) {
            return time(name, isWhole).toString();
        } else if (format.equals("date")) {
            return date(name).toString();
        } else if (BY_NAME.containsKey(name)) {
            return pick(BY_NAME.get(name)).formatted(words);
        }
        return free(schema.path("maxLength").asInt(64));
    }

    /** A stretch of time ends after it begins, and is not longer than anything is that counts days. */
    private LocalDate date(String name) {
        return switch (name) {
            case "from" -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1_000));
            case "to" -> LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1_000));
            default -> LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
        };
    }

    private String free(int most) {
        var text = words + " " + random.nextInt(1000) + pick(ENDINGS) + ".";
        if (random.nextInt(10) == 0) {
            text += "x".repeat(Math.max(0, Math.min(most, 4_000) - text.length()));
        }
        return text.length() <= most ? text : words;
    }

    private String patterned(JsonNode schema) {
        var pattern = schema.path("pattern").asText();
        var alternatives = ALTERNATIVES.matcher(pattern);
        var known = alternatives.matches()
                ? List.of(alternatives.group(1).split("\\|"))
                : Stream.concat(PATTERNED.stream(), Stream.of(words))
                        .filter(text -> Pattern.compile(pattern).matcher(text).find())
                        .toList();
        if (known.isEmpty()) {
            throw new IllegalStateException("Nobody has said what fits " + pattern);
        }
        return pick(known);
    }

    /**
     * What happened lies in the past, and if all is said in the last hour, so that something may follow from it; what is to
     * come lies ahead, and every other time to come is now.
     */
    private Instant time(String name, boolean isWhole) {
        var now = Instant.now().truncatedTo(random.nextBoolean() ? ChronoUnit.MILLIS : ChronoUnit.MICROS);
        return switch (name) {
            case "happenedAt", "from", "to" -> now.minusSeconds(random.nextInt(isWhole ? 3600 : 100_000_000));
            case "at" -> times++ % 2 == 0 ? now.minusSeconds(1) : now.plusSeconds(3600 + random.nextInt(10_000_000));
            default -> now.plusSeconds(3600 + random.nextInt(10_000_000));
        };
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
