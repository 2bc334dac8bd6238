package rebound.eventlog.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import rebound.eventlog.log.Incoming;

class InboxTest {

    private static final long PLENTY = Long.MAX_VALUE;

    private final Inbox inbox = new Inbox();

    @Test
    void givesBackWhatItWasOfferedInOrder() {
        inbox.offer(0, inputs(0, 3, 10));
        inbox.offer(0, inputs(3, 4, 10));

        assertThat(offsets(inbox.drain(10, PLENTY, Duration.ZERO))).containsExactly(0L, 1L, 2L, 3L);
        assertThat(inbox.drain(10, PLENTY, Duration.ZERO)).isEmpty();
    }

    @Test
    void givesNoMoreThanAskedForButAlwaysOne() {
        inbox.offer(0, inputs(0, 10, 1_000));

        assertThat(offsets(inbox.drain(2, PLENTY, Duration.ZERO))).containsExactly(0L, 1L);
        assertThat(offsets(inbox.drain(10, 1_201, Duration.ZERO))).containsExactly(2L, 3L);
        assertThat(offsets(inbox.drain(10, 1, Duration.ZERO))).containsExactly(4L);
        assertThat(inbox.size()).isEqualTo(5);
    }

    @Test
    void isFullOfManyInputs() {
        inbox.offer(0, inputs(0, 1_999, 0));
        assertThat(inbox.isFull()).isFalse();
        inbox.offer(0, inputs(1_999, 2_000, 0));
        assertThat(inbox.isFull()).isTrue();

        inbox.drain(1, PLENTY, Duration.ZERO);
        assertThat(inbox.isFull()).isFalse();
    }

    @Test
    void isFullOfLargeInputs() {
        inbox.offer(0, inputs(0, 15, 1 << 20));
        assertThat(inbox.isFull()).isFalse();
        inbox.offer(0, inputs(15, 16, 1 << 20));
        assertThat(inbox.isFull()).isTrue();

        inbox.drain(1, PLENTY, Duration.ZERO);
        assertThat(inbox.isFull()).isFalse();
        inbox.reset(0);
        inbox.offer(0, inputs(0, 15, 1 << 20));
        assertThat(inbox.isFull()).isFalse();
    }

    @Test
    void takesOnlyWhatWasReadForItsEpoch() {
        inbox.offer(0, inputs(0, 1, 0));
        inbox.reset(1);
        inbox.offer(0, inputs(1, 2, 0));
        inbox.offer(2, inputs(2, 3, 0));
        inbox.offer(1, inputs(3, 4, 0));

        assertThat(offsets(inbox.drain(10, PLENTY, Duration.ZERO))).containsExactly(3L);
    }

    @Test
    void doesNotWaitOnceWoken() {
        inbox.wake();
        assertThat(inbox.drain(10, PLENTY, Duration.ofDays(1))).isEmpty();
        inbox.wake();
        inbox.pause(Duration.ofDays(1));
        inbox.offer(0, inputs(0, 1, 0));
        assertThat(inbox.drain(10, PLENTY, Duration.ofDays(1))).hasSize(1);
    }

    @Test
    void endsAWaitWhenSomethingArrives() throws InterruptedException {
        var waiting = Thread.ofPlatform().start(() -> inbox.drain(10, PLENTY, Duration.ofDays(1)));
        inbox.offer(0, inputs(0, 1, 0));

        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
        assertThat(inbox.size()).isZero();
    }

    private static List<Input> inputs(long from, long to, int bytes) {
        return LongStream.range(from, to)
                .<Input>mapToObj(offset ->
                        new Input.Accepted(new Incoming(offset, 0, "maria", new byte[bytes], new RecordHeaders())))
                .toList();
    }

    private static List<Long> offsets(List<Input> inputs) {
        return inputs.stream().map(input -> input.source().offset()).toList();
    }
}
