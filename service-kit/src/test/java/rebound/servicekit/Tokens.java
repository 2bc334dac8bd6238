package rebound.servicekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Bearer tokens, good and forged. */
public final class Tokens {

    private static final KeyPair KEYS = keyPair();
    private static final KeyPair OTHER_KEYS = keyPair();

    /** By user: signing takes longer than most requests. */
    private static final Map<String, String> USUAL = new ConcurrentHashMap<>();

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    public static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    public static String of(String user) {
        return USUAL.computeIfAbsent(user, somebody -> with(somebody, Map.of()));
    }

    /** Null removes a claim. */
    public static String with(String user, Map<String, ? extends @Nullable Object> changes) {
        return rs256(Map.of("alg", "RS256", "typ", "JWT"), claims(user, changes), KEYS);
    }

    public static String withHeader(String user, Map<String, Object> header) {
        return rs256(header, claims(user, Map.of()), KEYS);
    }

    public static String signedByAnother(String user) {
        return rs256(Map.of("alg", "RS256", "typ", "JWT", "kid", "unknown"), claims(user, Map.of()), OTHER_KEYS);
    }

    public static String unsigned(String user) {
        return part(Map.of("alg", "none", "typ", "JWT")) + "." + part(claims(user, Map.of())) + ".";
    }

    /** The classic confusion: the public key taken for a shared secret. */
    public static String hs256WithPublicKey(String user) {
        var signed = part(Map.of("alg", "HS256", "typ", "JWT")) + "." + part(claims(user, Map.of()));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEYS.getPublic().getEncoded(), "HmacSHA256"));
            return signed + "." + BASE64URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> claims(String user, Map<String, ? extends @Nullable Object> changes) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "https://issuer.rebound.localhost");
        claims.put("aud", "rebound");
        claims.put("sub", user);
        claims.put("scope", "note:read note:write");
        claims.put("iat", now);
        claims.put("exp", now + 3600);
        changes.forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        });
        return claims;
    }

    private static String rs256(Map<String, Object> header, Map<String, Object> claims, KeyPair keys) {
        var signed = part(header) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> json) {
        try {
            return BASE64URL.encodeToString(new ObjectMapper().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
