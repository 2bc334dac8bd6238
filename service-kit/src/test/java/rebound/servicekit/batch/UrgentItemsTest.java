package rebound.servicekit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.TestKeys;
import rebound.servicekit.batch.BatchResource.Answer;
import rebound.servicekit.batch.BatchResource.Batch;
import rebound.servicekit.batch.BatchResource.Item;
import rebound.servicekit.note.UrgentNotes;
import rebound.servicekit.read.Links;
import rebound.servicekit.security.Caller;

class UrgentItemsTest {

    private static final Item PLAIN = item("/notes");
    private static final Item URGENT = item("/notes?urgent=true");

    private final Loop loop = new Loop();

    @Test
    void isSentAfterWhatWasNotCarriedOut() {
        loop.statuses.addAll(List.of(400, 201));
        assertThat(send("stop", PLAIN, PLAIN, URGENT))
                .extracting(Answer::status)
                .containsExactly(400, 424, 201);
        assertThat(loop.sent).containsExactly("/note/v1/notes", "/note/v1/notes?urgent=true");
    }

    @Test
    void nothingIsWaitedForInItsBatch() {
        loop.statuses.addAll(List.of(201, 429));
        assertThat(send("stop", URGENT, PLAIN)).extracting(Answer::status).containsExactly(201, 429);
    }

    @Test
    void otherBatchesAreWaitedFor() {
        loop.statuses.addAll(List.of(429, 201));
        assertThat(send("stop", PLAIN)).extracting(Answer::status).containsExactly(201);
    }

    @Test
    void carriesItsMembersIfNobodyKnowsWhatBecameOfIt() {
        loop.statuses.addAll(List.of(Loop.LOST, Loop.LOST));
        assertThat(send("continue", PLAIN, URGENT))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503))
                .extracting(answer ->
                        Objects.requireNonNull(answer.body()).path("help").asText("none"))
                .containsExactly("none", "in de");
    }

    /** What an answer has room for is no reason to leave it out. */
    @Test
    void isSentThoughTheAnswerIsLarge() {
        loop.size = 9 * 1024 * 1024;
        loop.statuses.addAll(List.of(201, 201));
        assertThat(send("stop", PLAIN, URGENT, PLAIN))
                .extracting(Answer::status)
                .containsExactly(201, 201, 429);
    }

    private List<Answer> send(String onError, Item... items) {
        var resource = new BatchResource(
                loop,
                new Links("/note/v1"),
                Identity.of(Objects.requireNonNull(new TestKeys().start().get("rebound.keys.identity"))),
                new Caller(),
                new UrgentNotes(),
                only(HttpHeaders.class, Map.of("getHeaderString", "de", "getRequestHeader", List.of())),
                only(
                        RoutingContext.class,
                        Map.of(
                                "request",
                                only(
                                        HttpServerRequest.class,
                                        Map.of("localAddress", SocketAddress.inetSocketAddress(1, "localhost"))),
                                "response",
                                only(
                                        HttpServerResponse.class,
                                        Map.of("headers", MultiMap.caseInsensitiveMultiMap())))));
        return resource.carryOut(new Batch(List.of(items), onError)).items();
    }

    private static Item item(String path) {
        return new Item("key", "POST", path, null, null, null);
    }

    /** What is asked of it is answered with what is given by the method's name. */
    private static <T> T only(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.get(method.getName())));
    }

    /** Answers each request with the next of the statuses. */
    private static final class Loop extends Loopback {

        private static final int LOST = 0;

        private final Deque<Integer> statuses = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private int size;

        Loop() {
            super(new ObjectMapper());
        }

        @Override
        Answer send(SocketAddress to, String method, String path, Map<String, String> headers, @Nullable JsonNode body)
                throws IOException {
            sent.add(path);
            var status = statuses.removeFirst();
            if (status == LOST) {
                throw new IOException("Lost");
            }
            return new Answer(
                    status,
                    java.net.http.HttpHeaders.of(Map.of("Retry-After", List.of("1")), (_, _) -> true),
                    null,
                    size);
        }
    }
}
