package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;

/** Leaves everything as it is. */
final class InTheClear implements Aead {

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        return plaintext;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
        return ciphertext;
    }
}
