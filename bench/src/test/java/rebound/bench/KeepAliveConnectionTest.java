package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepAliveConnectionTest {

    private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void readsOneResponseAfterTheOther() throws IOException {
        answer(
                List.of("HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\ncontent-length: 5\r\n\r\nfirst"),
                List.of("HTTP/1.1 204 No Content\r\n\r\n"),
                List.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        try (var connection = new KeepAliveConnection(server.getLocalPort())) {
            assertThat(connection.exchange(REQUEST)).isEqualTo(201);
            assertThat(connection.body()).isEqualTo("first");
            assertThat(connection.exchange(REQUEST)).isEqualTo(204);
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEmpty();
        }
    }

    @Test
    void readsAResponseThatComesInPieces() throws IOException {
        var large = "x".repeat(100_000);
        answer(List.of("HTTP/1.1 200 OK\r\nContent-Le", "ngth: 100000\r\n\r", "\n", large.substring(1), "x"));
        try (var connection = new KeepAliveConnection(server.getLocalPort())) {
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEqualTo(large);
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws IOException {
        answer(List.of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
        try (var connection = new KeepAliveConnection(server.getLocalPort())) {
            assertThatThrownBy(() -> connection.exchange(REQUEST)).hasMessageContaining("without a stated length");
        }
    }

    @Test
    void saysThatTheServerHasClosed() throws IOException {
        answer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfir"));
        try (var connection = new KeepAliveConnection(server.getLocalPort())) {
            assertThatThrownBy(() -> connection.exchange(REQUEST)).hasMessageContaining("closed");
        }
    }

    /** Answers the requests of one connection, each with these pieces, and closes it. */
    @SafeVarargs
    private void answer(List<String>... responses) {
        Thread.startVirtualThread(() -> {
            try (var socket = server.accept()) {
                socket.setTcpNoDelay(true);
                for (var pieces : responses) {
                    socket.getInputStream().readNBytes(REQUEST.length);
                    for (var piece : pieces) {
                        socket.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
                        socket.getOutputStream().flush();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
