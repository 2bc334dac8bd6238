package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** C23. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class StoryResourceIT {

    private static final String STORIES = "/journal/v1/stories";

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();
    private final String story = STORIES + "/" + id;

    @Test
    void it_is_published_by_explicit_consent_and_withdrawn() {
        maria.sends("{\"title\": \"Third time\", \"text\": \"I failed twice\"}")
                .header("If-None-Match", "*")
                .put(story)
                .then()
                .statusCode(201)
                .header("Location", story)
                .body("state", equalTo("draft"))
                .body("title", equalTo("Third time"))
                .body("allowed", equalTo(List.of("revise", "publish", "delete")));
        assertInvalid(maria.sends("{}").post(story + "/publish"), "/consent");
        assertProblem(maria.sends("{\"consent\": false}").post(story + "/publish"), ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("no-consent"));
        maria.sends("{\"consent\": true}")
                .post(story + "/publish")
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("$", hasKey("publishedAt"))
                .body("allowed", equalTo(List.of("withdraw", "delete")));
        assertProblem(
                        maria.sends("{\"text\": \"Another\"}")
                                .header("If-Match", "*")
                                .put(story),
                        ProblemType.REFUSED)
                .body("reason", equalTo("already-published"));
        maria.asks().get(STORIES + "?state=published").then().body("items", hasSize(1));
        assertProblem(Person.anyone().asks().get(story), ProblemType.NOT_FOUND);
        maria.asks()
                .post(story + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("$", not(hasKey("publishedAt")));
        assertProblem(maria.asks().post(story + "/withdraw"), ProblemType.REFUSED)
                .body("reason", equalTo("not-published"));
        maria.asks().get(STORIES + "?state=published").then().body("items", hasSize(0));
        assertThat(maria.events())
                .containsExactly(
                        "story-drafted story/" + id, "story-published story/" + id, "story-withdrawn story/" + id);
    }

    @Test
    void what_is_deleted_comes_back_as_a_draft() {
        maria.sends("{\"text\": \"I failed twice\"}")
                .header("If-None-Match", "*")
                .put(story);
        maria.sends("{\"consent\": true}").post(story + "/publish").then().statusCode(200);
        maria.asks().delete(story).then().statusCode(204);
        assertProblem(maria.asks().get(story), ProblemType.GONE);
        maria.asks()
                .post(story + "/restore")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("text", equalTo("I failed twice"));
        maria.sends("{\"text\": \"I failed three times\"}")
                .header("If-Match", "\"4\"")
                .put(story)
                .then()
                .statusCode(200)
                .body("text", equalTo("I failed three times"));
        maria.asks()
                .get("/journal/v1/timeline")
                .then()
                .body("items[0].type", equalTo("story"))
                .body("items[0].state", equalTo("draft"));
    }
}
