package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TogetherTest {

    @Test
    void whatIsDoneAtOnceOverlaps() {
        var met = new CountDownLatch(3);
        Runnable meeting = () -> {
            met.countDown();
            awaitUninterrupted(met);
        };
        Together.AT_ONCE.run(List.of(meeting, meeting, meeting));
        assertThat(met.getCount()).isZero();
    }

    @Test
    void nothingIsUnderWayAnyMoreWhenOneHasFailed() {
        var failed = new CountDownLatch(1);
        var done = new boolean[1];
        assertThatThrownBy(() -> Together.AT_ONCE.run(List.of(
                        () -> {
                            failed.countDown();
                            throw new IllegalStateException("the first");
                        },
                        () -> {
                            awaitUninterrupted(failed);
                            done[0] = true;
                        })))
                .hasMessage("the first");
        assertThat(done[0]).isTrue();
    }

    @Test
    void theFailureOfAnotherThreadIsToldAsItIs() {
        assertThatThrownBy(() -> Together.AT_ONCE.run(List.of(() -> {}, () -> {
                    throw new UnsupportedOperationException("the second");
                })))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the second");
        assertThatThrownBy(() -> Together.AT_ONCE.run(List.of(() -> {}, () -> {
                    throw new StackOverflowError("the second");
                })))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void whatElseFailedIsToldWithIt() {
        assertThatThrownBy(() -> Together.AT_ONCE.run(List.of(
                        () -> {
                            throw new IllegalStateException("the first");
                        },
                        () -> {},
                        () -> {
                            throw new UnsupportedOperationException("the third");
                        })))
                .hasMessage("the first")
                .hasSuppressedException(new UnsupportedOperationException("the third"));
    }

    @Test
    void whatIsTheProcessesOwnIsToldFirst() {
        assertThatThrownBy(() -> Together.AT_ONCE.run(List.of(
                        () -> {
                            throw new IllegalStateException("the first");
                        },
                        () -> {
                            throw new StackOverflowError("the second");
                        })))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void nothingToDoIsDone() {
        Together.AT_ONCE.run(List.of());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
