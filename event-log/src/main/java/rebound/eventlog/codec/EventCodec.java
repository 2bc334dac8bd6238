package rebound.eventlog.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.KeyRing.DataKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Policy.ForeignEvent;

/**
 * Events as CloudEvents 1.0 in Kafka's binary mode, with JSON data. The private components of an event travel as one
 * AES-GCM ciphertext in the property {@value #PRIVATE}, bound to the user, the event's id and its type, so that it opens
 * nowhere else. Safe for any thread.
 */
public final class EventCodec {

    /** The property of the data that holds the ciphertext, in Base64. */
    public static final String PRIVATE = "private";

    private static final String AGGREGATE_VERSION = "aggregateversion";
    private static final String CAUSATION_ID = "causationid";
    private static final String COMMAND_ID = "commandid";
    private static final String HOPS = "hops";
    private static final String ORIGIN = "origin";
    private static final String PARTITION_KEY = "partitionkey";

    /** One event as it is registered. */
    private record Registered(
            AggregateType<?, ?, ?> aggregate, String name, int version, Class<?> type, List<String> privates) {}

    /** What an event is written by: kinds of aggregates that are alike share their classes, and each has names of its own. */
    private record Written(String aggregate, Class<?> type) {}

    private final String service;
    private final URI source;
    private final Map<String, Registered> byWireType = new HashMap<>();
    private final Map<Written, Registered> byClass = new HashMap<>();

    public EventCodec(Model model) {
        this.service = model.service();
        this.source = URI.create("/rebound/" + model.service());
        for (var aggregate : model.aggregates()) {
            aggregate.events().forEach((name, type) -> register(aggregate, name.name(), name.version(), type));
        }
    }

