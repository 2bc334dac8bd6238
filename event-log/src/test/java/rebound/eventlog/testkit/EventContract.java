package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.KeyRing.DataKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Model;

/**
 * Holds the events of a service to their approved samples, one for each version that was ever written, in the class
 * path's {@code events/<type>.json}: the record's headers, its data, and what its private part holds, here in the clear.
 * A sample is never edited; it is readable for ever. What was added to a version later, which is optional, has a sample of
 * its own, {@code events/<type>+<addition>.json}.
 */
public final class EventContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventCodec codec;

    public EventContract(Model model) {
        codec = new EventCodec(model);
    }

    /** The event is written as its sample, and the sample is read as the event. */
    public void isWrittenAndRead(String name, int version, Event<?> event) {
        isWrittenAndRead(codec.wireType(name, version), event);
    }

    /** With what was added later, the event is written as the sample of that, which is read as the event. */
    public void isWrittenAndReadWith(String addition, String name, int version, Event<?> event) {
        isWrittenAndRead(codec.wireType(name, version) + "+" + addition, event);
    }

    private void isWrittenAndRead(String approved, Event<?> event) {
        assertThat(sample(codec.write(event, Transparent::new)))
                .as("how %s is written", approved)
                .isEqualTo(approved(approved));
        assertThat(read(approved, new DataKey.Usable(new Transparent()))).isEqualTo(event);
    }

    /** The sample of an old version is read as the event, by way of its upcasters. */
    public void isRead(String name, int version, Event<?> event) {
        assertThat(read(codec.wireType(name, version), new DataKey.Usable(new Transparent())))
                .isEqualTo(event);
    }

    /** The sample as it is read once its key has been erased. */
    public Event<?> readErased(String name, int version) {
        return read(codec.wireType(name, version), new DataKey.Erased());
    }

    private Event<?> read(String approved, DataKey key) {
        return codec.read(incoming(approved(approved)), id -> key);
    }

    private static ObjectNode approved(String approved) {
        var path = "/events/" + approved + ".json";
        try (var sample = EventContract.class.getResourceAsStream(path)) {
            assertThat(sample).as("the approved sample %s", path).isNotNull();
            return (ObjectNode) JSON.readTree(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode sample(Outgoing written) {
        var sample = JSON.createObjectNode();
        sample.put("key", written.key());
        var headers = sample.putObject("headers");
        written.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var data = (ObjectNode) tree(written.value());
        var ciphertext = data.remove(EventCodec.PRIVATE);
        sample.set("data", data);
        if (ciphertext != null) {
            sample.set("private", tree(Base64.getDecoder().decode(ciphertext.textValue())));
        }
        return sample;
    }

    private static Incoming incoming(ObjectNode sample) {
        var headers = new RecordHeaders();
        sample.get("headers")
                .properties()
                .forEach(header -> headers.add(
                        header.getKey(), header.getValue().textValue().getBytes(StandardCharsets.UTF_8)));
        var data = (ObjectNode) sample.get("data").deepCopy();
        var hidden = sample.get("private");
        if (hidden != null) {
            data.put(EventCodec.PRIVATE, Base64.getEncoder().encodeToString(bytes(hidden)));
        }
        return new Incoming(0, 0, sample.get("key").textValue(), bytes(data), headers);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encrypts nothing, so that a sample shows what there is to see. */
    private static final class Transparent implements Aead {

        @Override
        public byte[] encrypt(byte[] plaintext, byte @Nullable [] associatedData) {
            return plaintext;
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte @Nullable [] associatedData) {
            return ciphertext;
        }
    }
}
