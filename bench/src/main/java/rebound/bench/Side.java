package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the two things that are compared: where to send a write, and what says that it is done. Both are sent the same
 * requests. Remembers what it was answered. Thread-safe.
 */
final class Side {

    /** Some five hundred bytes of JSON, with a word in the text. */
    private static final String BODY = """
            {"text":"Page %d. The talk went badly: I lost the thread after ten minutes and could not find it again. \
            Two people said afterwards that they had liked the first half. I notice that I keep only the second half. \
            Next time I bring one page with five words on it, %s, and I ask somebody I trust to sit in the first row.",\
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

    /**
     * A write.
     *
     * @param person whose it is: the number of the token
     * @param made before it was sent
     */
    record Request(int person, String key, Instant made, byte[] bytes) {}

    /** Hears of every answer, whatever it is. */
    interface Witness {

        /** Keeps nothing. */
        Witness NONE = (request, status, answer) -> {};

        void answered(Request request, int status, KeepAliveConnection answer);
    }

    private final String name;
    private final int port;
    private final int done;
    private final Known known;
    private final String word;
    private final Witness witness;
    private final List<byte[]> heads;
    private final AtomicLong number;
    private final Set<String> acknowledged;

    /**
     * @param done the status of a write that was carried out
     * @param tokens of the people who write, in turn
     */
    Side(String name, int port, String path, int done, Known known, List<String> tokens) {
        this(name, port, path, done, known, tokens, "in big type", Witness.NONE);
    }

    /** @param word that is in every text; as long as any other's, so that it makes no difference */
    Side(String name, int port, String path, int done, Known known, List<String> tokens, String word, Witness witness) {
        this(
                name,
                port,
                done,
                known,
                word,
                witness,
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
            String word,
            Witness witness,
            List<byte[]> heads,
            AtomicLong number,
            Set<String> acknowledged) {
        this.name = name;
        this.port = port;
        this.done = done;
        this.known = known;
        this.word = word;
        this.witness = witness;
        this.heads = heads;
        this.number = number;
        this.acknowledged = acknowledged;
    }

    /** The same, told apart from another. */
    Side named(String otherName) {
        return new Side(otherName, port, done, known, word, witness, heads, number, acknowledged);
    }

    /** The same people, sending to another instance; what it is answered is remembered here too. */
    Side at(int otherPort) {
        return new Side(name, otherPort, done, known, word, witness, heads, number, acknowledged);
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
        return request(count, (int) (count % heads.size()));
    }

    /** The next request of a certain person. */
    Request nextRequestOf(int person) {
        return request(number.getAndIncrement(), person);
    }

    /** A request that nobody can understand. */
    Request nonsense() {
        return request(number.getAndIncrement(), 0, "{");
    }

    private Request request(long count, int person) {
        return request(count, person, BODY.formatted(count, word));
    }

    private Request request(long count, int person, String body) {
        var made = Instant.now();
        var head = heads.get(person);
        var key = "bench-" + count;
        var rest = "Idempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(key, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[head.length + rest.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(rest, 0, bytes, head.length, rest.length);
        return new Request(person, key, made, bytes);
    }

    /** Whether that is the answer to a write that was carried out; then it is remembered. */
    boolean isDone(Request request, int status, KeepAliveConnection answer) {
        witness.answered(request, status, answer);
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
