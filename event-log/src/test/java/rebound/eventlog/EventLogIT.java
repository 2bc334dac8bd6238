package rebound.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rebound.eventlog.CommandGateway.Outcome;
import rebound.eventlog.CommandGateway.Status;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Model;
import rebound.eventlog.projection.Projection;
import rebound.eventlog.testkit.Keysets;
import rebound.eventlog.testkit.Note;
import rebound.local.LocalStack;

/** The whole engine on a real broker and a real database process. */
class EventLogIT {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration TAKE_OVER = Duration.ofSeconds(30);
    private static final Identity IDENTITY = Identity.of(Keysets.mac());
    private static final String KEY_ENCRYPTION = Keysets.aead();
    private static final String COMMANDS = Keysets.aead();

    /** The totals in their next version. */
    private static final Projection<Note.Totals> NEXT_TOTALS = new Projection<>() {
        @Override
        public String name() {
            return Note.TOTALS.name();
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public Class<Note.Totals> viewType() {
            return Note.TOTALS.viewType();
        }

        @Override
        public List<String> documents(Event<?> event) {
            return Note.TOTALS.documents(event);
        }

        @Override
        public Note.Totals evolve(Note.@Nullable Totals view, String document, Event<?> event) {
            return Note.TOTALS.evolve(view, document, event);
        }
    };

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static EventLog log;

    private final AggregateId note = new AggregateId(
            UUID.randomUUID().toString(), "note", UUID.randomUUID().toString());

    @BeforeAll
    static void start() {
        stack = LocalStack.start(folder);
        log = EventLog.start(settings(false), Note.model(), new EventLogMetrics() {}, InstantSource.system());
        await().atMost(TAKE_OVER)
                .until(() -> log.health().owned().stream()
                                .filter(partition -> partition.phase().equals("ACTIVE"))
                                .count()
                        == LocalStack.PARTITIONS);
    }

    private static EventLogSettings settings(boolean rebuilds) {
        return new EventLogSettings(
                stack.bootstrapServers(),
                LocalStack.PARTITIONS,
                (short) 1,
                true,
                stack.mongoUri(),
                stack.mongoDatabase("testing"),
                KEY_ENCRYPTION,
                COMMANDS,
                IDENTITY,
                UUID.randomUUID().toString(),
                Duration.ofSeconds(5),
                rebuilds,
                Map.of());
    }

    @AfterAll
    static void stop() {
        log.close();
        stack.close();
    }

    @Test
    void aCommandIsDecidedAndCanBeRead() {
        var answer = answer(write("hello"));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ACCEPTED);
        assertThat(answer.version()).isEqualTo(1);
        assertThat(text()).isEqualTo("hello\n");
        assertThat(totals()).isEqualTo(new Note.Totals(1, 0));
    }

