package rebound.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes bearer tokens for the local stack: JWTs (RFC 7519) signed with RS256 by a key pair of the data folder.
 *
 * <p>For development only. Its key is made on first use, never leaves the data folder, and no packaged service trusts it
 * unless it is told to.
 */
public final class DevelopmentIssuer {

    /** The {@code iss} of its tokens. */
    public static final String ISSUER = "https://issuer.rebound.localhost";

    /** The {@code aud} of its tokens. */
    public static final String AUDIENCE = "rebound";

    /** Every scope of the three services. */
    public static final String ALL_SCOPES =
            "journal:read journal:write plan:read plan:write reminder:read reminder:write reminder:endpoints";

    /** The {@code azp} of its tokens: the app through which everybody comes. */
    public static final String APP = "demo";

    private static final Duration VALIDITY = Duration.ofHours(12);

    private final PrivateKey privateKey;
    private final String publicKey;

    private DevelopmentIssuer(PrivateKey privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The issuer of a data folder; its key is made if it is not there. */
    public static DevelopmentIssuer of(Path dataFolder) {
        var stored =
                PrivateFiles.readOrCreate(dataFolder.resolve("keys/issuer.pkcs8"), DevelopmentIssuer::newPrivateKey);
        try {
            var rsa = KeyFactory.getInstance("RSA");
            var privateKey = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(stored.strip())));
            var publicKey =
                    rsa.generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
            return new DevelopmentIssuer(privateKey, Base64.getEncoder().encodeToString(publicKey.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys/issuer.pkcs8 of " + dataFolder + " is not a key", e);
        }
    }

    /** Base64 of the X.509 form, as {@code quarkus.oidc.public-key} takes it. */
    public String publicKey() {
        return publicKey;
    }

    /** A token of a user, with every scope, valid for 12 hours. */
    public String token(String user) {
        return token(user, Map.of());
    }

    /**
     * A token whose claims differ from the usual ones, for tests.
     *
     * @param claims what to set; a null value leaves the claim out. Strings, numbers, booleans and lists of them
     */
    public String token(String user, Map<String, ? extends @Nullable Object> claims) {
        var now = Instant.now().getEpochSecond();
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("iss", ISSUER);
        all.put("aud", AUDIENCE);
        all.put("sub", user);
        all.put("azp", APP);
        all.put("scope", ALL_SCOPES);
        all.put("iat", now);
        all.put("exp", now + VALIDITY.toSeconds());
        all.putAll(claims);
        all.values().removeIf(value -> value == null);
        var signed = base64Url(json(Map.of("alg", "RS256", "typ", "JWT"))) + "." + base64Url(json(all));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newPrivateKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(DevelopmentIssuer::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case null -> "null";
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
