package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.http.Notes.BASE;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.as;
import static rebound.servicekit.http.Notes.assertProblem;
import static rebound.servicekit.http.Notes.writing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.TestKeys;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.EngineInMemory.Mood;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;

@QuarkusTest
@WithTestResource(TestKeys.class)
class ChangesTest {

    private static final String CHANGES = BASE + "/changes";

    @Inject
    EngineInMemory engine;

    @Inject
    Cursors cursors;

    @Inject
    Identity identity;

    private final String maria = "maria-" + UUID.randomUUID();

    @AfterEach
    void calmDown() {
        engine.calmDown();
    }

    @Test
    void tell_each_thing_once_as_it_is_now() {
        var first = writing(maria, "a").post(NOTES).header("Location");
        var second = writing(maria, "b").post(NOTES).header("Location");
        var third = writing(maria, "c").post(NOTES).header("Location");
        writing(maria, "d").header("If-Match", "*").put(first).then().statusCode(200);
        as(maria).delete(second).then().statusCode(204);

        as(maria)
                .get(CHANGES)
                .then()
                .statusCode(200)
                .body("items.type", equalTo(List.of("note", "note", "note")))
                .body("items.id", equalTo(List.of(id(third), id(first), id(second))))
                .body("items.op", equalTo(List.of("created", "updated", "deleted")))
                .body("items.version", equalTo(List.of(1, 2, 2)))
                .body("items[0].resource.text", equalTo("c"))
                .body("items[0].resource.links.self", equalTo(third))
                .body("items[1].resource.text", equalTo("d"))
                .body("items[2].resource", nullValue());
    }

    @Test
    void go_on_where_one_was() {
        writing(maria, "a").post(NOTES);
        writing(maria, "b").post(NOTES);
        writing(maria, "c").post(NOTES);

        var page = as(maria).get(CHANGES + "?limit=2").then().body("items.resource.text", equalTo(List.of("a", "b")));
        var next = page.extract().<String>path("next");
        page = after(next).then().body("items.resource.text", equalTo(List.of("c")));
        var last = page.extract().<String>path("next");
        page = after(last).then().statusCode(200).body("items", empty()).body("next", not(nullValue()));

        writing(maria, "d").post(NOTES);
        after(page.extract().path("next")).then().body("items.resource.text", equalTo(List.of("d")));
        // An old cursor is as good as a new one.
        after(next).then().body("items.resource.text", equalTo(List.of("c", "d")));
    }

    @Test
    void are_ones_own() {
        writing(maria, "a").post(NOTES);
        as("somebody-else-" + UUID.randomUUID()).get(CHANGES).then().body("items", empty());
    }

    @Test
    void hold_more_than_is_read_at_once() {
        for (var i = 0; i < 60; i++) {
            writing(maria, Integer.toString(i)).post(NOTES);
        }
        as(maria).get(CHANGES).then().body("items", hasSize(50));
        as(maria).get(CHANGES + "?limit=200").then().body("items", hasSize(60));
    }

    @Test
    void take_a_cursor_of_their_own_only() {
        writing(maria, "a").post(NOTES);
        var others = as("paul").get(CHANGES).<String>path("next");
        var list = as(maria).get(NOTES).<String>path("next");
        for (var forged : List.of("x", others, list)) {
            assertProblem(
                    after(forged).then().body("errors[0].parameter", equalTo("after")), ProblemType.INVALID_REQUEST);
        }
    }

    @Test
    void of_another_log_are_gone() {
        var userId = identity.userId("https://issuer.rebound.localhost", maria);
        var cursor = cursors.of(Query.of("changes"), userId, "3 another-log");
        assertProblem(after(cursor).then(), ProblemType.CURSOR_GONE);
        assertProblem(
                as(maria)
                        .header("Last-Event-ID", cursor)
                        .get(CHANGES + "/stream")
                        .then(),
                ProblemType.CURSOR_GONE);
    }

    @Test
    void are_not_told_while_they_are_rebuilt() {
        writing(maria, "a").post(NOTES);
        engine.mood = Mood.IS_REBUILDING;
        assertProblem(as(maria).get(CHANGES).then(), ProblemType.NOT_READABLE);
        assertProblem(as(maria).get(CHANGES + "/stream").then(), ProblemType.NOT_READABLE);
    }

    @Test
    void need_a_token() {
        assertProblem(given().get(CHANGES).then(), ProblemType.UNAUTHENTICATED);
    }

    private Response after(String cursor) {
        return as(maria).queryParam("after", cursor).get(CHANGES);
    }

    private static String id(String location) {
        var id = location.substring(location.lastIndexOf('/') + 1);
        assertThat(id).hasSize(36);
        return id;
    }
}
