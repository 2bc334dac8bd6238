package rebound.servicekit.catalogue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads content files as strictly as bodies, and says where one is broken. */
final class Yaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // A person may be offered to say no.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Yaml() {}

    /** @param name of the file, for people */
    static <T> T read(String name, byte[] file, Class<T> type) {
        try {
            var content = MAPPER.readValue(file, type);
            if (content == null) {
                throw new BrokenContent(name, 1, "is empty");
            }
            return content;
        } catch (JsonProcessingException e) {
            throw new BrokenContent(name, line(e, file), fault(e));
        } catch (IOException e) {
            throw new BrokenContent(name, 0, "cannot be read");
        }
    }

    /** Where a value of a file that can be read begins, counted from 1; 1 if it is not there. */
    static int line(byte[] file, String pointer) {
        var wanted = JsonPointer.compile(pointer);
        try (var parser = MAPPER.createParser(file)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is unknown is found out at the end of what it is in: then it is looked for, and taken if it is there once. */
    private static int line(JacksonException e, byte[] file) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            var property = Pattern.compile("[\\s-]*" + Pattern.quote(unknown.getPropertyName()) + "\\s*:.*");
            var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
            var found = IntStream.range(0, lines.size())
                    .filter(line -> property.matcher(lines.get(line)).matches())
                    .toArray();
            if (found.length == 1) {
                return found[0] + 1;
            }
        }
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String fault(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknown.getPropertyName() + " is unknown";
            case ValueInstantiationException refused
            when refused.getCause() != null -> String.valueOf(refused.getCause().getMessage());
            default -> e.getOriginalMessage();
        };
    }
}
