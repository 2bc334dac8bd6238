package rebound.eventlog.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Derives ids and fingerprints with a MAC, so that nobody without the key can guess, forge or compare them. The same key
 * in every service and for ever: another one would give every person and every retry another id. Safe for any thread.
 */
public final class Identity {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Mac mac;

    private Identity(Mac mac) {
        this.mac = mac;
    }

    /**
     * From a Tink JSON keyset with one MAC key.
     *
     * @throws IllegalArgumentException if the text is no such keyset; the text is not in the message
     */
    public static Identity of(String keyset) {
        try {
            MacConfig.register();
            var handle = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
            return new Identity(handle.getPrimitive(RegistryConfiguration.get(), Mac.class));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("The identity key is not a Tink JSON keyset for a MAC", e);
        }
    }

    /** The id of a person, from who vouches for them and what they are called there. */
    public String userId(String issuer, String subject) {
        return uuid("user", issuer, subject);
    }

    /** The id of an app, from who vouches for it and what it is called there; never that of a person. */
    public String appId(String issuer, String client) {
        return uuid("app", issuer, client);
    }

    /** The id of every try of one request. */
    public String commandId(String userId, String idempotencyKey) {
        return uuid("command", userId, idempotencyKey);
    }

    /** The id of what a {@code POST} with that key creates, however often it is tried. */
    public String resourceId(String userId, String idempotencyKey) {
        return uuid("resource", userId, idempotencyKey);
    }

    /** What two requests have in common exactly when they are the same. */
    public String fingerprint(String userId, String... parts) {
        return BASE64.encodeToString(tag("fingerprint", prepend(userId, parts)));
    }

    /** An opaque token around the content, only good for that user and that purpose. */
    public String token(String purpose, String userId, String content) {
        var text = content.getBytes(StandardCharsets.UTF_8);
        var tag = tag("token", purpose, userId, content);
        return BASE64.encodeToString(
                ByteBuffer.allocate(tag.length + text.length).put(tag).put(text).array());
    }

    /** The content of a token; empty if it was forged, or made for another user or purpose. */
    public Optional<String> open(String purpose, String userId, String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            var length = tag("token", purpose, userId, "").length;
            if (bytes.length < length) {
                return Optional.empty();
            }
            var content = new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
            mac.verifyMac(Arrays.copyOf(bytes, length), message("token", purpose, userId, content));
            return Optional.of(content);
        } catch (IllegalArgumentException | GeneralSecurityException forged) {
            return Optional.empty();
        }
    }

    /** A version 8 UUID (RFC 9562, section 5.8) of the first 122 bits of the MAC. */
    private String uuid(String purpose, String... parts) {
        var tag = ByteBuffer.wrap(tag(purpose, parts));
        // Tink's own prefix of five bytes names the key and is the same in every tag.
        var high = tag.getLong(5);
        var low = tag.getLong(13);
        return new UUID(high & ~0xF000L | 0x8000L, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L).toString();
    }

    private byte[] tag(String purpose, String... parts) {
        try {
            return mac.computeMac(message(purpose, parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A MAC could not be computed", e);
        }
    }

    /** Every part with its length before it, so that no two lists of parts make the same message. */
    private static byte[] message(String purpose, String... parts) {
        var message = new ByteArrayOutputStream();
        for (var part : prepend(purpose, parts)) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            message.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            message.writeBytes(bytes);
        }
        return message.toByteArray();
    }

    private static String[] prepend(String first, String... others) {
        var all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
