package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Encrypts for virtual threads in a few others that last. Tink keeps a source of random numbers and a cipher for each thread: one
 * that lives for a single request would make both anew, which takes several times as long as what they are for. Safe for any
 * thread.
 */
final class InLastingThreads implements Aead {

    /** As many as can compute at once. They end with the process. */
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("encryption-", 0).daemon().factory());

    private final Aead aead;

    InLastingThreads(Aead aead) {
        this.aead = aead;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return Thread.currentThread().isVirtual()
                ? result(THREADS.submit(() -> aead.encrypt(plaintext, associatedData)))
                : aead.encrypt(plaintext, associatedData);
    }

    /** What is on its way is decrypted by its owner, whose thread lasts. */
    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(ciphertext, associatedData);
    }

    private static byte[] result(Future<byte[]> encrypting) throws GeneralSecurityException {
        try {
            return encrypting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GeneralSecurityException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GeneralSecurityException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
