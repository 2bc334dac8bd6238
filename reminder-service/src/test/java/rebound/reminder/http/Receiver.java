package rebound.reminder.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server of several apps, each with a path of its own. */
final class Receiver implements AutoCloseable {

    /** A webhook as it came in. */
    record Received(HttpHeaders headers, String body) {

        String id() {
            return headers.firstValue("webhook-id").orElse("none");
        }
    }

    private final HttpServer server;
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Queue<Integer>> statuses = new ConcurrentHashMap<>();

    Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What it answers on that path, one after the other; 204 afterwards. */
    void answer(String path, Integer... inThisOrder) {
        statuses.put(path, new ConcurrentLinkedQueue<>(List.of(inThisOrder)));
    }

    List<Received> received(String path) {
        return received.getOrDefault(path, List.of());
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            received.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>()).add(new Received(headers, body));
            var next =
                    statuses.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
            exchange.sendResponseHeaders(next == null ? 204 : next, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