    private void register(AggregateType<?, ?, ?> aggregate, String name, int version, Class<?> type) {
        var privates = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == Private.class)
                .map(RecordComponent::getName)
                .toList();
        var registered = new Registered(aggregate, name, version, type, privates);
        byClass.put(new Written(aggregate.name(), type), registered);
        byWireType.put(wireType(name, version), registered);
        for (var old = version - 1; aggregate.upcasters().containsKey(new AggregateType.EventName(name, old)); old--) {
            byWireType.put(wireType(name, old), registered);
        }
    }

    /** The CloudEvents type of an event of this service. */
    public String wireType(String name, int version) {
        return "rebound." + service + "." + name + ".v" + version;
    }

    /**
     * The record of an event.
     *
     * @param key the data key of its aggregate, asked for only if the event has something private
     */
    public Outgoing write(Event<?> event, Supplier<Aead> key) {
        var registered =
                byClass.get(new Written(event.aggregate().type(), event.body().getClass()));
        if (registered == null) {
            throw new IllegalArgumentException("Not registered: " + event.body().getClass());
        }
        var type = wireType(registered.name(), registered.version());
        ObjectNode data = Json.MAPPER.valueToTree(event.body());
        if (!registered.privates().isEmpty()) {
            var hidden = Json.MAPPER.createObjectNode();
            for (var name : registered.privates()) {
                var value = data.remove(name);
                if (value != null) {
                    hidden.set(name, value);
                }
            }
            data.put(PRIVATE, encrypt(key.get(), Json.bytes(hidden), event.aggregate(), event.id(), type));
        }
        var userId = event.aggregate().userId();
        var cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(source)
                .withType(type)
                .withSubject(event.aggregate().local())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withExtension(PARTITION_KEY, userId)
                .withExtension(AGGREGATE_VERSION, Long.toString(event.version()))
                .withExtension(COMMAND_ID, event.commandId())
                .withExtension(CAUSATION_ID, event.cause().id())
                .withExtension(HOPS, event.cause().hops())
                .withExtension(ORIGIN, event.cause().origin().name().toLowerCase(Locale.ROOT))
                .withData("application/json", Json.bytes(data))
                .build();
        var written = KafkaMessageFactory.<String>createWriter(LogName.EVENTS.topic(service), null, null, userId)
                .writeBinary(cloudEvent);
        return new Outgoing(LogName.EVENTS, userId, written.value(), written.headers());
    }

    /**
     * The event of a record.
     *
     * @param key the data key of its aggregate; asked for only if the event has something private
     * @throws UnknownEventException if the event is of an unknown type or version: the state that would follow without it
     *     is wrong, so an owner must not go on
     * @throws IllegalArgumentException if it cannot be opened, likewise
     */
    public Event<?> read(Incoming eventRecord, Function<AggregateId, DataKey> key) {
        var cloudEvent = cloudEvent(eventRecord);
        var registered = byWireType.get(cloudEvent.getType());
        if (registered == null) {
            throw new UnknownEventException(cloudEvent.getType(), eventRecord.offset());
        }
        var id = aggregateOf(eventRecord.key(), Objects.requireNonNull(cloudEvent.getSubject()));
        var data = data(cloudEvent);
        open(data, id, cloudEvent.getId(), cloudEvent.getType(), key);
        var body = Json.read(upcast(registered, cloudEvent.getType(), data), registered.type());
        return new Event<>(
                cloudEvent.getId(),
                id,
                Long.parseLong(extension(cloudEvent, AGGREGATE_VERSION)),
                time(cloudEvent),
                extension(cloudEvent, COMMAND_ID),
                cause(cloudEvent),
                body);
    }

    /**
     * An event of this service as a policy of its own reads it: with what is private in it, unless that was erased.
     *
     * @param key the data key of its aggregate; asked for only if the event has something private
     * @throws IllegalArgumentException if it cannot be opened
     */
    public static ForeignEvent opened(ForeignEvent closed, Function<AggregateId, DataKey> key) {
        var data = (ObjectNode) closed.data().deepCopy();
        open(data, aggregateOf(closed.userId(), closed.subject()), closed.id(), closed.type(), key);
        return new ForeignEvent(
                closed.id(),
                closed.type(),
                closed.userId(),
                closed.subject(),
                closed.at(),
                closed.cause(),
                data,
                closed.version());
    }

    /** Puts what is private in the data of an event into it, unless that was erased. */
    private static void open(
            ObjectNode data, AggregateId id, String eventId, String type, Function<AggregateId, DataKey> key) {
        var ciphertext = data.remove(PRIVATE);
        if (ciphertext != null) {
            switch (key.apply(id)) {
                case DataKey.Usable usable ->
                    data.setAll(decrypt(usable.aead(), ciphertext.textValue(), id, eventId, type));
                case DataKey.Erased erased -> {}
                case DataKey.Missing missing ->
                    throw new IllegalArgumentException("There is neither a key nor an erasure for event " + eventId);
            }
        }
    }

    /** The aggregate that a record is about, without opening it. */
    public AggregateId aggregate(Incoming eventRecord) {
        return aggregateOf(
                eventRecord.key(),
                Objects.requireNonNull(cloudEvent(eventRecord).getSubject()));
    }

    /** Another service's event, its private fields still closed. */
    public static ForeignEvent readForeign(Incoming eventRecord) {
        var cloudEvent = cloudEvent(eventRecord);
        return foreign(eventRecord, cloudEvent, data(cloudEvent));
    }

    private static ForeignEvent foreign(Incoming eventRecord, CloudEvent cloudEvent, ObjectNode data) {
        return new ForeignEvent(
                cloudEvent.getId(),
                cloudEvent.getType(),
                eventRecord.key(),
                Objects.requireNonNull(cloudEvent.getSubject()),
                time(cloudEvent),
                cause(cloudEvent),
                data,
                cloudEvent.getExtension(AGGREGATE_VERSION) == null
                        ? 0
                        : Long.parseLong(extension(cloudEvent, AGGREGATE_VERSION)));
    }

    private static CloudEvent cloudEvent(Incoming eventRecord) {
        return KafkaMessageFactory.createReader(eventRecord.headers(), eventRecord.value())
                .toEvent();
    }

    private static AggregateId aggregateOf(String userId, String subject) {
        var slash = subject.indexOf('/');
        return new AggregateId(userId, subject.substring(0, slash), subject.substring(slash + 1));
    }

    private static Instant time(CloudEvent event) {
        return Objects.requireNonNull(event.getTime()).toInstant();
    }

    private static Cause cause(CloudEvent event) {
        return new Cause(
                extension(event, CAUSATION_ID),
                Integer.parseInt(extension(event, HOPS)),
                Cause.Origin.valueOf(extension(event, ORIGIN).toUpperCase(Locale.ROOT)));
    }

    private static String extension(CloudEvent event, String name) {
        @Nullable Object value = event.getExtension(name);
        if (value == null) {
            throw new IllegalArgumentException("Event " + event.getId() + " has no extension " + name);
        }
        return value.toString();
    }

    private static ObjectNode data(CloudEvent event) {
        try {
            var bytes = Objects.requireNonNull(event.getData()).toBytes();
            return (ObjectNode) Json.MAPPER.readTree(bytes);
        } catch (IOException | ClassCastException e) {
            throw new IllegalArgumentException("The data of event " + event.getId() + " is no JSON object");
        }
    }

    private ObjectNode upcast(Registered registered, String wireType, ObjectNode data) {
        var version = Integer.parseInt(wireType.substring(wireType.lastIndexOf(".v") + 2));
        var json = data;
        for (var v = version; v < registered.version(); v++) {
            var upcaster = registered.aggregate().upcasters().get(new AggregateType.EventName(registered.name(), v));
            json = Objects.requireNonNull(upcaster).apply(json);
        }
        return json;
    }

    private static byte[] encrypt(Aead aead, byte[] plaintext, AggregateId id, String eventId, String type) {
        try {
            return aead.encrypt(plaintext, associated(id, eventId, type));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An event could not be encrypted", e);
        }
    }

    private static ObjectNode decrypt(Aead aead, String ciphertext, AggregateId id, String eventId, String type) {
        try {
            var bytes = Base64.getDecoder().decode(ciphertext);
            return (ObjectNode) Json.MAPPER.readTree(aead.decrypt(bytes, associated(id, eventId, type)));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IllegalArgumentException("The private part of event " + eventId + " does not open");
        }
    }

    private static byte[] associated(AggregateId id, String eventId, String type) {
        return (id.userId() + "/" + eventId + "/" + type).getBytes(StandardCharsets.UTF_8);
    }
}
