package rebound.eventlog.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.testkit.Keysets;

class IdentityTest {

    /** A key that is no secret: it pins what is derived. */
    private static final String FIXED = """
            {"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.HmacKey",\
            "value":"EgQIAxAgGiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==","keyMaterialType":"SYMMETRIC"},\
            "status":"ENABLED","keyId":1,"outputPrefixType":"TINK"}]}""";

    private final String keyset = Keysets.mac();
    private final Identity identity = Identity.of(keyset);

    @Test
    void givesTheSameIdToEveryTryInEveryProcess() {
        var elsewhere = Identity.of(keyset);

        assertThat(elsewhere.userId("https://issuer", "maria")).isEqualTo(identity.userId("https://issuer", "maria"));
        assertThat(elsewhere.commandId("user", "key")).isEqualTo(identity.commandId("user", "key"));
        assertThat(elsewhere.resourceId("user", "key")).isEqualTo(identity.resourceId("user", "key"));
        assertThat(elsewhere.fingerprint("user", "a", "b")).isEqualTo(identity.fingerprint("user", "a", "b"));
    }

    @Test
    void givesTheseIdsForEver() {
        var fixed = Identity.of(FIXED);

        assertThat(fixed.userId("https://issuer.rebound.localhost", "maria"))
                .isEqualTo("90dfc9e4-4c1b-8325-9504-fa8f5b19c28f");
        assertThat(fixed.appId("https://issuer.rebound.localhost", "demo"))
                .isEqualTo("9f5d16b3-e64e-8e0a-81e5-19b51a95513e");
        assertThat(fixed.commandId("user", "key")).isEqualTo("bfdfcc18-a262-8d30-91e7-141f2f50a820");
        assertThat(fixed.resourceId("user", "key")).isEqualTo("150011a7-1e85-88bd-9819-c152453a1a5f");
        assertThat(fixed.fingerprint("user", "a", "b")).isEqualTo("AQAAAAGC1P1EQV-I3ykFZdy_jUoiOrYKDt-zoYieCX6N60hhug");
    }

    @Test
    void givesAnotherIdToEverythingElse() {
        var ids = List.of(
                identity.userId("user", "key"),
                identity.appId("user", "key"),
                identity.commandId("user", "key"),
                identity.resourceId("user", "key"),
                identity.commandId("other", "key"),
                identity.commandId("user", "other"),
                identity.commandId("userk", "ey"),
                identity.commandId("", "userkey"),
                identity.commandId("userkey", ""),
                Identity.of(Keysets.mac()).commandId("user", "key"));

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void isAUuidOfVersion8AndOtherwiseAnyBits() {
        Set<Integer> seen = new HashSet<>();
        IntStream.range(0, 1_000)
                .mapToObj(number -> identity.commandId("user", "key-" + number))
                .forEach(id -> {
                    var uuid = UUID.fromString(id);
                    assertThat(uuid.toString()).isEqualTo(id);
                    assertThat(uuid.version()).isEqualTo(8);
                    assertThat(uuid.variant()).isEqualTo(2);
                    for (var bit = 0; bit < 64; bit++) {
                        seen.add((uuid.getMostSignificantBits() >>> bit & 1) == 0 ? bit : bit + 1_000);
                        seen.add((uuid.getLeastSignificantBits() >>> bit & 1) == 0 ? bit + 100 : bit + 1_100);
                    }
                });
        // 122 bits that are both set and not, 6 that are one of them.
        assertThat(seen).hasSize(2 * 122 + 6);
    }

    @Test
    void tellsRequestsApartByEveryPartOfThem() {
        assertThat(List.of(
                        identity.fingerprint("user", "a", "b"),
                        identity.fingerprint("other", "a", "b"),
                        identity.fingerprint("user", "ab"),
                        identity.fingerprint("user", "a", "b", ""),
                        identity.fingerprint("user", "b", "a"),
                        identity.fingerprint("user")))
                .doesNotHaveDuplicates();
        assertThat(Identity.of(Keysets.mac()).fingerprint("user", "a", "b"))
                .isNotEqualTo(identity.fingerprint("user", "a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11", "über 🙂 \u0000"})
    void opensATokenForItsUserAndPurposeOnly(String content) {
        var token = identity.token("cursor", "maria", content);

        assertThat(identity.open("cursor", "maria", token)).contains(content);
        assertThat(Identity.of(keyset).open("cursor", "maria", token)).contains(content);
        assertThat(identity.open("cursor", "noor", token)).isEmpty();
        assertThat(identity.open("command", "maria", token)).isEmpty();
        assertThat(Identity.of(Keysets.mac()).open("cursor", "maria", token)).isEmpty();
    }

    @Test
    void opensNoTokenThatWasTouched() {
        var token = identity.token("cursor", "maria", "content");
        var bytes = Base64.getUrlDecoder().decode(token);
        for (var i = 0; i < bytes.length; i++) {
            var forged = bytes.clone();
            forged[i] ^= 1;
            assertThat(identity.open("cursor", "maria", base64(forged)))
                    .as("byte %d", i)
                    .isEmpty();
        }
        for (var length = 0; length < token.length(); length++) {
            assertThat(identity.open("cursor", "maria", token.substring(0, length)))
                    .isEmpty();
        }
        assertThat(identity.open("cursor", "maria", token + "AAAA")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "%", "null", "ä", "AAAA", "\u0000"})
    void opensNothingElse(String token) {
        assertThat(identity.open("cursor", "maria", token)).isEmpty();
    }

    @Test
    void refusesWhatIsNoKeysetWithoutSayingWhatItWas() {
        assertThatThrownBy(() -> Identity.of("{\"key\":\"hush\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Identity.of(Keysets.aead())).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void opensWhatWasSealedHereOrElsewhere() {
        var text = identity.seal("link", "maria/story");

        assertThat(identity.unseal("link", text)).contains("maria/story");
        assertThat(Identity.of(keyset).unseal("link", text)).contains("maria/story");
        assertThat(text).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void opensWhatWasSealedLongAgo() {
        assertThat(Identity.of(FIXED).unseal("link", "AAECAwQFBgcICQoLIJcT_o_P7RIfvQSLiZZOotuE6AYdt2GVXPib"))
                .contains("maria/story");
    }

    @Test
    void sealsTheSameContentDifferentlyEachTime() {
        assertThat(IntStream.range(0, 100).mapToObj(n -> identity.seal("link", "maria/story")))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        text -> assertThat(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1))
                                .doesNotContain("maria"));
    }

    @Test
    void opensNothingThatWasForged() {
        var text = identity.seal("link", "maria/story");
        var bytes = Base64.getUrlDecoder().decode(text);
        for (var i = 0; i < bytes.length; i++) {
            var forged = bytes.clone();
            forged[i] ^= 1;
            assertThat(identity.unseal("link", Base64.getUrlEncoder().encodeToString(forged)))
                    .isEmpty();
        }
        assertThat(identity.unseal("another", text)).isEmpty();
        assertThat(Identity.of(Keysets.mac()).unseal("link", text)).isEmpty();
        for (var none : List.of("", "x", "not base64!", "AAAA", identity.token("link", "maria", "story"))) {
            assertThat(identity.unseal("link", none)).isEmpty();
        }
    }
}
