package rebound.eventlog.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/**
 * The one JSON mapper of the engine: ISO times, absent instead of null, unknown properties skipped (a published version
 * changes only by optional additions). Errors name no content.
 */
public final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(new PrivateSerializer())
                    .addDeserializer(Private.class, new PrivateDeserializer(null)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(MapperFeature.AUTO_DETECT_GETTERS)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw failure("write", value.getClass(), e);
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw failure("write", value.getClass(), e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw failure("read", type, e);
        }
    }

    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw failure("read", type, e);
        }
    }

    /** Whether there is anything private in the value, however deep, that was not erased. */
    public static boolean saysSomethingPrivate(Object value) {
        var met = new AtomicBoolean();
        try {
            MAPPER.writer().withAttribute(PrivateSerializer.MET, met).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw failure("write", value.getClass(), e);
        }
        return met.get();
    }

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw failure("read", type, e);
        }
    }

    /** Jackson's own messages quote what they read, so they are left behind. */
    private static IllegalArgumentException failure(String verb, Class<?> type, IOException e) {
        return new IllegalArgumentException("Cannot " + verb + " JSON of " + type.getSimpleName() + ": "
                + e.getClass().getSimpleName());
    }

    /** In documents and commands a private value is written as it is; events take it out first. */
    private static final class PrivateSerializer extends JsonSerializer<Private<?>> {

        /** The attribute under which somebody may want to know whether a private value was written. */
        private static final Object MET = new Object();

        @Override
        @SuppressWarnings("unchecked") // A class literal has no type arguments.
        public Class<Private<?>> handledType() {
            return (Class<Private<?>>) (Class<?>) Private.class;
        }

        @Override
        public void serialize(Private<?> value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            if (value.isErased()) {
                out.writeNull();
            } else {
                if (serializers.getAttribute(MET) instanceof AtomicBoolean met) {
                    met.set(true);
                }
                serializers.defaultSerializeValue(value.value(), out);
            }
        }
    }

    private static final class PrivateDeserializer extends JsonDeserializer<Private<?>>
            implements ContextualDeserializer {

        private final @Nullable JavaType content;

        PrivateDeserializer(@Nullable JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            var type = property == null ? context.getContextualType() : property.getType();
            return new PrivateDeserializer(type.containedTypeOrUnknown(0));
        }

        @Override
        public Private<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Object value = context.readValue(in, content);
            return value == null ? Private.erased() : Private.of(value);
        }

        @Override
        public Private<?> getNullValue(DeserializationContext context) {
            return Private.erased();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Private.erased();
        }
    }
}
