package rebound.servicekit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.read.ResourceId;

/**
 * How JSON is read and written: I-JSON (RFC 7493), and nothing is guessed. Unknown and duplicate properties, other types
 * than the documented ones, trailing tokens, NUL, lone surrogates and deep nesting are faults; an optional property that is
 * {@code null} is an absent one, and absent properties are not written. Only a {@link MergePatch} tells {@code null} from
 * absent.
 */
public final class StrictJson {

    /** Nothing in this API is deeper than a handful of levels. */
    private static final int DEEPEST = 32;

    /** A longer number has no meaning here, and arithmetic on it would be slow. */
    private static final int LONGEST_NUMBER = 40;

    private static final int LONGEST_NAME = 256;

    /** Names, values and brackets: a full batch has some thousands. Without a bound, 1 MiB of empty strings is 350,000. */
    private static final int MOST_TOKENS = 20_000;

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private StrictJson() {}

    public static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxTokenCount(MOST_TOKENS)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new StrictString())
                        .addDeserializer(
                                Instant.class,
                                new Text<>(Instant.class, Instant::parse, "a time such as 2026-11-05T07:30:00Z"))
                        .addDeserializer(
                                LocalDate.class,
                                new Text<>(LocalDate.class, LocalDate::parse, "a date such as 2026-11-05"))
                        .addDeserializer(
                                ZoneId.class,
                                new Text<>(ZoneId.class, StrictJson::zone, "an IANA time zone such as Europe/Berlin"))
                        .addDeserializer(Patch.class, new PatchOf(null))
                        .addDeserializer(
                                ResourceId.class, new Text<>(ResourceId.class, StrictJson::resourceId, "a UUID")))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(coercion -> {
                    for (var shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                // JSON has one kind of number: 1 is as good as 1.0 where fractions are allowed.
                .withCoercionConfig(
                        LogicalType.Float,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** A value of the right JSON type that breaks a rule; the message is ours and may be shown. */
    static final class Refused extends MismatchedInputException {

        @Serial
        private static final long serialVersionUID = 1;

        Refused(JsonParser parser, Class<?> type, String message) {
            super(parser, message, type);
        }
    }

    /** Text is Unicode: no surrogate without its other half, and no NUL, which logs and databases cut texts at. */
    private static final class StrictString extends StdScalarDeserializer<String> {

        @Serial
        private static final long serialVersionUID = 1;

        StrictString() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw MismatchedInputException.from(parser, String.class, "");
            }
            var text = parser.getText();
            for (var at = 0; at < text.length(); at++) {
                var unit = text.charAt(at);
                if (unit == 0) {
                    throw new Refused(parser, String.class, "must not contain NUL (U+0000)");
                }
                if (Character.isSurrogate(unit)) {
                    if (Character.isLowSurrogate(unit)
                            || at + 1 == text.length()
                            || !Character.isLowSurrogate(text.charAt(at + 1))) {
                        throw new Refused(parser, String.class, "must not contain a lone surrogate");
                    }
                    at++;
                }
            }
            return text;
        }
    }

    /**
     * Something with a textual form; never a number.
     *
     * @param <T> what it is
     */
    private static final class Text<T> extends StdScalarDeserializer<T> {

        @Serial
        private static final long serialVersionUID = 1;

        private final Class<T> type;
        private final transient Function<String, T> parse;
        private final String form;

        /**
         * @param parse throws {@link DateTimeException} or {@link IllegalArgumentException} for other texts
         * @param form what it must be, for people
         */
        Text(Class<T> type, Function<String, T> parse, String form) {
            super(type);
            this.type = type;
            this.parse = parse;
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return parse.apply(parser.getText());
                } catch (DateTimeException | IllegalArgumentException e) {
                    throw new Refused(parser, type, "must be " + form);
                }
            }
            throw new Refused(parser, type, "must be a string: " + form);
        }
    }

    /** JSON's null is a patch too; only what is not there is none. */
    private static final class PatchOf extends StdDeserializer<Patch<?>> implements ContextualDeserializer {

        @Serial
        private static final long serialVersionUID = 1;

        private final @Nullable JavaType content;

        PatchOf(@Nullable JavaType content) {
            super(Patch.class);
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            var type = property == null ? context.getContextualType() : property.getType();
            return new PatchOf(type.containedTypeOrUnknown(0));
        }

        @Override
        public Patch<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Patch<>(context.<Object>readValue(parser, content));
        }

        @Override
        public Patch<?> getNullValue(DeserializationContext context) {
            return new Patch<>(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }

    /** A region of the tz database: an offset such as {@code +02:00} does not know when clocks change. */
    private static ZoneId zone(String id) {
        if (!ZONES.contains(id)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(id);
    }

    private static ResourceId resourceId(String text) {
        return ResourceId.parse(text).orElseThrow(IllegalArgumentException::new);
    }
}
