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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class FeedbackResourceIT {

    private static final String ALL = "/journal/v1/feedback";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();
    private final String one = ALL + "/" + id;

    /** C9, C11, D15. */
    @Test
    void it_is_asked_for_received_and_said_back() {
        maria.sends("""
            {"person": "Ana", "kind": "mentor", "question": "What would you leave out?",
             "about": {"type": "attempt", "id": "%s"}}\
            """.formatted(id))
                .header("If-None-Match", "*")
                .put(one)
                .then()
                .statusCode(201)
                .body("state", equalTo("requested"))
                .body("question", equalTo("What would you leave out?"))
                .body("about.type", equalTo("attempt"))
                .body("allowed", equalTo(List.of("revise", "receive", "delete")));
        assertProblem(maria.sends("{\"text\": \"a\"}").post(one + "/restate"), ProblemType.REFUSED)
                .body("reason", equalTo("not-received"));
        maria.sends("{\"text\": \"The second half\", \"meetingNote\": \"Slides 9 to 20\"}")
                .post(one + "/receive")
                .then()
                .statusCode(200)
                .body("state", equalTo("received"))
                .body("text", equalTo("The second half"))
                .body("meetingNote", equalTo("Slides 9 to 20"))
                .body("person", equalTo("Ana"));
        assertProblem(maria.sends("{\"text\": \"a\"}").post(one + "/receive"), ProblemType.REFUSED)
                .body("reason", equalTo("already-received"));
        maria.sends("{\"text\": \"You found it too long\"}")
                .post(one + "/restate")
                .then()
                .statusCode(200)
                .body("restated", equalTo("You found it too long"));
        maria.asks().get(ALL + "?state=received").then().body("items", hasSize(1));
        assertProblem(Person.anyone().asks().get(one), ProblemType.NOT_FOUND);
        assertThat(maria.events())
                .containsExactly(
                        "feedback-requested feedback/" + id,
                        "feedback-received feedback/" + id,
                        "feedback-restated feedback/" + id);
    }

    /** C10, C12. */
    @Test
    void the_first_reaction_stays_apart_from_the_calm_reading() {
        note();
        maria.sends("{\"text\": \"Unfair\"}")
                .post(one + "/react")
                .then()
                .statusCode(200)
                .body("firstReaction", equalTo("Unfair"));
        assertProblem(maria.sends("{\"text\": \"Fine\"}").post(one + "/react"), ProblemType.REFUSED)
                .body("reason", equalTo("already-reacted"));
        var at = ahead(3);
        maria.sends("{\"at\": \"%s\"}".formatted(at))
                .post(one + "/revisit")
                .then()
                .statusCode(200)
                .body("revisitAt", equalTo(at));
        maria.sends("{\"text\": \"There is something in it\"}")
                .post(one + "/read-calmly")
                .then()
                .statusCode(200)
                .body("firstReaction", equalTo("Unfair"))
                .body("calmReading", equalTo("There is something in it"));
        maria.sends("{\"agreement\": \"no\", \"perception\": \"As rushed\"}")
                .post(one + "/weigh")
                .then()
                .statusCode(200)
                .body("agreement", equalTo("no"))
                .body("perception", equalTo("As rushed"));
        assertInvalid(maria.sends("{\"agreement\": \"never\"}").post(one + "/weigh"), "/agreement");
        assertProblem(
                        maria.sends("{\"at\": \"2020-01-01T00:00:00Z\"}").post(one + "/revisit"),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("not-ahead"));
        assertThat(maria.events())
                .containsExactly(
                        "feedback-noted feedback/" + id,
                        "feedback-reacted-to feedback/" + id,
                        "feedback-revisit-scheduled feedback/" + id,
                        "feedback-read-calmly feedback/" + id,
                        "feedback-weighed feedback/" + id);
    }

    @Test
    void what_hurts_cools_off_and_is_handed_back() {
        note();
        maria.sends("{\"until\": \"%s\"}".formatted(ahead(3)))
                .post(one + "/cool-off")
                .then()
                .statusCode(200)
                .body("state", equalTo("cooling-off"))
                .body("$", not(hasKey("text")));
        maria.sends("{\"text\": \"Unfair\"}").post(one + "/react").then().statusCode(200);
        assertNobodyIsReminded();
        // Nobody is kept from what is theirs.
        maria.asks()
                .get(one)
                .then()
                .statusCode(200)
                .body("text", equalTo("Too long"))
                .body("person", equalTo("Ana Maria"))
                .body("kind", equalTo("mentor"))
                .body("question", equalTo("How was it?"))
                .body("firstReaction", equalTo("Unfair"));
        maria.asks().delete(one).then().statusCode(204);
        maria.asks().post(one + "/restore").then().statusCode(200).body("state", equalTo("cooling-off"));
        assertNobodyIsReminded();
        assertProblem(
                        maria.sends("{\"until\": \"%s\"}".formatted(ahead(31))).post(one + "/cool-off"),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("too-long"));
        maria.asks()
                .post(one + "/hand-back")
                .then()
                .statusCode(200)
                .body("state", equalTo("received"))
                .body("text", equalTo("Too long"));
        maria.asks().get("/journal/v1/timeline").then().body("items[0].excerpt", equalTo("Too long"));
        maria.sends("{\"until\": \"%s\"}".formatted(Instant.now().plusMillis(1500)))
                .post(one + "/cool-off")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> maria.asks().get(one).path("state").equals("received"));
    }

    @Test
    void it_is_revised_deleted_and_restored() {
        note();
        maria.sends("{\"text\": \"Too long, too loud\"}")
                .header("If-Match", "\"1\"")
                .put(one)
                .then()
                .statusCode(200)
                .body("text", equalTo("Too long, too loud"));
        assertProblem(maria.sends("{}").header("If-Match", "*").put(one), ProblemType.REFUSED)
                .body("reason", equalTo("already-received"));
        maria.asks().delete(one).then().statusCode(204);
        assertProblem(maria.asks().get(one), ProblemType.GONE);
        maria.asks().get(ALL).then().body("items", hasSize(0));
        maria.asks()
                .post(one + "/restore")
                .then()
                .statusCode(200)
                .body("state", equalTo("received"))
                .body("text", equalTo("Too long, too loud"));
    }

    /** It is there, and says neither who has said something nor what, nor what the person made of it. */
    private void assertNobodyIsReminded() {
        for (var read :
                List.of(ALL, "/journal/v1/timeline", "/journal/v1/changes", "/journal/v1/search?type=feedback")) {
            assertThat(maria.asks().get(read).asString())
                    .as(read)
                    .contains(id)
                    .doesNotContain("Too long", "Ana Maria", "mentor", "How was it?", "Unfair");
        }
        for (var word : List.of("long", "ana")) {
            maria.asks().get("/journal/v1/search?q=" + word).then().body("items", hasSize(0));
        }
        assertThat(maria.asks().get("/journal/v1/search/suggestions?q=an").asString())
                .doesNotContain("ana");
    }

    private void note() {
        maria.sends("""
                        {"text": "Too long", "person": "Ana Maria", "kind": "mentor", "question": "How was it?"}""")
                .header("If-None-Match", "*")
                .put(one)
                .then()
                .statusCode(201)
                .body("state", equalTo("received"));
    }

    private static String ahead(int days) {
        return Instant.now()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
