package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static rebound.servicekit.http.Notes.BASE;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.as;
import static rebound.servicekit.http.Notes.assertProblem;
import static rebound.servicekit.http.Notes.writing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rebound.servicekit.TestKeys;
import rebound.servicekit.Tokens;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.EngineInMemory.Mood;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.EventStream;

@QuarkusTest
@WithTestResource(TestKeys.class)
class ChangeStreamTest {

    private static final String STREAM = BASE + "/changes/stream";
    private static final String TICKETS = BASE + "/changes/tickets";

    @Inject
    EngineInMemory engine;

    private final String maria = "maria-" + UUID.randomUUID();

    @AfterEach
    void calmDown() {
        engine.calmDown();
    }

    @Test
    void tells_what_there_is_and_then_what_comes() {
        writing(maria, "a").post(NOTES);
        try (var events = open()) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.header("Content-Type")).startsWith("text/event-stream");
            assertThat(events.header("Cache-Control")).isEqualTo("private, no-store");
            var first = events.next();
            assertThat(first.name()).isEqualTo("change");
            assertThat(first.data().at("/op").asText()).isEqualTo("created");
            assertThat(first.data().at("/resource/text").asText()).isEqualTo("a");

            var location = writing(maria, "b").post(NOTES).header("Location");
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("b");
            as(maria).delete(location).then().statusCode(204);
            var deleted = events.next().data();
            assertThat(deleted.at("/op").asText()).isEqualTo("deleted");
            assertThat(deleted.has("resource")).isFalse();

            writing("somebody-else", "c").post(NOTES);
            assertThat(events.isQuiet()).isTrue();
        }
    }

    @Test
    void goes_on_after_the_last_event_that_was_seen() {
        writing(maria, "a").post(NOTES);
        writing(maria, "b").post(NOTES);
        var start = as(maria).get(BASE + "/changes?limit=1").<String>path("next");
        String seen;
        try (var events = EventStream.open(STREAM + "?after=" + start, "Authorization", bearer())) {
            var event = events.next();
            assertThat(event.data().at("/resource/text").asText()).isEqualTo("b");
            seen = event.id();
        }
        writing(maria, "c").post(NOTES);
        // As a browser does it: the address is the same.
        try (var events =
                EventStream.open(STREAM + "?after=" + start, "Authorization", bearer(), "Last-Event-ID", seen)) {
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("c");
            assertThat(events.isQuiet()).isTrue();
        }
        as(maria)
                .queryParam("after", seen)
                .get(BASE + "/changes")
                .then()
                .body("items.resource.text", equalTo(List.of("c")));
    }

    @Test
    void reads_on_until_the_documents_hold_what_was_told() {
        writing(maria, "a").post(NOTES);
        try (var events = open()) {
            events.next();
            engine.mood = Mood.IS_REBUILDING;
            writing(maria, "b").post(NOTES).then().statusCode(202);
            assertThat(events.isQuiet()).isTrue();
            engine.mood = Mood.ANSWERS;
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("b");
        }
    }

    @Test
    void takes_an_id_of_its_own_only() {
        assertProblem(
                as(maria)
                        .header("Last-Event-ID", "x")
                        .get(STREAM)
                        .then()
                        .body("errors[0].header", equalTo("Last-Event-ID")),
                ProblemType.INVALID_REQUEST);
        assertProblem(
                as(maria).get(STREAM + "?after=x").then().body("errors[0].parameter", equalTo("after")),
                ProblemType.INVALID_REQUEST);
    }

    @Test
    void ends_with_its_token() {
        var token = Tokens.with(maria, Map.of("exp", Instant.now().getEpochSecond() + 2));
        try (var events = EventStream.open(STREAM, "Authorization", "Bearer " + token)) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.ends(5_000)).isTrue();
        }
    }

    @Test
    void is_one_of_five() {
        var open = new ArrayList<EventStream>();
        try {
            for (var i = 0; i < 5; i++) {
                open.add(open());
                assertThat(open.getLast().status()).isEqualTo(200);
            }
            assertProblem(
                    as(maria).get(STREAM).then().header("Retry-After", equalTo("15")), ProblemType.TOO_MANY_STREAMS);
            try (var others = EventStream.open(STREAM, "Authorization", "Bearer " + Tokens.of("somebody-else"))) {
                assertThat(others.status()).isEqualTo(200);
            }
            open.removeFirst().close();
            await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
                open.add(open());
                assertThat(open.removeLast().status()).isEqualTo(200);
            });
        } finally {
            open.forEach(EventStream::close);
        }
    }

    @Test
    void is_not_opened_by_who_asks_for_its_headers_only() {
        for (var i = 0; i < 6; i++) {
            as(maria).head(STREAM).then().statusCode(200);
        }
    }

    @Test
    void can_be_opened_with_a_ticket_once() {
        writing(maria, "a").post(NOTES);
        var bought = as(maria).post(TICKETS).then().statusCode(201).extract();
        assertThat(Instant.parse(bought.path("expiresAt")))
                .isBetween(Instant.now().plusSeconds(20), Instant.now().plusSeconds(30));
        var ticket = bought.<String>path("ticket");
        try (var events = EventStream.open(STREAM + "?ticket=" + ticket)) {
            assertThat(events.next().data().at("/resource/text").asText()).isEqualTo("a");
        }
        assertProblem(
                given().get(STREAM + "?ticket=" + ticket)
                        .then()
                        .header("WWW-Authenticate", containsString("invalid_token")),
                ProblemType.UNAUTHENTICATED);
    }

    @Test
    void a_ticket_opens_nothing_else_and_cannot_be_made_up() {
        var ticket = as(maria).post(TICKETS).<String>path("ticket");
        assertProblem(given().get(BASE + "/changes?ticket=" + ticket).then(), ProblemType.UNAUTHENTICATED);
        assertProblem(given().get(NOTES + "?ticket=" + ticket).then(), ProblemType.UNAUTHENTICATED);
        assertProblem(given().get(STREAM + "?ticket=" + ticket.substring(1)).then(), ProblemType.UNAUTHENTICATED);
        assertProblem(given().get(STREAM + "?ticket=").then(), ProblemType.UNAUTHENTICATED);
        assertProblem(given().get(STREAM).then(), ProblemType.UNAUTHENTICATED);
    }

    @Test
    void a_ticket_needs_the_scope_for_reading() {
        var reads = Tokens.with(maria, Map.of("scope", "note:read"));
        given().auth().oauth2(reads).post(TICKETS).then().statusCode(201);
        var writes = Tokens.with(maria, Map.of("scope", "note:write"));
        assertProblem(given().auth().oauth2(writes).post(TICKETS).then(), ProblemType.INSUFFICIENT_SCOPE);
    }

    @Test
    void ends_with_the_token_that_its_ticket_was_bought_with() {
        var token = Tokens.with(maria, Map.of("exp", Instant.now().getEpochSecond() + 2));
        var ticket = given().auth().oauth2(token).post(TICKETS).<String>path("ticket");
        try (var events = EventStream.open(STREAM + "?ticket=" + ticket)) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.ends(5_000)).isTrue();
        }
    }

    private EventStream open() {
        return EventStream.open(STREAM, "Authorization", bearer());
    }

    private String bearer() {
        return "Bearer " + Tokens.of(maria);
    }
}
