package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * The broker or the database is not there: the service says so, keeps trying, and recovers by itself. A database that is lost
 * under it is F11 ({@code rebound.bench.faults.FaultsIT}).
 */
class OutageIT {

    /** Shorter than in production only so that the tests are short. */
    private static final Map<String, String> SHORT_WAIT = Map.of("rebound.http.wait", "2s");

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private LocalStack stack;

    @BeforeEach
    void start() {
        stack = LocalStack.start(folder);
    }

    @AfterEach
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void startsWithoutBrokerAndDatabaseAndComesUpAsTheyCome() {
        Assumptions.assumeTrue(stack.ownsDatabase());
        var maria = Person.of(stack, "maria");
        stack.killBroker();
        stack.killDatabase();
        var journal = stack.startService("journal", 0, SHORT_WAIT);

        eventually().untilAsserted(() -> {
            var health = Health.of(journal);
            assertThat(health.isDown()).as(health.toString()).isTrue();
            assertThat(health.data()).containsKey("problem").hasEntrySatisfying("database", OutageIT::isAProblem);
            assertThat(log(journal)).contains("Commands cannot be appended").contains("The database cannot be used");
        });
        assertUnknown(maria.post(journal, Person.ENTRIES, "{\"text\":\"nobody is there\"}", "early"), "early");
        assertUnreadable(maria.get(journal, Person.ENTRIES));
        assertThat(Health.of(journal).isDown()).isTrue();

        stack.startBroker();
        eventually().untilAsserted(() -> assertThat(Health.of(journal).isUp()).isTrue());
        assertThat(Health.of(journal).data()).doesNotContainKey("problem");
        assertThat(Health.of(journal).data()).hasEntrySatisfying("database", OutageIT::isAProblem);
        assertThat(Health.ofProjection(journal).isDown()).isTrue();
        assertUnreadable(maria.get(journal, Person.ENTRIES));
        var accepted = maria.post(journal, Person.ENTRIES, "{\"text\":\"nobody is there\"}", "early");
        assertPending(maria, journal, accepted);

        stack.startDatabase();
        var location = awaitDone(maria, journal, accepted);
        assertThat(maria.get(journal, location).json().path("text").asText()).isEqualTo("nobody is there");
        var again = maria.settledPost(journal, Person.ENTRIES, "{\"text\":\"nobody is there\"}", "early");
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(again.location()).isEqualTo(location);
        eventually().untilAsserted(() -> {
            assertThat(Health.of(journal).data()).containsEntry("database", "up");
            assertThat(Health.ofProjection(journal).isUp()).isTrue();
        });
        assertThat(log(journal)).contains("Commands can be appended").contains("The database can be used");
        assertThat(Log.checked(stack.bootstrapServers())).hasSize(1);
    }

    @Test
    void outlivesTheBrokerAndLosesNothing() {
        var maria = Person.of(stack, "maria");
        var journal = stack.startService("journal", 0, SHORT_WAIT);
        Health.awaitServing(journal);
        var first = created(maria, journal, "before");

        stack.killBroker();
        eventually().untilAsserted(() -> {
            var health = Health.of(journal);
            assertThat(health.isDown()).as(health.toString()).isTrue();
            assertThat(health.data()).containsKey("problem").containsEntry("database", "up");
        });
        assertThat(log(journal)).contains("Commands cannot be appended");
        assertUnknown(maria.post(journal, Person.ENTRIES, "{\"text\":\"during\"}", "during"), "during");
        assertThat(maria.get(journal, first.location()).body())
                .as("what is readable stays readable")
                .isEqualTo(first.body());

        stack.startBroker();
        eventually().untilAsserted(() -> assertThat(Health.of(journal).isUp()).isTrue());
        var retried = created(maria, journal, "during");
        var last = created(maria, journal, "after");
        assertThat(maria.get(journal, retried.location()).json().path("text").asText())
                .isEqualTo("during");
        assertThat(Log.checked(stack.bootstrapServers()))
                .extracting(OutsideEvent::aggregateId)
                .containsExactlyInAnyOrder(first.locatedId(), retried.locatedId(), last.locatedId());
    }

    private static Answer created(Person person, ServiceProcess journal, String text) {
        var answer = person.settledPost(journal, Person.ENTRIES, "{\"text\":\"" + text + "\"}", text);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    /** 202, and a link that says that it is not decided, or that this cannot be said now. */
    private static void assertPending(Person person, ServiceProcess journal, Answer accepted) {
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        assertThat(accepted.header("Retry-After")).isNotNull();
        var command = person.get(journal, accepted.location());
        if (command.status() == 200) {
            assertThat(command.json().path("status").asText()).isEqualTo("pending");
        } else {
            assertUnreadable(command);
        }
    }

    /** Where the resource is of a command that was answered with 202. */
    private static String awaitDone(Person person, ServiceProcess journal, Answer accepted) {
        var done = eventually()
                .until(
                        () -> person.get(journal, accepted.location()),
                        command -> command.status() == 200
                                && command.json().path("status").asText().equals("done"));
        return done.json().path("resource").asText();
    }

    private static void assertUnknown(Answer answer, String key) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().path("type").asText()).endsWith("outcome-unknown");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(answer.header("Idempotency-Key")).isEqualTo(key);
    }

    private static void assertUnreadable(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    private static void isAProblem(String database) {
        assertThat(database).isNotEqualTo("up").isNotBlank();
    }

    private static String log(ServiceProcess service) {
        try {
            return Files.readString(service.log());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }
}
