package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/** Safety rule 1, whatever else has failed: help is never delayed, rationed or faked. */
class HelpIT {

    private static final String HELP = "/journal/v1/help?country=DE";
    private static final String CHECK_INS = "/journal/v1/check-ins?country=DE";
    private static final String NOT_SAFE = "{\"kind\":\"safety\",\"safety\":\"not-safe\"}";

    /** Shorter than in production only so that the test is short. */
    private static final Map<String, String> SHORT_WAIT = Map.of("rebound.http.wait", "2s");

    /** A process under way answers from memory; this is for a slow machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private LocalStack stack;

    @BeforeEach
    void start() {
        stack = LocalStack.start(folder);
        Assumptions.assumeTrue(stack.ownsDatabase());
    }

    @AfterEach
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void isThereFromTheStartWithoutBrokerAndDatabase() {
        stack.killBroker();
        stack.killDatabase();
        var journal = stack.startService("journal", 0, SHORT_WAIT);

        // As soon as anybody is there to ask.
        await().atMost(PATIENCE).untilAsserted(() -> assertHelp(journal));
        assertThat(Health.of(journal).isDown()).isTrue();
        // Nobody can say what became of the check-in, and the help is there.
        var checkIn = Person.of(stack, "maria").post(journal, CHECK_INS, NOT_SAFE, "not-safe");
        assertThat(checkIn.status()).as(checkIn.toString()).isEqualTo(503);
        assertThat(checkIn.json().at("/help/lines/0/name").asText()).isEqualTo("TelefonSeelsorge");
    }

    @Test
    void staysWhenBrokerAndDatabaseGo() {
        var journal = stack.startService("journal", 0, SHORT_WAIT);
        Health.awaitServing(journal);
        stack.killDatabase();
        stack.killBroker();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Health.of(journal).isDown()).isTrue());

        for (var i = 0; i < 100; i++) {
            assertHelp(journal);
        }
    }

    @Test
    void comesWithACheckInThatIsNotDecidedYet() {
        var journal = stack.startService("journal", 0, SHORT_WAIT);
        Health.awaitServing(journal);
        stack.killDatabase();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Health.ofProjection(journal).isDown()).isTrue());

        var checkIn = Person.of(stack, "maria").post(journal, CHECK_INS, NOT_SAFE, "not-safe");
        assertThat(checkIn.status()).as(checkIn.toString()).isEqualTo(202);
        assertThat(checkIn.json().path("status").asText()).isEqualTo("pending");
        assertThat(checkIn.json().at("/help/country").asText()).isEqualTo("DE");
    }

    private static void assertHelp(ServiceProcess journal) {
        var asked = System.nanoTime();
        var help = new Person("nobody", "none").get(journal, HELP);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
        assertThat(help.status()).as(help.toString()).isEqualTo(200);
        assertThat(help.json().at("/lines/0/name").asText()).isEqualTo("TelefonSeelsorge");
        assertThat(help.json().at("/lines/0/reviewedAt").asText()).isNotEmpty();
        assertThat(help.json().path("fallback").asBoolean()).isFalse();
    }
}
