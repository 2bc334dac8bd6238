package rebound.servicekit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code Authorization} that must open nothing, each by what is wrong with it: claims of the issuer's that do not
 * fit (RFC 7519), and the classic forgeries (RFC 8725, section 2).
 */
final class ForgedTokens {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Map<String, Object> RS256 = Map.of("alg", "RS256", "typ", "JWT");

    private final Person person;
    private final String claims;
    private final byte[] publicKey;
    private final PrivateKey issuersKey;

    private ForgedTokens(Person person, byte[] publicKey, PrivateKey issuersKey) {
        this.person = person;
        this.claims = person.token(Map.of()).split("\\.")[1];
        this.publicKey = publicKey;
        this.issuersKey = issuersKey;
    }

    static Map<String, String> of(Person person) {
        try {
            var stored = Files.readString(Path.of(Person.setting(OnLocalStack.DATA_FOLDER), "keys/issuer.pkcs8"));
            var issuersKey = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(stored.strip())));
            var publicKey = Base64.getDecoder().decode(Person.setting("quarkus.oidc.public-key"));
            return new ForgedTokens(person, publicKey, issuersKey).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> all() throws GeneralSecurityException {
        var now = Instant.now().getEpochSecond();
        var all = new LinkedHashMap<String, String>();
        all.put("nothing after Bearer", "Bearer");
        all.put("only blanks after Bearer", "Bearer   ");
        all.put("garbage", "Bearer " + Reply.WORDS);
        all.put("three parts of garbage", "Bearer a.b.c");
        all.put("another scheme", "Basic " + Base64.getEncoder().encodeToString("maria:secret".getBytes()));
        all.put("a good token without a scheme", person.token(Map.of()));
        all.put("no aud", bearer(claim("aud", null)));
        all.put("another aud", bearer(claim("aud", "others")));
        all.put("no iss", bearer(claim("iss", null)));
        all.put("another iss", bearer(claim("iss", "https://issuer.example")));
        all.put("no exp", bearer(claim("exp", null)));
        all.put("exp that is no time", bearer(claim("exp", "tomorrow")));
        all.put("expired", bearer(claim("exp", now - 60)));
        all.put("not valid yet", bearer(claim("nbf", now + 600)));
        all.put("no sub", bearer(claim("sub", null)));
        all.put("a blank sub", bearer(claim("sub", " ")));
        all.put("alg none", "Bearer " + part(Map.of("alg", "none", "typ", "JWT")) + "." + claims + ".");
        all.put("alg nOnE", "Bearer " + part(Map.of("alg", "nOnE", "typ", "JWT")) + "." + claims + ".");
        all.put("no signature", "Bearer " + part(RS256) + "." + claims + ".");
        var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        for (var secret : List.of(
                publicKey,
                Base64.getEncoder().encode(publicKey),
                pem.getBytes(StandardCharsets.US_ASCII),
                pem.strip().getBytes(StandardCharsets.US_ASCII))) {
            all.put("HS256 with the public key in " + secret.length + " bytes", hs256(secret));
        }
        var other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        all.put("another key", rs256(RS256, other.getPrivate()));
        all.put(
                "another key with an unknown kid",
                rs256(Map.of("alg", "RS256", "typ", "JWT", "kid", "unknown"), other.getPrivate()));
        all.put(
                "another key that it brings along",
                rs256(
                        Map.of("alg", "RS256", "typ", "JWT", "jwk", jwk((RSAPublicKey) other.getPublic())),
                        other.getPrivate()));
        all.put(
                "a header that must be understood and is not",
                rs256(Map.of("alg", "RS256", "typ", "JWT", "crit", List.of("x"), "x", 1), issuersKey));
        var good = person.token(Map.of());
        all.put("a claim that was touched", "Bearer " + touched(good));
        return all;
    }

    /** That what is forged here differs from a good token only by what is said. */
    static void assertHonest(Person person, Call read) {
        assertThat(read.bearing(person.token(Map.of())).send().status()).isLessThan(400);
        var here = new HashMap<String, @Nullable Object>();
        here.put("aud", List.of("others", "rebound"));
        assertThat(read.bearing(person.token(here)).send().status()).isLessThan(400);
    }

    private String bearer(Map<String, ? extends @Nullable Object> changes) {
        return "Bearer " + person.token(changes);
    }

    private static Map<String, @Nullable Object> claim(String name, @Nullable Object value) {
        var claims = new HashMap<String, @Nullable Object>();
        claims.put(name, value);
        return claims;
    }

    private String hs256(byte[] secret) throws GeneralSecurityException {
        var signed = part(Map.of("alg", "HS256", "typ", "JWT")) + "." + claims;
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return "Bearer " + signed + "."
                + BASE64URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private String rs256(Map<String, Object> header, PrivateKey key) throws GeneralSecurityException {
        var signed = part(header) + "." + claims;
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "Bearer " + signed + "." + BASE64URL.encodeToString(signature.sign());
    }

    /** Under the signature of what it was. */
    private static String touched(String token) {
        var parts = token.split("\\.");
        var said = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var touched = said.replace("\"sub\":\"", "\"sub\":\"x");
        return parts[0] + "." + BASE64URL.encodeToString(touched.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
    }

    private static Map<String, String> jwk(RSAPublicKey key) {
        return Map.of("kty", "RSA", "n", base64(key.getModulus()), "e", base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var leading = bytes[0] == 0 ? 1 : 0;
        return BASE64URL.encodeToString(Arrays.copyOfRange(bytes, leading, bytes.length));
    }

    private static String part(Map<String, Object> json) {
        try {
            return BASE64URL.encodeToString(new ObjectMapper().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
