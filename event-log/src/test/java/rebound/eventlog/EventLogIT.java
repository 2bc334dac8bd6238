package rebound.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rebound.eventlog.CommandGateway.Outcome;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.testkit.Keysets;
import rebound.eventlog.testkit.Note;
import rebound.local.LocalStack;

/** The whole engine on a real broker and a real database process. */
class EventLogIT {

    private static final Duration WAIT = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    static LocalStack stack;
    static EventLog log;
    static final String KEK = Keysets.aead();
    static final String COMMANDS = Keysets.aead();
    static final Identity IDENTITY = Identity.of(Keysets.mac());

    @BeforeAll
    static void start() {
        stack = LocalStack.start(folder);
        log = engine();
        await().atMost(Duration.ofSeconds(30)).until(() -> log.health().owned().stream()
                        .filter(partition -> partition.phase().equals("ACTIVE"))
                        .count()
                == LocalStack.PARTITIONS);
    }

    @AfterAll
    static void stop() {
        log.close();
        stack.close();
    }

    static EventLog engine() {
        return EventLog.start(
                new EventLogSettings(
                        stack.bootstrapServers(),
                        LocalStack.PARTITIONS,
                        (short) 1,
                        true,
                        stack.mongoUri(),
                        stack.mongoDatabase("testing"),
                        KEK,
                        COMMANDS,
                        IDENTITY,
                        UUID.randomUUID().toString(),
                        Duration.ofSeconds(5),
                        Map.of()),
                Note.model(),
                new EventLogMetrics() {});
    }

    static Command<Note.Command> command(AggregateId note, Note.Command body) {
        var id = UUID.randomUUID().toString();
        return new Command<>(
                id, note, Command.ANY_VERSION, Instant.now(), "f", Cause.request(id), log.replica(), body);
    }

    static AggregateId note() {
        return new AggregateId(
                UUID.randomUUID().toString(), "note", UUID.randomUUID().toString());
    }

    @Test
    void aCommandIsDecidedAndCanBeRead() {
        var note = note();
        var outcome = log.commands().submit(command(note, new Note.Command.Write(Private.of("hello"))), WAIT);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().outcome()).isEqualTo(Answer.Outcome.ACCEPTED);
            assertThat(answered.answer().version()).isEqualTo(1);
        });
        assertThat(log.reader().state(Note.TYPE, note.userId(), note.id()))
                .hasValueSatisfying(
                        stored -> assertThat(((Note.Kept) stored.state()).text().value())
                                .isEqualTo("hello\n"));
        assertThat(log.reader().view(Note.TOTALS, note.userId(), "totals")).contains(new Note.Totals(1, 0));
    }

    @Test
    void latency() {
        var note = note();
        for (var round = 0; round < 6; round++) {
            var nanos = new long[100];
            for (var i = 0; i < nanos.length; i++) {
                var started = System.nanoTime();
                log.commands().submit(command(note(), new Note.Command.Write(Private.of("hello"))), WAIT);
                nanos[i] = System.nanoTime() - started;
            }
            java.util.Arrays.sort(nanos);
            System.out.printf("p50 %.2f ms p99 %.2f ms%n", nanos[50] / 1e6, nanos[98] / 1e6);
        }
        assertThat(note).isNotNull();
    }
}
