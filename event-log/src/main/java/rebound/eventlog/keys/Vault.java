package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The keys of the configuration: one wraps the users' keys, one encrypts commands on their way. Both are Tink keysets,
 * so that a new primary key can be added while records under the old one stay readable. Safe for any thread.
 */
public final class Vault {

    private final Aead keyEncryption;
    private final Aead commands;

    /**
     * From two Tink JSON keysets for AES-GCM.
     *
     * @throws IllegalArgumentException if one of them is none; no key is in the message
     */
    public Vault(String keyEncryptionKeyset, String commandKeyset) {
        this.keyEncryption = aead("key-encryption", keyEncryptionKeyset);
        this.commands = new InLastingThreads(aead("commands", commandKeyset));
    }

    /** Wraps the keys of users. */
    public Aead keyEncryption() {
        return keyEncryption;
    }

    /** Encrypts commands and dead letters; must outlive the oldest of them. */
    public Aead commands() {
        return commands;
    }

    private static Aead aead(String name, String keyset) {
        try {
            AeadConfig.register();
            return primitive(TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("The " + name + " key is not a Tink JSON keyset for AES-GCM", e);
        }
    }

    static KeysetHandle mint() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    static byte[] wrap(KeysetHandle key, Aead under, String id) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, under, id.getBytes(StandardCharsets.UTF_8));
    }

    static Aead unwrap(byte[] wrapped, Aead under, String id) throws GeneralSecurityException {
        return primitive(
                TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, under, id.getBytes(StandardCharsets.UTF_8)));
    }

    static Aead primitive(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
