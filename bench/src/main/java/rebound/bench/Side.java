package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * One of the two things that are compared: where to send a write, and what says that it is done. Both are sent the same
 * requests. Remembers what it was answered. Thread-safe.
 */
final class Side {

    /** Some five hundred bytes of JSON, with a word in the text. */
    private static final String ENTRY = """
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
     * What is asked for again and again.
     *
     * @param body of the request of that number; each asks for something else
     * @param done the status of a write that was carried out
     */
    record Command(String method, String path, LongFunction<String> body, int done, Known known) {

        /** Some five hundred bytes of JSON, an entry of a journal. */
        static Command post(String path, int done, Known known) {
            return post(path, done, known, "in big type");
        }

        /** @param word that is in every text; as long as any other's, so that it makes no difference */
        static Command post(String path, int done, Known known, String word) {
            return new Command("POST", path, number -> ENTRY.formatted(number, word), done, known);
        }
    }

    /**
     * A write.
     *
     * @param command what it is one of
     * @param person whose it is: the number of the token
     * @param made before it was sent
     */
    record Request(Command command, int person, String key, Instant made, byte[] bytes) {}

    /** Hears of every answer, whatever it is. */
    interface Witness {

        /** Keeps nothing. */
        Witness NONE = (request, status, answer) -> {};

        void answered(Request request, int status, KeepAliveConnection answer);
    }

    private final String name;
    private final int port;
    private final Command command;
    private final List<String> tokens;
    private final Witness witness;
    private final List<byte[]> heads;
    private final AtomicLong number;
    private final Set<String> acknowledged;

    /** @param tokens of the people who write, in turn */
    Side(String name, int port, Command command, List<String> tokens) {
        this(name, port, command, tokens, Witness.NONE);
    }

    Side(String name, int port, Command command, List<String> tokens, Witness witness) {
        this(name, port, command, tokens, witness, new AtomicLong(), ConcurrentHashMap.newKeySet());
    }

    private Side(
            String name,
            int port,
            Command command,
            List<String> tokens,
            Witness witness,
            AtomicLong number,
            Set<String> acknowledged) {
        this.name = name;
        this.port = port;
        this.command = command;
        this.tokens = tokens;
        this.witness = witness;
        this.heads = tokens.stream()
                .map(token ->
                        """
                        %s %s HTTP/1.1\r
                        Host: 127.0.0.1\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        """.formatted(command.method(), command.path(), token).getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.number = number;
        this.acknowledged = acknowledged;
    }

    /** The same, told apart from another. */
    Side named(String otherName) {
        return new Side(otherName, port, command, tokens, witness, number, acknowledged);
    }

    /** The same people, sending to another instance; what it is answered is remembered here too. */
    Side at(int otherPort) {
        return new Side(name, otherPort, command, tokens, witness, number, acknowledged);
    }

    /** The same people, asking for something else; what that is answered is remembered apart. */
    Side asking(Command other) {
        return new Side(name, port, other, tokens, witness, number, ConcurrentHashMap.newKeySet());
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
        return request(count, person, command.body().apply(count));
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
        return new Request(command, person, key, made, bytes);
    }

    /** Whether that is the answer to a write that was carried out; then it is remembered. */
    boolean isDone(Request request, int status, KeepAliveConnection answer) {
        witness.answered(request, status, answer);
        if (status != command.done()) {
            return false;
        }
        acknowledged.add(idOf(request, answer));
        return true;
    }

    /** What a write that was carried out is known by. */
    String idOf(Request request, KeepAliveConnection answer) {
        return command.known().id(request.key(), answer);
    }

    /** The ids of all writes that were answered as done. */
    Set<String> acknowledged() {
        return acknowledged;
    }
}
