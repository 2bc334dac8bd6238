package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import rebound.eventlog.log.FencedException;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.log.Transaction;
import rebound.eventlog.testkit.Moments.Moment;

/** The tests of the owner are worth as much as this log is like Kafka. */
class InMemoryLogTest {

    private final Moments moments = new Moments();
    private final InMemoryLog log = new InMemoryLog("testing", new ManualClock(Instant.EPOCH), moments);
    private final PartitionLog owner = log.connect();

    @Test
    void givesEveryRecordOfATransactionItsOffsetAndEveryMarkerOneToo() {
        owner.fence();

        assertThat(owner.commit(transaction(1, event("a"), answer("b"), event("c"))))
                .containsExactly(0, 0, 1);
        assertThat(owner.commit(transaction(2, event("d")))).containsExactly(3);

        assertThat(log.committed(LogName.EVENTS)).extracting(Incoming::key).containsExactly("a", "c", "d");
        assertThat(log.end(LogName.EVENTS)).isEqualTo(5);
        assertThat(log.end(LogName.ANSWERS)).isEqualTo(2);
        assertThat(owner.decided()).hasValue(2);
    }

    @Test
    void showsNothingOfATransactionBeforeItsCommit() {
        owner.fence();
        moments.at(Moment.BEFORE_COMMIT, () -> {
            assertThat(log.committed(LogName.EVENTS)).isEmpty();
            assertThat(log.end(LogName.EVENTS)).isEqualTo(1);
            assertThat(log.decided()).isEmpty();
        });
        owner.commit(transaction(1, event("a")));

        assertThat(log.committed(LogName.EVENTS)).hasSize(1);
        assertThat(moments.clear()).isFalse();
    }

    @Test
    void shutsAnEarlierOwnerOutAndAbortsWhatItLeftOpen() {
        owner.fence();
        var next = log.connect();
        moments.at(Moment.AFTER_OFFSETS, next::fence);

        assertThatThrownBy(() -> owner.commit(transaction(1, event("a")))).isInstanceOf(FencedException.class);

        assertThat(log.committed(LogName.EVENTS)).isEmpty();
        assertThat(log.end(LogName.EVENTS)).isEqualTo(2);
        assertThat(next.decided()).isEmpty();
        assertThatThrownBy(() -> owner.commit(transaction(1, event("a")))).isInstanceOf(FencedException.class);
        assertThat(log.end(LogName.EVENTS)).isEqualTo(2);
        next.commit(transaction(1, event("b")));
        assertThat(log.committed(LogName.EVENTS)).extracting(Incoming::key).containsExactly("b");
    }

    @Test
    void commitsOnFencingWhatWasDecidedToBeCommitted() {
        owner.fence();
        moments.at(Moment.DURING_COMMIT, () -> {
            throw new KafkaException("no answer");
        });
        assertThatThrownBy(() -> owner.commit(transaction(1, event("a")))).isInstanceOf(KafkaException.class);
        assertThat(log.committed(LogName.EVENTS)).isEmpty();

        owner.fence();

        assertThat(log.committed(LogName.EVENTS)).hasSize(1);
        assertThat(owner.decided()).hasValue(1);
    }

    @Test
    void givesAReplayWhatIsCommittedUpToTheLastStableOffset() {
        owner.fence();
        for (var number = 0; number < 5; number++) {
            owner.commit(transaction(number + 1, event("before-" + number)));
        }
        var stranger = log.stranger(LogName.EVENTS);
        owner.commit(transaction(6, event("above")));
        assertThat(owner.end(LogName.EVENTS)).isEqualTo(13);

        var replay = owner.replay(LogName.EVENTS, 2);
        assertThat(readAll(replay)).containsExactly("before-1", "before-2", "before-3", "before-4");
        assertThat(replay.position()).isEqualTo(10);
        stranger.abort();
        assertThat(readAll(replay)).containsExactly("above");
        assertThat(replay.position()).isEqualTo(14).isEqualTo(owner.end(LogName.EVENTS));
    }

