package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** E36. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class LetterResourceIT {

    private static final String LETTERS = "/journal/v1/letters";
    private static final String WORDS = "It passes, it always did";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();
    private final String letter = LETTERS + "/" + id;

    @Test
    void no_answer_has_the_text_while_it_is_sealed() {
        write(letter);
        maria.sends("{\"opens\": \"date\", \"until\": \"2099-05-01\"}")
                .post(letter + "/seal")
                .then()
                .statusCode(200)
                .body("state", equalTo("sealed"))
                .body("title", equalTo("For a bad day"))
                .body("until", equalTo("2099-05-01"))
                .body("opensAt", equalTo("2099-05-01T00:00:00Z"))
                .body("allowed", equalTo(List.of("unseal", "delete")))
                .body("$", not(hasKey("text")));
        for (var read : List.of(letter, LETTERS, "/journal/v1/timeline", "/journal/v1/changes")) {
            assertThat(maria.asks().get(read).asString()).contains(id).doesNotContain(WORDS);
        }
        assertProblem(maria.asks().post(letter + "/open"), ProblemType.REFUSED).body("reason", equalTo("still-sealed"));
        assertProblem(
                        maria.sends("{\"text\": \"Another\"}")
                                .header("If-Match", "*")
                                .put(letter),
                        ProblemType.REFUSED)
                .body("reason", equalTo("already-sealed"));
        maria.asks()
                .post(letter + "/unseal")
                .then()
                .statusCode(200)
                .body("state", equalTo("opened"))
                .body("because", equalTo("unsealed"))
                .body("text", equalTo(WORDS));
        maria.asks().get("/journal/v1/timeline").then().body("items[0].excerpt", equalTo(WORDS));
        assertThat(maria.events())
                .filteredOn(event -> event.contains(" letter/"))
                .containsExactly(
                        "letter-written letter/" + id, "letter-sealed letter/" + id, "letter-opened letter/" + id);
    }

    @Test
    void the_next_setback_opens_those_that_wait_for_it() {
        var other = LETTERS + "/" + UUID.randomUUID();
        for (var one : List.of(letter, other)) {
            write(one);
            maria.sends("{\"opens\": \"next-setback\"}")
                    .post(one + "/seal")
                    .then()
                    .statusCode(200)
                    .body("event", equalTo("next-setback"));
        }
        await().atMost(PATIENCE)
                .until(() -> maria.events().stream()
                                .filter(event -> event.startsWith("letter-put-in-letterbox "))
                                .count()
                        == 2);
        maria.sends("{\"title\": \"The exam\"}")
                .post("/journal/v1/setbacks")
                .then()
                .statusCode(201);
        for (var one : List.of(letter, other)) {
            await().atMost(PATIENCE)
                    .until(() -> maria.asks().get(one).path("state").equals("opened"));
            maria.asks().get(one).then().body("because", equalTo("setback")).body("text", equalTo(WORDS));
        }
        maria.asks().get(LETTERS + "?state=opened").then().body("items", hasSize(2));
    }

    @Test
    void what_is_deleted_comes_back_sealed() {
        write(letter);
        maria.sends("{\"opens\": \"date\", \"until\": \"2099-05-01\"}").post(letter + "/seal");
        maria.asks().delete(letter).then().statusCode(204);
        assertProblem(maria.asks().get(letter), ProblemType.GONE);
        maria.asks()
                .post(letter + "/restore")
                .then()
                .statusCode(200)
                .body("state", equalTo("sealed"))
                .body("$", not(hasKey("text")));
        assertThat(maria.asks().get("/journal/v1/timeline").asString()).doesNotContain(WORDS);
    }

    @Test
    void it_is_sealed_until_a_day_ahead_or_the_next_setback() {
        write(letter);
        assertInvalid(maria.sends("{}").post(letter + "/seal"), "/opens");
        assertInvalid(maria.sends("{\"opens\": \"date\"}").post(letter + "/seal"), "/until");
        assertInvalid(
                maria.sends("{\"opens\": \"next-setback\", \"until\": \"2099-05-01\"}")
                        .post(letter + "/seal"),
                "/until");
        assertProblem(
                        maria.sends("{\"opens\": \"date\", \"until\": \"2020-05-01\"}")
                                .post(letter + "/seal"),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("day-has-begun"));
        assertProblem(maria.asks().post(letter + "/unseal"), ProblemType.REFUSED)
                .body("reason", equalTo("not-sealed"));
    }

    private void write(String one) {
        maria.sends("{\"title\": \"For a bad day\", \"text\": \"%s\"}".formatted(WORDS))
                .header("If-None-Match", "*")
                .put(one)
                .then()
                .statusCode(201)
                .body("state", equalTo("written"))
                .body("allowed", equalTo(List.of("revise", "seal", "delete")));
    }
}
