package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the two things that are compared: where to send a write, and what says that it is done. Both are sent the same
 * requests. Thread-safe.
 */
final class Side {

    /** Some five hundred bytes of JSON. */
    private static final String BODY = """
            {"text":"Page %d. The talk went badly: I lost the thread after ten minutes and could not find it again. \
            Two people said afterwards that they had liked the first half. I notice that I keep only the second half. \
            Next time I bring one page with five words on it, and I ask somebody I trust to sit in the first row.",\
            "mood":{"valence":-0.4,"energy":0.2},"tags":["work","talk"],"zone":"Europe/Berlin"}""";

    private final String name;
    private final int port;
    private final int done;
    private final List<byte[]> heads;
    private final AtomicLong number = new AtomicLong();

    /**
     * @param done the status of a write that was carried out
     * @param tokens of the people who write, in turn
     */
    Side(String name, int port, String path, int done, List<String> tokens) {
        this.name = name;
        this.port = port;
        this.done = done;
        this.heads = tokens.stream()
                .map(token -> """
                        POST %s HTTP/1.1\r
                        Host: 127.0.0.1:%d\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        """.formatted(path, port, token).getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    int done() {
        return done;
    }

    /** The next request: the next person's, with a key that was never used before. */
    byte[] nextRequest() {
        var count = number.getAndIncrement();
        var head = heads.get((int) (count % heads.size()));
        var body = BODY.formatted(count);
        var rest = "Idempotency-Key: bench-%d\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(count, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + rest.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(rest, 0, request, head.length, rest.length);
        return request;
    }
}
