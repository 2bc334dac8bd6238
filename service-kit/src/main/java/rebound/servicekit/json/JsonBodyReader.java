package rebound.servicekit.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/** Reads the body of every write, or says as a {@link Problem} where it is wrong. */
@Provider
@Consumes({
    MediaType.APPLICATION_JSON,
    MergePatch.MEDIA_TYPE,
    // Quarkus would read these as if they were JSON, and plain text into a body of a single string.
    RestMediaType.APPLICATION_NDJSON,
    RestMediaType.APPLICATION_STREAM_JSON,
    MediaType.TEXT_PLAIN
})
public class JsonBodyReader implements MessageBodyReader<Object> {

    /** The largest body, in bytes: the largest text of the API with all of it escaped would be larger; none is. */
    public static final int LARGEST_BODY = 1024 * 1024;

    private static final MediaType MERGE_PATCH = MediaType.valueOf(MergePatch.MEDIA_TYPE);
    private static final Set<Class<?>> INTEGERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, BigInteger.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    private final ObjectMapper mapper;

    @Inject
    public JsonBodyReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        var isPatch = MergePatch.class.isAssignableFrom(type) && mediaType.isCompatible(MERGE_PATCH);
        if (!isPatch && !mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, null);
        }
        var charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, null);
        }
        return parse(decode(readAll(stream)), genericType);
    }

    private static byte[] readAll(InputStream stream) {
        try {
            var bytes = stream.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            // The client went away or stopped in the middle: nobody is left to read this.
            throw Problem.of(ProblemType.MALFORMED_JSON, "The body did not arrive whole.");
        }
    }

    /** The body exceeds {@link #LARGEST_BODY}; the rest of it is not read. */
    public static Problem tooLarge() {
        return Problem.of(ProblemType.BODY_TOO_LARGE, "A body may have at most 1 MiB.")
                .withHeader("Connection", "close");
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("", "is not UTF-8");
        }
    }

    private Object parse(String json, Type type) {
        if (json.isBlank()) {
            throw Problem.invalidBody("", "is required");
        }
        try {
            Object body = mapper.readerFor(mapper.constructType(type)).readValue(json);
            if (body == null) {
                throw Problem.invalidBody("", "must be an object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw problem(e);
        }
    }

    private static Problem problem(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping
                && mapping.getCause() instanceof JsonProcessingException cause) {
            return cause instanceof InputCoercionException overflow
                    ? Problem.invalidBody(JsonPointers.of(mapping.getPath()), expected(overflow.getTargetType()))
                    : problem(cause);
        }
        return switch (fault) {
            case StreamConstraintsException limit -> malformed("", limitOf(limit));
            case StreamReadException read -> malformed(read);
            case StrictJson.Refused refused ->
                Problem.invalidBody(JsonPointers.of(refused.getPath()), refused.getOriginalMessage());
            case UnrecognizedPropertyException unknown ->
                Problem.invalidBody(JsonPointers.of(unknown.getPath()), "is not a property here");
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping ->
                Problem.invalidBody(JsonPointers.of(mapping.getPath()), "is not a valid value");
            default -> malformed("", "cannot be read");
        };
    }

    private static Problem mismatch(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        if (mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("Trailing token")) {
            return malformed("", "must be a single JSON value");
        }
        return Problem.invalidBody(JsonPointers.of(mismatch.getPath()), expected(type));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "is not a valid value";
        } else if (type == String.class) {
            return "must be a string";
        } else if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        } else if (INTEGERS.contains(type)) {
            return "must be an integer";
        } else if (NUMBERS.contains(type)) {
            return "must be a number";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "must be an array";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        } else if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "must be an object";
        }
        return "must be a string in the documented format";
    }

    private static Problem malformed(StreamReadException fault) {
        var parser = fault.getProcessor();
        if (fault instanceof JsonParseException
                && parser != null
                && fault.getOriginalMessage().startsWith("Duplicate field")) {
            return malformed(parser.getParsingContext().pathAsPointer().toString(), "appears twice");
        }
        var location = fault.getLocation();
        return malformed(
                "",
                location == null
                        ? "is not JSON"
                        : "is not JSON at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr()));
    }

    private static String limitOf(StreamConstraintsException fault) {
        var message = fault.getOriginalMessage();
        if (message.contains("nesting")) {
            return "is nested too deeply";
        }
        return message.startsWith("Token count") ? "has too many values" : "has too long a number or name";
    }

    private static Problem malformed(String pointer, String detail) {
        return Problem.of(ProblemType.MALFORMED_JSON, null)
                .withErrors(List.of(Problem.FieldError.inBody(pointer, detail)));
    }
}