    @Test
    void closesAnEarlierReplay() {
        owner.fence();
        var earlier = owner.replay(LogName.EVENTS, 0);
        owner.replay(LogName.ANSWERS, 0);

        assertThatThrownBy(() -> earlier.poll(Duration.ZERO)).isInstanceOf(AssertionError.class);
    }

    @Test
    void keepsThePositionsInForeignLogsWithTheTransaction() {
        owner.fence();
        owner.commit(new Transaction(List.of(), null, Map.of("plan", 7L)));

        assertThat(owner.reacted("plan")).hasValue(7);
        assertThat(owner.reacted("other")).isEmpty();
        assertThat(owner.decided()).isEmpty();
        log.expirePositions();
        assertThat(owner.reacted("plan")).isEmpty();
    }

    @Test
    void forgetsFromTheStartAndKeepsTheOffsets() {
        owner.fence();
        for (var number = 0; number < 3; number++) {
            log.append(new Outgoing(LogName.COMMANDS, "command-" + number, new byte[0], new RecordHeaders()));
        }
        owner.forget(2);
        owner.forget(1);

        assertThat(owner.start(LogName.COMMANDS)).isEqualTo(2);
        assertThat(owner.end(LogName.COMMANDS)).isEqualTo(3);
        assertThatThrownBy(() -> owner.replay(LogName.COMMANDS, 1).poll(Duration.ZERO))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void compactsToTheLastRecordOfEachKeyAndKeepsTheOffsets() {
        owner.fence();
        owner.commit(transaction(1, key("a"), key("b"), key("a")));
        log.compact(LogName.KEYS);

        assertThat(log.committed(LogName.KEYS)).extracting(Incoming::offset).containsExactly(1L, 2L);
        assertThat(log.end(LogName.KEYS)).isEqualTo(4);
    }

    @Test
    void isAnotherLogOnceItIsMadeAnew() {
        owner.fence();
        owner.commit(transaction(1, event("a")));
        var id = owner.topicId(LogName.EVENTS);
        log.recreate(LogName.EVENTS);

        assertThat(owner.topicId(LogName.EVENTS)).isNotEqualTo(id);
        assertThat(owner.end(LogName.EVENTS)).isZero();
        assertThat(owner.decided()).hasValue(1);
    }

    @Test
    void abortsATransactionThatTakesTooLongAndShutsItsOwnerOut() {
        owner.fence();
        moments.at(Moment.BEFORE_COMMIT, log::timeOutTransaction);

        assertThatThrownBy(() -> owner.commit(transaction(1, event("a")))).isInstanceOf(FencedException.class);
        assertThat(log.committed(LogName.EVENTS)).isEmpty();
        owner.fence();
        assertThat(owner.commit(transaction(1, event("a")))).containsExactly(2);
    }

    @Test
    void isNotAskedForPositionsBeforeFencingNorDuringATransaction() {
        assertThatThrownBy(owner::decided).isInstanceOf(AssertionError.class);
        owner.fence();
        moments.at(
                Moment.BEFORE_COMMIT, () -> assertThatThrownBy(owner::decided).isInstanceOf(KafkaException.class));
        owner.commit(transaction(1, event("a")));

        assertThat(moments.clear()).isFalse();
    }

    private static List<String> readAll(PartitionLog.Replay replay) {
        var keys = new ArrayList<String>();
        for (var i = 0; i < 10; i++) {
            replay.poll(Duration.ZERO).forEach(read -> keys.add(read.key()));
        }
        return keys;
    }

    private static Transaction transaction(long decided, Outgoing... records) {
        return new Transaction(List.of(records), decided, Map.of());
    }

    private static Outgoing event(String key) {
        return new Outgoing(LogName.EVENTS, key, new byte[0], new RecordHeaders());
    }

    private static Outgoing answer(String key) {
        return new Outgoing(LogName.ANSWERS, key, new byte[0], new RecordHeaders());
    }

    private static Outgoing key(String key) {
        return new Outgoing(LogName.KEYS, key, new byte[0], new RecordHeaders());
    }
}
