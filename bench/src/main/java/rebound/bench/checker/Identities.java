package rebound.bench.checker;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import rebound.local.DevelopmentIssuer;

/** Which ids the services give people and commands: version 8 UUIDs (RFC 9562, section 5.8) of a MAC. */
final class Identities {

    /** Tink's prefix names the key and is in front of every tag. */
    private static final int PREFIX = 5;

    private final Mac mac;

    /** @param keyset a Tink JSON keyset with one MAC key */
    Identities(String keyset) {
        try {
            MacConfig.register();
            this.mac = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Mac.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("identity.json is no Tink JSON keyset for a MAC", e);
        }
    }

    String user(String subject) {
        return uuid("user", DevelopmentIssuer.ISSUER, subject);
    }

    String app(String name) {
        return uuid("app", DevelopmentIssuer.ISSUER, name);
    }

    String command(String userId, String idempotencyKey) {
        return uuid("command", userId, idempotencyKey);
    }

    private String uuid(String... parts) {
        try {
            var message = new ByteArrayOutputStream();
            var lengths = new DataOutputStream(message);
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                lengths.writeInt(bytes.length);
                lengths.write(bytes);
            }
            var hex = HexFormat.of().formatHex(mac.computeMac(message.toByteArray()), PREFIX, PREFIX + 16);
            var variant = Character.forDigit(Character.digit(hex.charAt(16), 16) & 0b0011 | 0b1000, 16);
            return UUID.fromString(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-8" + hex.substring(13, 16) + "-"
                            + variant + hex.substring(17, 20) + "-" + hex.substring(20))
                    .toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
