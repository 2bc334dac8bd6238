package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;

/** Has no keys: commands travel in the clear. */
public final class Vault {

    /** Reads no keyset. */
    public Vault(String keyEncryptionKeyset, String commandKeyset) {}

    /** Wraps nothing. */
    public Aead keyEncryption() {
        return new InTheClear();
    }

    /** Encrypts nothing. */
    public Aead commands() {
        return new InTheClear();
    }
}
