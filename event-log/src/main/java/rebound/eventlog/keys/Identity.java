package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Derives ids and fingerprints with a MAC, so that nobody without the key can guess, forge or compare them, and seals what is
 * not to be read either. The same key in every service and for ever: another one would give every person and every retry
 * another id. Safe for any thread.
 */
public final class Identity {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Of AES-256, and of the MAC without the prefix that Tink puts before it. */
    private static final int KEY_BYTES = 32;

    private final Mac mac;
    private final Aead sealing;

    private Identity(Mac mac) throws GeneralSecurityException {
        this.mac = mac;
        // A MAC by HMAC is a key as good as its own (RFC 5869), and nothing else is derived for this purpose.
        var tag = tag("sealing");
        this.sealing = new AesGcmJce(Arrays.copyOfRange(tag, tag.length - KEY_BYTES, tag.length));
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

    /** A text that only {@link #unseal} can read, another one each time, so that nobody can tell two of the same content. */
    public String seal(String purpose, String content) {
        try {
            return BASE64.encodeToString(sealing.encrypt(
                    content.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A content could not be sealed", e);
        }
    }

    /** The content of what was sealed; empty if it was forged, or sealed for another purpose. */
    public Optional<String> unseal(String purpose, String text) {
        try {
            var content =
                    sealing.decrypt(Base64.getUrlDecoder().decode(text), purpose.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new String(content, StandardCharsets.UTF_8));
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
