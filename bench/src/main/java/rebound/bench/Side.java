package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the two things that are compared: where to send a write, and what says that it is done. Both are sent the same
 * requests. Remembers what it was answered. Thread-safe.
 */
final class Side {

    /** Some five hundred bytes of JSON. */
    private static final String BODY = """
            {"text":"Page %d. The talk went badly: I lost the thread after ten minutes and could not find it again. \
            Two people said afterwards that they had liked the first half. I notice that I keep only the second half. \
            Next time I bring one page with five words on it, and I ask somebody I trust to sit in the first row.",\
            "mood":{"valence":-0.4,"energy":0.2},"tags":["work","talk"],"zone":"Europe/Berlin"}""";

    /** The path of a person's entries, at journal-service and at what is like it. */
    static final String ENTRIES = "/journal/v1/entries";

    /** What a write is known by afterwards. */
    interface Known {

        /** By the id in the {@code Location} of the answer. */
        Known BY_LOCATION = (key, answer) -> answer.header("location").replaceFirst("^.*/", "");

        /** By its idempotency key. */
        Known BY_KEY = (key, answer) -> key;

        String id(String key, KeepAliveConnection answer);
    }

    /** A write and its idempotency key. */
    record Request(String key, byte[] bytes) {}

    private final String name;
    private final int port;
    private final int done;
    private final Known known;
    private final List<byte[]> heads;
    private final AtomicLong number;
    private final Set<String> acknowledged;

    /**
     * @param done the status of a write that was carried out
     * @param tokens of the people who write, in turn
     */
    Side(String name, int port, String path, int done, Known known, List<String> tokens) {
        this(
                name,
                port,
                done,
                known,
                tokens.stream()
                        .map(token -> """
                                POST %s HTTP/1.1\r
                                Host: 127.0.0.1\r
                                Authorization: Bearer %s\r
                                Content-Type: application/json\r
                                """.formatted(path, token).getBytes(StandardCharsets.US_ASCII))
                        .toList(),
                new AtomicLong(),
                ConcurrentHashMap.newKeySet());
    }

    private Side(
            String name,
            int port,
            int done,
            Known known,
            List<byte[]> heads,
            AtomicLong number,
            Set<String> acknowledged) {
        this.name = name;
        this.port = port;
        this.done = done;
        this.known = known;
        this.heads = heads;
        this.number = number;
        this.acknowledged = acknowledged;
    }

    /** The same, told apart from another. */
    Side named(String otherName) {
        return new Side(otherName, port, done, known, heads, number, acknowledged);
    }

    /** The same people, sending to another instance; what it is answered is remembered here too. */
    Side at(int otherPort) {
        return new Side(name, otherPort, done, known, heads, number, acknowledged);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** The next request: the next person's, with a key that was never used before. */
    Request nextRequest() {
        var count = number.getAndIncrement();
        return request(count, heads.get((int) (count % heads.size())));
    }

    /** The next request of a certain person. */
    Request nextRequestOf(int person) {
        return request(number.getAndIncrement(), heads.get(person));
    }

    private static Request request(long count, byte[] head) {
        var body = BODY.formatted(count);
        var key = "bench-" + count;
        var rest = "Idempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(key, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[head.length + rest.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(rest, 0, bytes, head.length, rest.length);
        return new Request(key, bytes);
    }

    /** Whether that is the answer to a write that was carried out; then it is remembered. */
    boolean isDone(Request request, int status, KeepAliveConnection answer) {
        if (status != done) {
            return false;
        }
        acknowledged.add(idOf(request, answer));
        return true;
    }

    /** What a write that was carried out is known by. */
    String idOf(Request request, KeepAliveConnection answer) {
        return known.id(request.key(), answer);
    }

    /** The ids of all writes that were answered as done. */
    Set<String> acknowledged() {
        return acknowledged;
    }
}
