package rebound.journal.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.EventStream;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** Changes, their stream and batches, on the real broker and with the limits of production. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class ChangesIT {

    private static final String CHANGES = "/journal/v1/changes";
    private static final String STREAM = CHANGES + "/stream";
    private static final String ENTRIES = "/journal/v1/entries";

    private final Person maria = Person.anyone();

    @Test
    void tell_what_was_written_and_what_was_deleted() {
        var first = write("a");
        write("b");
        var setback = maria.sends("{\"title\":\"Lost the match\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        var page = maria.asks()
                .get(CHANGES + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.type", equalTo(List.of("entry", "entry")))
                .body("items.op", equalTo(List.of("created", "created")))
                .body("items.resource.text", equalTo(List.of("a", "b")))
                .body("items[0].resource.links.self", equalTo(first));
        page = after(page.extract().path("next"))
                .body("items.type", equalTo(List.of("setback")))
                .body("items[0].resource.links.self", equalTo(setback));
        var known = page.extract().<String>path("next");
        page = after(known).body("items", empty());

        maria.asks().delete(first).then().statusCode(204);

        after(page.extract().path("next"))
                .body("items", hasSize(1))
                .body("items[0].op", equalTo("deleted"))
                .body("items[0].id", equalTo(first.substring(first.lastIndexOf('/') + 1)))
                .body("items[0].version", equalTo(2))
                .body("items[0].resource", nullValue());
        // Each thing once, where it changed last.
        maria.asks().get(CHANGES).then().body("items.op", equalTo(List.of("created", "created", "deleted")));
    }

    @Test
    void come_before_the_heartbeat_and_go_on_where_they_were() {
        var seen = "";
        try (var events = EventStream.open(STREAM, "Authorization", bearer())) {
            assertThat(events.status()).isEqualTo(200);
            // The first stream of a replica starts its tail, which then looks for what it has missed.
            write("a");
            assertThat(events.next(Duration.ofSeconds(10))
                            .data()
                            .at("/resource/text")
                            .asText())
                    .isEqualTo("a");
            for (var i = 0; i < 5; i++) {
                write("b" + i);
                var event = events.next();
                assertThat(event.name()).isEqualTo("change");
                assertThat(event.data().at("/resource/text").asText()).isEqualTo("b" + i);
                seen = event.id();
            }
            Person.anyone()
                    .sends("{\"text\":\"of somebody else\"}")
                    .post(ENTRIES)
                    .then()
                    .statusCode(201);
            assertThat(events.isQuiet()).isTrue();
        }
        write("c");
        try (var events = EventStream.open(STREAM, "Authorization", bearer(), "Last-Event-ID", seen)) {
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("c");
            write("d");
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("d");
        }
    }

    @Test
    void can_be_followed_with_a_ticket_once() {
        write("a");
        var ticket = maria.asks()
                .post(CHANGES + "/tickets")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("ticket");
        try (var events = EventStream.open(STREAM + "?ticket=" + ticket)) {
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("a");
        }
        assertProblem(given().get(STREAM + "?ticket=" + ticket), ProblemType.UNAUTHENTICATED);
    }

    @Test
    void a_full_batch_passes_and_can_be_repeated() {
        var items = IntStream.range(0, 100)
                .mapToObj(i -> "{\"method\":\"POST\",\"path\":\"/entries\",\"body\":{\"text\":\"%d\"}}".formatted(i))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        var key = UUID.randomUUID().toString();
        var first = maria.sends(key, items).post("/journal/v1/batch");
        first.then()
                .statusCode(200)
                .body("items", hasSize(100))
                .body("items.status", everyItem(equalTo(201)))
                .body("items[99].body.text", equalTo("99"));
        maria.sends(key, items)
                .post("/journal/v1/batch")
                .then()
                .statusCode(200)
                .body("items.headers.location", equalTo(first.path("items.headers.location")));
        maria.asks()
                .get(CHANGES + "?limit=200")
                .then()
                .body(
                        "items.resource.text",
                        equalTo(IntStream.range(0, 100)
                                .mapToObj(Integer::toString)
                                .toList()));
    }

    private ValidatableResponse after(String cursor) {
        return maria.asks().queryParam("after", cursor).get(CHANGES).then().statusCode(200);
    }

    private String write(String text) {
        return maria.sends("{\"text\":\"" + text + "\"}")
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private String bearer() {
        return "Bearer " + maria.token(Map.of());
    }
}
