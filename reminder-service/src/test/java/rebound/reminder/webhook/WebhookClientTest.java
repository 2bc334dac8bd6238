package rebound.reminder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {

    private static final byte[] BODY = "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private WebhookClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        client = client(address());
    }

    @AfterEach
    void stop() {
        end.countDown();
        client.close();
        server.stop(0);
    }

    private static WebhookClient client(String... allowed) {
        return new WebhookClient(
                new AllowList(Set.of(allowed)), SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(2), 10);
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private URI url(String path) {
        return URI.create("http://" + address() + path);
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private void answer(String path, Answering answering) {
        server.createContext(path, exchange -> {
            connections.incrementAndGet();
            try (exchange) {
                answering.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private WebhookClient.Result post(URI url) throws InterruptedException {
        return client.post(url, Map.of("webhook-id", "17"), BODY);
    }

    @Test
    void what_is_posted_arrives_as_it_is() throws InterruptedException {
        answer("/", exchange -> {
            var asExpected = exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().toString().equals("/hook?key=1")
                    && "17".equals(exchange.getRequestHeaders().getFirst("webhook-id"))
                    && exchange.getRequestHeaders().getFirst("Content-Type").startsWith("application/json")
                    && new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                            .equals("{\"a\":\"ü\"}");
            exchange.sendResponseHeaders(asExpected ? 204 : 400, -1);
        });
        var result = post(url("/hook?key=1"));
        assertThat(result.status()).isEqualTo(204);
        assertThat(result.problem()).isNull();
    }

    /** Not even to where it was allowed to go in the first place. */
    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void no_redirect_is_followed(int status) throws InterruptedException {
        answer("/", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/elsewhere").toString());
            exchange.sendResponseHeaders(status, -1);
        });
        assertThat(post(url("/")).status()).isEqualTo(status);
        assertThat(connections).hasValue(1);
    }

    @Test
    void nothing_is_tried_twice() throws InterruptedException {
        answer("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(post(url("/busy")).status()).isEqualTo(503);
        assertThat(connections).hasValue(1);
    }

    @Test
    void an_endless_answer_is_cut_off() throws InterruptedException {
        answer("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var some = new byte[1_000];
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(some);
            }
        });
        var result = post(url("/"));
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.millis()).isLessThan(1_900);
    }

    @Test
    void who_says_nothing_is_not_waited_for() throws InterruptedException {
        answer("/", exchange -> end.await());
        assertThat(post(url("/")).problem()).isEqualTo("time-out");
    }

    @Test
    void who_talks_too_slowly_is_not_waited_for_either() throws IOException, InterruptedException {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "127.0.0.1:" + slow.getLocalPort();
            client.close();
            client = client(address);
            Thread.ofVirtual().start(() -> drip(slow));
            var result = post(URI.create("http://" + address + "/"));
            assertThat(result.problem()).isEqualTo("time-out");
            assertThat(result.millis()).isBetween(1_900L, 5_000L);
        }
    }

    /** A header that never ends, byte by byte. */
    private void drip(ServerSocket from) {
        try (var socket = from.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (!end.await(100, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException expected) {
            // The other side hung up.
        }
    }

    @Test
    void nothing_is_connected_to_that_is_neither_public_nor_allowed() throws InterruptedException {
        answer("/", exchange -> exchange.sendResponseHeaders(204, -1));
        client.close();
        client = client("localhost:1", "127.0.0.1:1");
        var port = server.getAddress().getPort();
        for (var host : new String[] {
            "127.0.0.1",
            "127.255.255.254",
            "localhost",
            "localhost.",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a9fe:a9fe]",
            "[64:ff9b::7f00:1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "169.254.169.254",
            "127.1",
            "2130706433",
            "0x7f000001",
            "017700000001",
            "8.8.8.8@127.0.0.1",
            "localhost:1@127.0.0.1"
        }) {
            var result = post(URI.create("http://" + host + ":" + port + "/"));
            assertThat(result.status()).as(host).isNull();
            assertThat(result.problem()).as(host).isIn("not-allowed", "unreachable");
        }
        assertThat(post(url("/")).problem()).isEqualTo("not-allowed");
        assertThat(connections).hasValue(0);
    }

    @Test
    void a_name_is_resolved_once_and_what_it_meant_then_is_connected_to() throws InterruptedException {
        answer("/", exchange -> exchange.sendResponseHeaders(204, -1));
        var asked = new AtomicInteger();
        client.close();
        // Public when it is looked at, and local afterwards: TEST-NET is not public, so a public address that nobody
        // has.
        client = new WebhookClient(new AllowList(Set.of()), new Rebinding(asked), Duration.ofMillis(500), 10);
        var result = post(URI.create("http://app.example:" + server.getAddress().getPort() + "/"));
        assertThat(result.status()).isNull();
        assertThat(asked).hasValue(1);
        assertThat(connections).hasValue(0);
    }

    @Test
    void a_name_that_changes_between_two_attempts_is_judged_again() throws InterruptedException {
        answer("/", exchange -> exchange.sendResponseHeaders(204, -1));
        client.close();
        client = new WebhookClient(
                new AllowList(Set.of()), new Rebinding(new AtomicInteger()), Duration.ofMillis(500), 10);
        var url = URI.create("http://app.example:" + server.getAddress().getPort() + "/");
        post(url);
        assertThat(post(url).problem()).isEqualTo("not-allowed");
        assertThat(connections).hasValue(0);
    }

    private record Rebinding(AtomicInteger asked) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "192.31.196.1" : "127.0.0.1")
            };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    void what_is_not_there_or_speaks_no_tls_is_named() throws IOException, InterruptedException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "127.0.0.1:" + plain.getLocalPort();
            client.close();
            client = client("127.0.0.1:" + free, address);
            assertThat(post(URI.create("http://127.0.0.1:" + free + "/")).problem())
                    .isEqualTo("unreachable");
            Thread.ofVirtual().start(() -> drip(plain));
            assertThat(post(URI.create("https://" + address + "/")).problem()).isEqualTo("tls");
        }
    }
}
