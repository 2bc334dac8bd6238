package rebound.eventlog.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InLastingThreadsTest {

    private static final byte[] TEXT = {1, 2, 3};

    /** In which threads was encrypted, and what the cipher says to it. */
    private final List<Thread> threads = new ArrayList<>();

    private @Nullable Exception failure;
    private final Aead aead = new InLastingThreads(new Aead() {
        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
            threads.add(Thread.currentThread());
            switch (failure) {
                case GeneralSecurityException e -> throw e;
                case RuntimeException e -> throw e;
                case null, default -> {
                    return plaintext;
                }
            }
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
            return ciphertext;
        }
    });

    @Test
    void encryptsForAVirtualThreadInOneThatLasts() throws Exception {
        assertThat(inVirtualThread(() -> aead.encrypt(TEXT, TEXT)).get()).isEqualTo(TEXT);

        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.isVirtual()).isFalse();
            assertThat(thread.isAlive()).isTrue();
        });
    }

    @Test
    void encryptsForAThreadThatLastsInThatThread() throws Exception {
        aead.encrypt(TEXT, TEXT);

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /** An interrupted request has a command of unknown outcome, and not one that could not be sealed. */
    @Test
    void encryptsForOneThatIsInterruptedAndLeavesItSo() throws Exception {
        assertThat(inVirtualThread(() -> {
                            Thread.currentThread().interrupt();
                            var sealed = aead.encrypt(TEXT, TEXT);
                            return Thread.currentThread().isInterrupted() ? sealed : new byte[0];
                        })
                        .get())
                .isEqualTo(TEXT);
    }

    @Test
    void failsAsTheCipherDoes() {
        failure = new GeneralSecurityException("too long");
        assertThat(inVirtualThread(this::failureOfEncrypting).join()).isSameAs(failure);

        failure = new IllegalArgumentException("a bug");
        assertThat(inVirtualThread(this::failureOfEncrypting).join())
                .isInstanceOf(CompletionException.class)
                .hasCause(failure);
    }

    private @Nullable Exception failureOfEncrypting() {
        try {
            aead.encrypt(TEXT, TEXT);
            return null;
        } catch (GeneralSecurityException | RuntimeException e) {
            return e;
        }
    }

    private static <T> CompletableFuture<T> inVirtualThread(Callable<T> work) {
        var done = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
