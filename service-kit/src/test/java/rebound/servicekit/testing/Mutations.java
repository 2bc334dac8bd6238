package rebound.servicekit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes one thing of a good request bad, from a seed. For one thread. */
final class Mutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "\u0000",
            "\ud800",
            "\udc00x",
            "null",
            "NaN",
            "-0",
            "+1000000000-12-31T23:59:59Z",
            "0000-00-00T00:00:00Z",
            "2026-02-30",
            "9999-12-31T23:59:59.999999999Z",
            "2016-12-31T23:59:60Z",
            "25:00",
            "Europe/Atlantis",
            "+02:00",
            "018F4E5A-0000-7000-8000-0000000000AA",
            "00000000-0000-0000-0000-000000000000",
            "javascript:alert(1)",
            "https://user@127.0.0.1/",
            "http://[::1",
            "../../etc/passwd",
            "{\"$gt\":\"\"}",
            "x".repeat(5_000),
            "🌧".repeat(300));

    private static final List<String> NAMES = List.of(
            "userId", "id", "version", "state", "unknown", "", "a/b", "~", "\u0000", "__proto__", "$where", "class");

    private static final List<String> NO_JSON = List.of(
            "",
            " ",
            "null",
            "[]",
            "7",
            "\"" + Reply.WORDS + "\"",
            "{",
            "}",
            "{" + Reply.WORDS,
            "{}{}",
            "{\"\"}",
            "{,}",
            "\ufeff{}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "{\"a\":\"\n\"}",
            "{'a':1}",
            "/**/{}",
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "{\"a\":1e999999999}",
            "{\"a\":" + "9".repeat(2_000) + "}",
            "{\"" + "n".repeat(2_000) + "\":1}");

    /** Headers that anybody may get wrong. */
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("If-Match", Reply.WORDS),
            Map.entry("If-Match", "W/\"1\""),
            Map.entry("If-Match", "\"99999999999999999999\""),
            Map.entry("If-Match", "\"0\", \"1\""),
            Map.entry("If-None-Match", Reply.WORDS),
            Map.entry("If-None-Match", "\"1\""),
            Map.entry("Idempotency-Key", "k".repeat(129)),
            Map.entry("Idempotency-Key", "\u00e9"),
            Map.entry("X-Request-Id", Reply.WORDS + " " + Reply.WORDS),
            Map.entry("Accept", Reply.WORDS),
            Map.entry("Accept", "text/html"),
            Map.entry("Accept", "*/*;q=0"),
            Map.entry("Accept-Language", Reply.WORDS + "-".repeat(50)),
            Map.entry("Content-Type", Reply.WORDS),
            Map.entry("Content-Type", "application/json; charset=utf-16"),
            Map.entry("Content-Type", "application/xml"),
            Map.entry("Content-Encoding", "br"),
            Map.entry("Last-Event-ID", Reply.WORDS),
            Map.entry("Range", "bytes=0-1"),
            Map.entry("Origin", "https://" + Reply.WORDS + ".example"),
            Map.entry("Cookie", Reply.WORDS + "=1"),
            Map.entry("X-HTTP-Method-Override", "DELETE"),
            Map.entry("Forwarded", "for=127.0.0.1"));

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /**
     * A bad call.
     *
     * @param mustBeRefused whether it breaks what the document says: then it is a 400
     */
    record Bad(Call call, boolean mustBeRefused) {}

    Bad of(Operation operation, Call good) {
        return switch (random.nextInt(operation.hasBody() ? 10 : 4)) {
            case 0 -> new Bad(header(good), false);
            case 1 -> query(operation, good);
            case 2 -> new Bad(good.query(pick(NAMES) + "x", shortText()), false);
            case 3 -> new Bad(path(operation, good), false);
            case 4 -> new Bad(good.json(pick(NO_JSON)), false);
            case 5 -> new Bad(good.json(doubled(good)), true);
            default -> body(operation, good);
        };
    }

    private Call header(Call good) {
        var header = pick(HEADERS);
        return good.with(header.getKey(), header.getValue());
    }

    /** An address of more than 4 KiB never reaches an operation. */
    private String shortText() {
        var text = pick(TEXTS);
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private Bad query(Operation operation, Call good) {
        var parameters = operation
                .parameters()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
        if (parameters.isEmpty()) {
            return new Bad(good.query("limit", "x"), false);
        }
        var name = pick(parameters).path("name").asText();
        var bare = good.to(good.path().replaceFirst("\\?.*", ""));
        return switch (random.nextInt(3)) {
            case 0 -> new Bad(bare.query(name, shortText()), false);
            case 1 -> new Bad(bare.query(name, Reply.WORDS).query(name, "2"), false);
            default -> new Bad(bare.query(name, pick(List.of("-1", "0", "1000000000", "9".repeat(40)))), false);
        };
    }

    private Call path(Operation operation, Call good) {
        var odd = pick(List.of(
                Reply.WORDS, "%00", "..%2f..", "%F0%9F%8C%A7", "%ff", "a%2Fb", ";a=b", "%20", Operation.UNKNOWN_ID));
        return operation.hasId()
                ? good.to(operation.path().replaceAll("\\{[^}]*}", odd))
                : good.to(good.path().replaceFirst("\\?.*", "") + "/" + odd);
    }

    /** With its first property twice. */
    private static String doubled(Call good) {
        var text = String.valueOf(good.body());
        var name = text.startsWith("{\"") ? text.substring(1, text.indexOf('"', 2) + 1) : "\"a\"";
        return "{" + name + ":null," + (text.length() > 2 ? text.substring(1) : name + ":1}");
    }

    private Bad body(Operation operation, Call good) {
        var body = operation.validBody();
        body.removeAll();
        var parsed = new Reply(
                        good, 0, java.net.http.HttpHeaders.of(Map.of(), (a, b) -> true), String.valueOf(good.body()))
                .json();
        if (parsed instanceof ObjectNode object) {
            body = object;
        }
        var required = operation.requiredProperties();
        return switch (random.nextInt(4)) {
            case 0 ->
                new Bad(
                        good.json(
                                body.put(pick(NAMES.subList(0, 6)), Reply.WORDS).toString()),
                        true);
            case 1 -> {
                if (required.isEmpty()) {
                    yield new Bad(good.json(body.put("unknown", 1).toString()), true);
                }
                body.remove(pick(required));
                yield new Bad(good.json(body.toString()), true);
            }
            case 2 -> outOfBounds(operation, body, good);
            default -> new Bad(good.json(anywhere(body).toString()), false);
        };
    }

    /** One property beyond what its schema allows. */
    private Bad outOfBounds(Operation operation, ObjectNode body, Call good) {
        var limited = new ArrayList<Map.Entry<String, JsonNode>>();
        operation.schema().path("properties").propertyStream().forEach(property -> {
            var beyond = beyond(operation.resolved(property.getValue()));
            if (beyond != null) {
                limited.add(Map.entry(property.getKey(), beyond));
            }
        });
        if (limited.isEmpty()) {
            return new Bad(good.json(body.put("userId", Reply.WORDS).toString()), true);
        }
        var chosen = pick(limited);
        body.set(chosen.getKey(), chosen.getValue());
        return new Bad(good.json(body.toString()), true);
    }

    private @Nullable JsonNode beyond(JsonNode schema) {
        if (schema.has("maxLength")) {
            return NODES.textNode("y".repeat(schema.path("maxLength").asInt() + 1));
        } else if (schema.has("enum")
                || schema.has("pattern") && !schema.path("pattern").asText().startsWith("^[ -~]")) {
            return NODES.textNode("\u00e9" + Reply.WORDS);
        } else if (schema.has("maximum")) {
            return NODES.numberNode(schema.path("maximum").decimalValue().add(BigDecimal.ONE.scaleByPowerOfTen(3)));
        } else if (schema.has("maxItems")) {
            var array = NODES.arrayNode();
            for (var i = schema.path("maxItems").asInt(); i >= 0; i--) {
                array.add("a");
            }
            return array;
        } else if (schema.has("format")) {
            return NODES.textNode(pick(List.of("", "x", "2026", "-1", "\ud800")));
        }
        return null;
    }

    /** Some value within it becomes another, of any type. */
    private JsonNode anywhere(JsonNode within) {
        if (within instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = pick(names);
            object.set(name, anywhere(object.get(name)));
            return object;
        } else if (within instanceof ArrayNode array && !array.isEmpty() && random.nextBoolean()) {
            var at = random.nextInt(array.size());
            array.set(at, anywhere(array.get(at)));
            return array;
        }
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextGaussian() * 1e300);
            case 4 -> NODES.arrayNode().add(NODES.nullNode());
            case 5 -> NODES.objectNode().put(pick(NAMES), Reply.WORDS);
            default -> NODES.textNode(pick(TEXTS));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
