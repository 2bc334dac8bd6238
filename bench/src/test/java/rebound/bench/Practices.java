package rebound.bench;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import rebound.local.Checkout;

/** Every practice of the guides by its id, as {@code docs/practices.yaml} has them. */
final class Practices {

    static final Path FILE = Checkout.root().resolve("docs/practices.yaml");

    /** What stands for a value that only a run knows. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)}");

    /** How many days there is a name for the instant so many ago. */
    static final int DAYS_AGO = 14;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Practices() {}

    static Map<String, Practice> all() {
        try {
            return YAML.readValue(FILE.toFile(), new TypeReference<LinkedHashMap<String, Practice>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Content of another file of this project. */
    static JsonNode content(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service that a path is of. */
    static String service(String path) {
        return path.split("/", 3)[1];
    }

    /** The same with other texts. */
    static JsonNode mapTexts(JsonNode node, Function<String, JsonNode> texts) {
        return switch (node) {
            case ObjectNode object -> {
                var mapped = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> mapped.set(member.getKey(), mapTexts(member.getValue(), texts)));
                yield mapped;
            }
            case ArrayNode array -> {
                var mapped = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> mapped.add(mapTexts(item, texts)));
                yield mapped;
            }
            case TextNode text -> texts.apply(text.textValue());
            default -> node;
        };
    }
}
