package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Encrypts for virtual threads in a few others that last. Tink keeps a source of random numbers and a cipher for each thread: one
 * that lives for a single request would make both anew, which takes several times as long as what they are for. Safe for any
 * thread.
 */
final class InLastingThreads implements Aead {

    /** As many as can compute at once. They end with the process. */
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform()
                    .name("encryption-", 0)
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .factory());

    private final Aead aead;

    InLastingThreads(Aead aead) {
        this.aead = aead;
    }

    /** Who is interrupted meanwhile still is afterwards. */
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return Thread.currentThread().isVirtual()
                ? encryptElsewhere(plaintext, associatedData)
                : aead.encrypt(plaintext, associatedData);
    }

    /** What is on its way is decrypted by its owner, whose thread lasts. */
    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(ciphertext, associatedData);
    }

    private byte[] encryptElsewhere(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        try {
            return CompletableFuture.supplyAsync(() -> encryptUnchecked(plaintext, associatedData), THREADS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof GeneralSecurityException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private byte[] encryptUnchecked(byte[] plaintext, byte[] associatedData) {
        try {
            return aead.encrypt(plaintext, associatedData);
        } catch (GeneralSecurityException e) {
            throw new CompletionException(e);
        }
    }
}