    @Test
    void aRefusalIsAnAnswer() {
        var answer = answer(command(new Note.Command.Seal()));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.REFUSED);
        assertThat(answer.reason()).isEqualTo("nothing-to-seal");
        assertThat(log.reader().state(Note.TYPE, note.userId(), note.id())).isEmpty();
    }

    @Test
    void aRetryGetsTheAnswerOfTheFirstTry() {
        var command = write("once");

        var first = answer(command);
        var second = answer(command);

        assertThat(second).isEqualTo(first);
        assertThat(text()).isEqualTo("once\n");
        assertThat(log.commands().status(note.userId(), command.id(), first.commandsOffset()))
                .isEqualTo(new Status.Decided(first));
    }

    @Test
    void whoFollowsIsToldOfTheirOwnEventsAndFindsThem() {
        var told = new LinkedBlockingQueue<Long>();
        var othersTold = new LinkedBlockingQueue<Long>();
        try (var mine = log.tail().follow(note.userId(), told::add);
                var others = log.tail().follow("somebody else", othersTold::add)) {
            assertThat(mine).isNotEqualTo(others);
            // Whatever came before the tail was there is to be looked for.
            await().atMost(WAIT).until(() -> Long.valueOf(LiveTail.ANYTHING).equals(told.poll()));
            answer(write("hello"));

            await().atMost(WAIT).until(() -> !told.isEmpty());

            var changes = log.reader().changes(note.userId(), -1, 10);
            assertThat(changes.items()).singleElement().satisfies(changed -> {
                assertThat(changed.id()).isEqualTo(note);
                assertThat(told).containsExactly(changed.offset());
            });
            assertThat(log.reader().changes(note.userId(), changes.next(), 10).items())
                    .isEmpty();
            assertThat(othersTold).allMatch(offset -> offset == LiveTail.ANYTHING);
        }
        answer(write("unheard"));
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2)).until(() -> told.size() == 1);
    }

    @Test
    void aDatabaseThatIsDroppedUnderTheOwnerIsRebuiltBeforeTheNextDecision() {
        answer(write("before"));

        try (var mongo = MongoClients.create(stack.mongoUri())) {
            mongo.getDatabase(stack.mongoDatabase("testing")).drop();
        }

        // Nothing is decided on an absent document: the version counts on.
        assertThat(log.commands().submit(write("after"), TAKE_OVER))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.answer().version()).isEqualTo(2));
        assertThat(text()).isEqualTo("before\nafter\n");
        assertThat(totals()).isEqualTo(new Note.Totals(2, 0));
    }

    @Test
    void aRebuildBuildsBesideTheOwnersAndEnds() throws InterruptedException {
        answer(write("before"));
        var next = new Model("testing", 1, List.of(Note.TYPE), List.of(Note.TOTALS, NEXT_TOTALS), List.of());
        var rebuilt = new CountDownLatch(1);
        try (var rebuild = EventLog.start(settings(true), next, new EventLogMetrics() {}, InstantSource.system())) {
            rebuild.whenRebuilt(rebuilt::countDown);

            assertThat(rebuilt.await(TAKE_OVER.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(rebuild.health().owned())
                    .hasSize(LocalStack.PARTITIONS)
                    .allMatch(partition -> partition.phase().equals("REBUILT"));
            assertThat(rebuild.health().appendProblem()).contains("rebuilds");
            assertThat(rebuild.health().stuck()).isNull();
            assertThatThrownBy(() -> rebuild.commands().submit(write("to nobody"), WAIT))
                    .isInstanceOf(NotReadable.class);
            // Nobody keeps it yet.
            assertThatThrownBy(() -> rebuild.reader().view(NEXT_TOTALS, note.userId(), "totals"))
                    .isInstanceOf(NotReadable.class);
        }

        try (var mongo = MongoClients.create(stack.mongoUri())) {
            var totals = mongo.getDatabase(stack.mongoDatabase("testing")).getCollection("totals_v2");
            assertThat(totals.find(Filters.eq("_id", note.userId() + "/totals")).first())
                    .isNotNull();
        }
        assertThat(log.health().owned())
                .allMatch(partition -> partition.phase().equals("ACTIVE") && partition.problem() == null);
        answer(write("after"));
        assertThat(totals()).isEqualTo(new Note.Totals(2, 0));
    }

    private Command<Note.Command> write(String line) {
        return command(new Note.Command.Write(Private.of(line)));
    }

    private Command<Note.Command> command(Note.Command body) {
        var id = UUID.randomUUID().toString();
        return new Command<>(
                id, note, Command.ANY_VERSION, Instant.now(), "fingerprint", Cause.request(id), log.replica(), body);
    }

    private Answer answer(Command<?> command) {
        var outcome = log.commands().submit(command, WAIT);
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).answer();
    }

    private String text() {
        var stored = log.reader().state(Note.TYPE, note.userId(), note.id()).orElseThrow();
        return ((Note.Kept) stored.state()).text().value();
    }

    private Note.Totals totals() {
        return log.reader().view(Note.TOTALS, note.userId(), "totals").orElseThrow();
    }
}
