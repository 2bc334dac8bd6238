package rebound.servicekit.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.LiveTail;
import rebound.eventlog.NotReadable;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.TestKeys;
import rebound.servicekit.json.StrictJson;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.EngineInMemory.Mood;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.security.Caller;

class ChangeStreamsTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final EngineInMemory engine = new EngineInMemory();
    private final ChangeFeed feed = new ChangeFeed(
            engine,
            new Cursors(
                    Identity.of(Objects.requireNonNull(new TestKeys().start().get("rebound.keys.identity"))),
                    new Caller()),
            List.of(new PlainNotes()));
    private final Instant until = Instant.now().plusSeconds(600);
    private ChangeStreams streams = streams(engine, NEVER);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        streams.closeAll();
    }

    @Test
    void a_stream_tells_what_there_is_and_what_comes() {
        PlainNotes.keep(engine, "maria", "a");
        start(out);
        awaitWritten("\"resource\":\"a\"");
        PlainNotes.keep(engine, "maria", "b");
        awaitWritten("\"resource\":\"b\"");
        assertThat(written())
                .startsWith("retry: 1000\n\nid: ")
                .contains("\nevent: change\ndata: {\"type\":\"note\",\"id\":\"")
                .endsWith("\"resource\":\"b\"}\n\n");
    }

    @Test
    void without_a_word_of_the_tail_it_looks_all_the_same_and_stays_open() {
        streams = streams((user, seen) -> () -> {}, OFTEN);
        start(out);
        awaitWritten("retry: 1000\n\n:\n\n:\n\n");
        PlainNotes.keep(engine, "maria", "a");
        awaitWritten("\"resource\":\"a\"");
    }

    @Test
    void what_was_told_is_read_as_soon_as_the_documents_hold_it() {
        var seen = new AtomicReference<LongConsumer>(offset -> {});
        streams = streams(
                (user, follower) -> {
                    seen.set(follower);
                    return () -> {};
                },
                NEVER);
        start(out);
        awaitWritten("retry");
        seen.get().accept(0);
        PlainNotes.keep(engine, "maria", "a");
        awaitWritten("\"resource\":\"a\"");
    }

    @Test
    void it_waits_while_the_documents_are_rebuilt() {
        start(out);
        awaitWritten("retry");
        engine.mood = Mood.IS_REBUILDING;
        PlainNotes.keep(engine, "maria", "a");
        engine.mood = Mood.ANSWERS;
        awaitWritten("\"resource\":\"a\"");

        engine.mood = Mood.IS_REBUILDING;
        assertThatThrownBy(() -> streams.open("maria", null, until)).isInstanceOf(NotReadable.class);
        assertThat(streams.count()).isEqualTo(1);
    }

    @Test
    void a_client_that_has_gone_is_forgotten() {
        start(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("gone");
            }
        });
        await().until(() -> streams.count() == 0);
    }

    @Test
    void a_stream_ends_with_its_token() {
        var stream = streams.open("maria", null, Instant.now().plusMillis(300));
        Thread.ofVirtual().start(() -> run(stream, out));
        awaitWritten("retry");
        await().until(() -> streams.count() == 0);
    }

    @Test
    void there_are_only_so_many() {
        var first = streams.open("maria", null, until);
        streams.open("maria", null, until);
        assertThat(refusal("maria")).isEqualTo(ProblemType.TOO_MANY_STREAMS.uri());
        streams.open("noor", null, until);
        assertThat(refusal("paul")).isEqualTo(ProblemType.UNAVAILABLE.uri());

        first.close();
        first.close();
        assertThat(streams.count()).isEqualTo(2);
        streams.open("paul", null, until);
        assertThat(refusal("maria")).isEqualTo(ProblemType.UNAVAILABLE.uri());
    }

    @Test
    void none_is_left_at_the_end() {
        start(out);
        awaitWritten("retry");
        streams.closeAll();
        await().until(() -> streams.count() == 0);
        assertThat(refusal("maria")).isEqualTo(ProblemType.UNAVAILABLE.uri());
    }

    private String refusal(String user) {
        return catchThrowableOfType(Problem.class, () -> streams.open(user, null, until))
                .body()
                .type();
    }

    private ChangeStreams streams(LiveTail tail, Duration heartbeat) {
        return new ChangeStreams(feed, tail, StrictJson.mapper(), 2, 3, heartbeat);
    }

    private void start(OutputStream to) {
        var stream = streams.open("maria", null, until);
        Thread.ofVirtual().start(() -> run(stream, to));
    }

    private static void run(ChangeStream stream, OutputStream to) {
        try {
            stream.write(to);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWritten(String text) {
        await().untilAsserted(() -> assertThat(written()).contains(text));
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
