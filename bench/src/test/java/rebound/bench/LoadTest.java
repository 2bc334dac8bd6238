package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Side side;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        side = new Side(
                "test",
                server.getAddress().getPort(),
                Side.Command.post("/", 204, Side.Known.BY_KEY),
                List.of("a", "b"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aClosedLoopRemembersEveryWriteThatWasDone() {
        answer(() -> 204);
        var load = ClosedLoop.runUntil(side, 3, 50);
        assertThat(load.failures()).isEmpty();
        assertThat(load.done()).isBetween(50L, 53L);
        assertThat(side.acknowledged()).isEqualTo(seen).hasSize((int) load.done());
        assertThat(load.percentile(50)).isPositive().isLessThanOrEqualTo(load.percentile(99));
        assertThat(load.ownShare()).isPositive();
    }

    @Test
    void whatIsNotDoneIsAFailureAndNotRemembered() {
        answer(() -> requests.incrementAndGet() % 5 == 0 ? 429 : 204);
        var load = ClosedLoop.runUntil(side, 1, 20);
        assertThat(load.done()).isEqualTo(20);
        assertThat(load.failures())
                .hasEntrySatisfying("429 ", times -> assertThat(times).isEqualTo(4));
        assertThat(side.acknowledged()).hasSize(20);
    }

    /** All connections are held up by a stall; the requests that were due meanwhile are late, though each is answered at once. */
    @Test
    void anOpenLoopCountsFromTheMomentAtWhichARequestWasDue() {
        var all = new CountDownLatch(OpenLoop.CONNECTIONS);
        answer(() -> {
            if (requests.incrementAndGet() <= OpenLoop.CONNECTIONS) {
                all.countDown();
                await(all);
            }
            return 204;
        });
        // The first requests are answered only when the last of them has come: 31 intervals later.
        var load = OpenLoop.run(side, 100, Duration.ofSeconds(1));
        assertThat(load.failures()).isEmpty();
        assertThat(load.done()).isEqualTo(100);
        assertThat(load.percentile(100)).isGreaterThanOrEqualTo(300);
        assertThat(load.percentile(10)).isLessThan(load.percentile(100));
        assertThat(load.seconds()).isGreaterThanOrEqualTo(0.99);
    }

    private void answer(IntSupplier status) {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var answered = status.getAsInt();
            if (answered == 204) {
                seen.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            }
            exchange.sendResponseHeaders(answered, -1);
            exchange.close();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
