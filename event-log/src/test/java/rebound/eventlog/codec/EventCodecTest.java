package rebound.eventlog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.codec.Letter.Happened;
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

/**
 * Holds events on the wire to the samples in {@code approved/}, which have real ciphertexts under a key that is no secret.
 * A sample is never edited: what was once written is readable for ever.
 */
class EventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String WRITTEN = "rebound.testing.letter-written.v3";
    private static final String WORDS = "Dear me, over\nslept. ü";

    private static final Event<Happened> EVENT = new Event<>(
            "command-1/1",
            new AggregateId("maria", "letter", "monday"),
            7,
            Instant.parse("2026-11-21T08:00:00Z"),
            "command-1",
            new Cause("event-9", 2, Cause.Origin.POLICY),
            new Happened.Written(Instant.parse("2026-11-21T07:59:00Z"), 1, Private.of(WORDS)));

    private static Aead key;

    private final EventCodec codec = new EventCodec(Letter.model());

    @BeforeAll
    static void readKey() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        var keyset =
                TinkJsonProtoKeysetFormat.parseKeyset(resource("data-key").toString(), InsecureSecretKeyAccess.get());
        key = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Nested
    class Writing {

        @Test
        void writesTheApprovedHeadersAndData() throws IOException {
            var approved = resource(WRITTEN);
            var written = sample(codec.write(EVENT, () -> key));

            assertThat(written.get("key")).isEqualTo(approved.get("key"));
            assertThat(written.get("headers")).isEqualTo(approved.get("headers"));
            // The ciphertext is another one each time.
            assertThat(written.at("/data/private")).isNotEqualTo(approved.at("/data/private"));
            ((ObjectNode) written.get("data")).set("private", approved.at("/data/private"));
            assertThat(written.get("data")).isEqualTo(approved.get("data"));
        }

        @Test
        void asksForNoKeyAndWritesNoCiphertextWithoutPrivateWords() throws IOException {
            var burnt = with(new Happened.Burnt());
            var written = codec.write(burnt, () -> {
                throw new AssertionError("asked for a key");
            });

            assertThat(sample(written)).isEqualTo(resource("rebound.testing.letter-burnt.v1"));
            assertThat(codec.read(incoming(written), id -> new DataKey.Missing()))
                    .isEqualTo(burnt);
        }

        @Test
        void showsNothingOfTheWords() {
            var written = codec.write(EVENT, () -> key);

            assertThat(new String(written.value(), UTF_8))
                    .doesNotContain("slept")
                    .doesNotContain("words");
            assertThat(written.headers()).allSatisfy(header -> assertThat(new String(header.value(), UTF_8))
                    .doesNotContain("slept"));
            assertThat(written.toString()).doesNotContain("slept");
            assertThat(EVENT.toString()).doesNotContain("slept");
        }

        @Test
        void readsWhatItWrites() {
            assertThat(read(codec.write(EVENT, () -> key))).isEqualTo(EVENT);
        }

        @Test
        void keepsTheOriginAsOneOfItsWords() {
            for (var origin : Cause.Origin.values()) {
                var event = new Event<>(
                        EVENT.id(),
                        EVENT.aggregate(),
                        1,
                        EVENT.at(),
                        "command-1",
                        new Cause("event-9", 0, origin),
                        EVENT.body());
                assertThat(read(codec.write(event, () -> key)).cause().origin()).isEqualTo(origin);
            }
        }

        @Test
        void refusesABodyThatIsNotRegistered() {
            assertThatThrownBy(() -> codec.write(with("no event"), () -> key))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private static <E> Event<E> with(E body) {
            return new Event<>(
                    EVENT.id(), EVENT.aggregate(), EVENT.version(), EVENT.at(), EVENT.commandId(), EVENT.cause(), body);
        }
    }

    @Nested
    class Reading {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void readsEveryVersionThatWasEverWritten(int version) throws IOException {
            var approved = incoming(resource("rebound.testing.letter-written.v" + version));

            assertThat(codec.read(approved, id -> new DataKey.Usable(key))).isEqualTo(EVENT);
            assertThat(codec.aggregate(approved)).isEqualTo(EVENT.aggregate());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void readsTheFactsWithoutTheWordsOnceTheKeyWasErased(int version) throws IOException {
            var approved = incoming(resource("rebound.testing.letter-written.v" + version));

            assertThat(codec.read(approved, id -> new DataKey.Erased()).body())
                    .isEqualTo(new Happened.Written(Instant.parse("2026-11-21T07:59:00Z"), 1, Private.erased()));
        }

        @Test
        void doesNotTakeAMissingKeyForAnErasedOne() throws IOException {
            var approved = incoming(resource(WRITTEN));

            assertThatThrownBy(() -> codec.read(approved, id -> new DataKey.Missing()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("neither a key nor an erasure");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "rebound.testing.letter-written.v4",
                    "rebound.testing.letter-written.v0",
                    "rebound.testing.letter-torn.v1",
                    "rebound.other.letter-written.v3"
                })
        void refusesWhatItDoesNotKnow(String type) throws IOException {
            var unknown = resource(WRITTEN);
            headers(unknown).put("ce_type", type);

            assertThatThrownBy(() -> codec.read(incoming(unknown), id -> new DataKey.Usable(key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(type);
        }

        @Test
        void skipsPropertiesThatALaterReleaseHasAdded() throws IOException {
            var later = resource(WRITTEN);
            ((ObjectNode) later.get("data")).put("seal", "red");

            assertThat(codec.read(incoming(later), id -> new DataKey.Usable(key)))
                    .isEqualTo(EVENT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ce_aggregateversion", "ce_commandid", "ce_causationid", "ce_hops", "ce_origin"})
        void refusesAnEventWithoutOneOfItsExtensions(String header) throws IOException {
            var incomplete = resource(WRITTEN);
            headers(incomplete).remove(header);

            assertThatThrownBy(() -> codec.read(incoming(incomplete), id -> new DataKey.Usable(key)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "7", "{", "null"})
        void refusesDataThatIsNoObject(String data) throws IOException {
            var approved = incoming(resource(WRITTEN));
            var broken = new Incoming(0, 0, approved.key(), data.getBytes(UTF_8), approved.headers());

            assertThatThrownBy(() -> codec.read(broken, id -> new DataKey.Usable(key)))
                    .isInstanceOf(RuntimeException.class);
        }

        @Test
        void givesAForeignEventWithItsPrivatePartStillClosed() throws IOException {
            var foreign = EventCodec.readForeign(incoming(resource(WRITTEN)));

            assertThat(foreign.id()).isEqualTo(EVENT.id());
            assertThat(foreign.type()).isEqualTo(WRITTEN);
            assertThat(foreign.userId()).isEqualTo("maria");
            assertThat(foreign.subject()).isEqualTo("letter/monday");
            assertThat(foreign.at()).isEqualTo(EVENT.at());
            assertThat(foreign.cause()).isEqualTo(EVENT.cause());
            assertThat(foreign.data().path("copies").intValue()).isEqualTo(1);
            assertThat(foreign.data().has("words")).isFalse();
        }

        @Test
        void needsAnUnbrokenChainOfUpcasters() throws IOException {
            var gap = AggregateType.named(
                            "letter",
                            new Letter.LetterDecider(),
                            Letter.Command.class,
                            Letter.class,
                            Letter.Happened.class)
                    .command("write", Letter.Command.Write.class)
                    .state("sheet", Letter.Sheet.class)
                    .event("letter-written", 3, Happened.Written.class)
                    .event("letter-burnt", 1, Happened.Burnt.class)
                    .upcast("letter-written", 1, UnaryOperator.identity())
                    .build();
            var gappy = new EventCodec(new Model("testing", 1, List.of(gap), List.of(), List.of()));
            var oldest = incoming(resource("rebound.testing.letter-written.v1"));

            assertThatThrownBy(() -> gappy.read(oldest, id -> new DataKey.Usable(key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("letter-written.v1");
        }
    }

    /** A ciphertext belongs to one user, one event and one type. */
    @Nested
    class Moving {

        @ParameterizedTest
        @CsvSource({"ce_id, command-1/2", "ce_id, command-2/1", "ce_type, rebound.testing.letter-written.v2"})
        void opensNoCiphertextInAnotherEventOrType(String header, String value) throws IOException {
            var moved = resource(WRITTEN);
            headers(moved).put(header, value);

            assertClosed(moved);
        }

        @Test
        void opensNoCiphertextOfAnotherUser() throws IOException {
            var moved = resource(WRITTEN);
            moved.put("key", "noor");

            assertClosed(moved);
        }

        @Test
        void opensNoCiphertextThatWasTouched() throws IOException {
            var touched = resource(WRITTEN);
            var data = (ObjectNode) touched.get("data");
            var ciphertext = data.get("private").binaryValue();
            for (var i = 0; i < ciphertext.length; i++) {
                ciphertext[i] ^= 1;
                data.put("private", Base64.getEncoder().encodeToString(ciphertext));
                assertClosed(touched);
                ciphertext[i] ^= 1;
            }
            data.put("private", "no Base64!");
            assertClosed(touched);
        }

        @Test
        void opensNoCiphertextWithAnotherKey() throws IOException, GeneralSecurityException {
            var other = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);

            assertThatThrownBy(() -> codec.read(incoming(resource(WRITTEN)), id -> new DataKey.Usable(other)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private void assertClosed(ObjectNode sample) {
            assertThatThrownBy(() -> codec.read(incoming(sample), id -> new DataKey.Usable(key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not open")
                    .hasMessageNotContaining("slept");
        }
    }

    private Event<?> read(Outgoing written) {
        return codec.read(incoming(written), id -> new DataKey.Usable(key));
    }

    private static ObjectNode resource(String name) throws IOException {
        try (var sample = EventCodecTest.class.getResourceAsStream("/approved/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(sample, name));
        }
    }

    private static ObjectNode headers(ObjectNode sample) {
        return (ObjectNode) sample.get("headers");
    }

    private static ObjectNode sample(Outgoing written) throws IOException {
        assertThat(written.log()).isEqualTo(LogName.EVENTS);
        var sample = JSON.createObjectNode();
        sample.put("key", written.key());
        var headers = sample.putObject("headers");
        written.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        sample.set("data", JSON.readTree(written.value()));
        return sample;
    }

    private static Incoming incoming(Outgoing written) {
        return new Incoming(0, 0, written.key(), written.value(), written.headers());
    }

    private static Incoming incoming(ObjectNode sample) {
        var headers = new RecordHeaders();
        headers(sample)
                .properties()
                .forEach(header -> headers.add(
                        header.getKey(), header.getValue().textValue().getBytes(UTF_8)));
        return new Incoming(
                0,
                0,
                sample.get("key").textValue(),
                sample.get("data").toString().getBytes(UTF_8),
                headers);
    }
}
