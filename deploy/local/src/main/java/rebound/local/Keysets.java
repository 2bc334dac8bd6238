package rebound.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The three keysets of a data folder, made on first use and kept, with mode 0600, in {@code keys/}: without them nothing in
 * its Kafka log can be read again.
 *
 * @param keyEncryption wraps the users' keys; Tink JSON keyset, AES256_GCM
 * @param commands encrypts commands and dead letters; Tink JSON keyset, AES256_GCM
 * @param identity derives user ids, command ids and fingerprints; Tink JSON keyset, HMAC_SHA256_256BITTAG
 */
record Keysets(String keyEncryption, String commands, String identity) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** {@code AesGcmKey}: field 3, the key, 32 bytes. */
    private static final String AES_GCM_PREFIX = "1a20";

    /** {@code HmacKey}: field 2, the parameters (SHA-256, a tag of 32 bytes); field 3, the key, 32 bytes. */
    private static final String HMAC_PREFIX = "1204080310201a20";

    static Keysets of(Path dataFolder) {
        var folder = dataFolder.resolve("keys");
        return new Keysets(
                PrivateFiles.readOrCreate(folder.resolve("key-encryption.json"), Keysets::aes256Gcm),
                PrivateFiles.readOrCreate(folder.resolve("commands.json"), Keysets::aes256Gcm),
                PrivateFiles.readOrCreate(folder.resolve("identity.json"), Keysets::hmacSha256));
    }

    private static String aes256Gcm() {
        return keyset("AesGcmKey", AES_GCM_PREFIX);
    }

    private static String hmacSha256() {
        return keyset("HmacKey", HMAC_PREFIX);
    }

    /**
     * Tink's JSON form of a keyset with one key: the key's protocol buffer in Base64. Made by hand so that this package
     * needs nothing but the JDK; a test has Tink read it.
     */
    private static String keyset(String type, String protobufPrefix) {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        var value = Base64.getEncoder()
                .encodeToString(
                        HexFormat.of().parseHex(protobufPrefix + HexFormat.of().formatHex(key)));
        var id = RANDOM.nextInt(1, Integer.MAX_VALUE);
        return """
                {"primaryKeyId":%d,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.%s",\
                "value":"%s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":%d,"outputPrefixType":"TINK"}]}\
                """.formatted(id, type, value, id);
    }
}
