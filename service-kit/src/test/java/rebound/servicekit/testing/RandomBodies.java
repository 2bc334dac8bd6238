package rebound.servicekit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Bodies that are nearly right, from a seed. */
final class RandomBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> NAMES = List.of(
            "text",
            "title",
            "mood",
            "valence",
            "energy",
            "tags",
            "emotions",
            "about",
            "type",
            "id",
            "happenedAt",
            "zone",
            "area",
            "kind",
            "tone",
            "why",
            "due",
            "measure",
            "outcome",
            "note",
            "at",
            "until",
            "goalId",
            "planId",
            "",
            "a/b",
            "~",
            "\u0000",
            "state",
            "version",
            "__proto__");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "setback",
            "UTC",
            "Europe/Berlin",
            "2026-01-01",
            "2026-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+1000000000-12-31T23:59:59Z",
            "0000-00-00T00:00:00Z",
            "-1",
            "NaN",
            "018f4e5a-0000-7000-8000-0000000000aa",
            "\u0000",
            "\ud800",
            "🌧",
            "null",
            "\"",
            "a".repeat(300),
            "$where",
            "%00");

    private final Random random;

    RandomBodies(long seed) {
        this.random = new Random(seed);
    }

    /** The body with some properties added, changed or taken away, and now and then not even JSON. */
    String like(ObjectNode valid) {
        if (random.nextInt(10) == 0) {
            var text = value(0).toString();
            return text.substring(random.nextInt(text.length()));
        }
        for (var i = random.nextInt(4); i >= 0; i--) {
            var name = pick(NAMES);
            if (random.nextInt(5) == 0) {
                valid.remove(name);
            } else {
                valid.set(name, value(0));
            }
        }
        return valid.toString();
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth < 4 ? 9 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextGaussian());
            case 4, 5, 6 -> NODES.textNode(pick(TEXTS));
            case 7 -> {
                var array = NODES.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth + 1));
                }
                yield array;
            }
            default -> {
                var object = NODES.objectNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    object.set(pick(NAMES), value(depth + 1));
                }
                yield object;
            }
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
