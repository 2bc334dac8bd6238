package rebound.journal.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** C23. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class StoryResourceIT {

    private static final String STORIES = "/journal/v1/stories";
    private static final String PUBLISHED = "/journal/v1/published-stories/";

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
    void consent_to_a_version_is_to_no_later_one() {
        draft("{\"text\": \"I failed twice\"}");
        maria.sends("{\"text\": \"I failed twice, and Jo knows why\"}")
                .header("If-Match", "\"1\"")
                .put(story)
                .then()
                .statusCode(200);
        assertProblem(
                maria.sends("{\"consent\": true}").header("If-Match", "\"1\"").post(story + "/publish"),
                ProblemType.STALE_VERSION);
        maria.asks().get(story).then().body("state", equalTo("draft"));
        maria.sends("{\"consent\": true}")
                .header("If-Match", "\"2\"")
                .post(story + "/publish")
                .then()
                .statusCode(200)
                .body("state", equalTo("published"));
        assertThat(maria.events())
                .containsExactly(
                        "story-drafted story/" + id, "story-revised story/" + id, "story-published story/" + id);
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

    @Test
    void whoever_has_its_link_reads_what_it_says_and_nothing_of_who_wrote_it() {
        draft("{\"title\": \"Third time\", \"text\": \"I failed twice\"}");
        var published = publish();
        String link = published.path("publishedAs");
        published.then().body("links.published", equalTo(PUBLISHED + link));
        for (var reader : List.of(Person.anyone(), Person.anyone(), maria)) {
            var read = reader.asks().get(PUBLISHED + link);
            read.then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .header("ETag", nullValue())
                    .body(
                            "$",
                            equalTo(Map.of(
                                    "id",
                                    link,
                                    "title",
                                    "Third time",
                                    "text",
                                    "I failed twice",
                                    "links",
                                    Map.of("self", PUBLISHED + link))));
            var opened = new String(Base64.getUrlDecoder().decode(link), StandardCharsets.ISO_8859_1);
            for (var hers : List.of(maria.id(), maria.name(), id)) {
                assertThat(read.asString() + read.headers() + opened).doesNotContain(hers);
            }
        }
        assertThat(maria.events())
                .as("nobody is told who has read it")
                .containsExactly("story-drafted story/" + id, "story-published story/" + id);
    }

    @Test
    void without_a_token_the_link_opens_nothing() {
        draft("{\"text\": \"I failed twice\"}");
        String link = publish().path("publishedAs");
        assertProblem(given().get(PUBLISHED + link), ProblemType.UNAUTHENTICATED);
    }

    @Test
    void a_link_is_dead_for_ever_once_its_story_is_withdrawn_or_deleted() {
        draft("{\"text\": \"I failed twice\"}");
        String first = publish().path("publishedAs");
        assertThat(first.length()).isGreaterThan(100);
        maria.asks()
                .post(story + "/withdraw")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("publishedAs")))
                .body("links", not(hasKey("published")));
        assertNeverThere(first);

        String second = publish().path("publishedAs");
        assertThat(second).isNotEqualTo(first);
        assertNeverThere(first);
        Person.anyone().asks().get(PUBLISHED + second).then().statusCode(200).body("$", not(hasKey("title")));

        maria.asks().delete(story).then().statusCode(204);
        assertNeverThere(first);
        assertNeverThere(second);

        maria.asks().post(story + "/restore").then().statusCode(200).body("$", not(hasKey("publishedAs")));
        assertNeverThere(second);
    }

    @Test
    void a_retry_is_told_the_same_link() {
        draft("{\"text\": \"I failed twice\"}");
        var key = UUID.randomUUID().toString();
        var first = maria.sends(key, "{\"consent\": true}").post(story + "/publish");
        var again = maria.sends(key, "{\"consent\": true}").post(story + "/publish");
        assertThat(again.<String>path("publishedAs")).isEqualTo(first.path("publishedAs"));
    }

    @Test
    void nobody_can_make_a_link() {
        draft("{\"text\": \"I failed twice\"}");
        String link = publish().path("publishedAs");
        var last = link.charAt(link.length() - 1);
        for (var made : List.of(
                id,
                maria.id(),
                link.substring(1),
                link + "A",
                link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A'),
                link.toLowerCase(Locale.ROOT),
                Identity.of(ConfigProvider.getConfig().getValue("rebound.keys.identity", String.class))
                        .seal("link to a published story", maria.id() + "/" + id))) {
            assertNeverThere(made);
        }
    }

    private void draft(String document) {
        maria.sends(document)
                .header("If-None-Match", "*")
                .put(story)
                .then()
                .statusCode(201)
                .body("$", not(hasKey("publishedAs")));
    }

    private Response publish() {
        var published = maria.sends("{\"consent\": true}").post(story + "/publish");
        published.then().statusCode(200);
        return published;
    }

    /** Of whoever asks for it, and in all that an answer has. */
    private void assertNeverThere(String link) {
        for (var reader : List.of(Person.anyone(), maria)) {
            var never = reader.asks().get(PUBLISHED + UUID.randomUUID());
            assertProblem(never, ProblemType.NOT_FOUND);
            assertThat(answer(reader.asks().get(PUBLISHED + link))).isEqualTo(answer(never));
        }
    }

    private static String answer(Response response) {
        var headers = response.headers().asList().stream()
                .filter(header -> !Set.of("x-request-id", "date")
                        .contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .sorted()
                .toList();
        return response.statusCode() + " " + headers + " " + response.asString();
    }
}
