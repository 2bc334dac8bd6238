package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class TemplateResourceIT {

    private static final String TEMPLATES = "/journal/v1/templates";
    private static final String POST_MORTEM = TEMPLATES + "/post-mortem";

    private final Person maria = Person.anyone();

    @Test
    void a_template_is_there_in_english_unless_another_language_is_wanted() {
        maria.asks()
                .get(POST_MORTEM)
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("Vary", "Accept-Language")
                .body("key", equalTo("post-mortem"))
                .body("version", equalTo(1))
                .body("locale", equalTo("en"))
                .body("locales", hasItems("de", "en"))
                .body("practices", hasItem("C7"))
                .body("links.self", equalTo(POST_MORTEM + "/versions/1"))
                .body("links.newest", equalTo(POST_MORTEM))
                .body("questions", hasSize(8))
                .body("questions[0].id", equalTo("goal"))
                .body("questions[0].type", equalTo("text"))
                .body("questions[0].required", equalTo(true))
                .body("questions[0].ask", equalTo("What was the goal?"))
                .body("questions[0]", not(hasKey("options")))
                .body("questions[1].type", equalTo("measure"))
                .body("questions[7].required", equalTo(false))
                .body("questions[7].yields.fact", equalTo("lesson"));
        maria.asks()
                .header("Accept-Language", "fr, de-AT;q=0.8, en;q=0.2")
                .get(POST_MORTEM)
                .then()
                .header("Content-Language", "de")
                .body("locale", equalTo("de"))
                .body("questions[0].ask", equalTo("Was war das Ziel?"));
    }

    @Test
    void a_choice_has_its_options_and_a_scale_its_ends() {
        maria.asks()
                .get(TEMPLATES + "/thought-record")
                .then()
                .body("questions.find { it.id == 'distortions' }.several", equalTo(true))
                .body("questions.find { it.id == 'distortions' }.options", hasSize(12))
                .body("questions.find { it.id == 'distortions' }.options[0].value", equalTo("all-or-nothing"))
                .body("questions.find { it.id == 'distortions' }.options[0].label", equalTo("All or nothing"))
                .body("questions.find { it.id == 'belief-before' }.scale.to", equalTo(10))
                .body("questions.find { it.id == 'belief-before' }.scale.low", equalTo("not at all"));
    }

    @Test
    void what_is_kept_names_the_questions_that_say_when_it_is_seen_again() {
        maria.asks()
                .get(TEMPLATES + "/hope-note")
                .then()
                .body("version", equalTo(3))
                .body("questions[0].yields.fact", equalTo("hope-note"))
                .body("questions[0].yields.daytime", equalTo("for"))
                .body("questions[0].yields", not(hasKey("revisit")));
        maria.asks()
                .get(TEMPLATES + "/clear-head")
                .then()
                .body("questions.find { it.id == 'less' }.yields.revisit", equalTo("back-to-it"))
                .body("questions.find { it.id == 'less' }.yields", not(hasKey("daytime")));
    }

    @Test
    void a_version_stays_and_who_has_it_is_told_so() {
        var first = maria.asks().get(POST_MORTEM + "/versions/1");
        var etag = first.header("ETag");
        assertThat(etag).matches("\"[0-9a-f]{16}-en\"");
        assertThat(maria.asks().get(POST_MORTEM).asString()).isEqualTo(first.asString());
        for (var known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            maria.asks()
                    .header("If-None-Match", known)
                    .get(POST_MORTEM + "/versions/1")
                    .then()
                    .statusCode(304)
                    .header("ETag", etag);
        }
        maria.asks()
                .header("If-None-Match", etag)
                .header("Accept-Language", "de")
                .get(POST_MORTEM)
                .then()
                .statusCode(200)
                .header("ETag", not(etag));
    }

    @Test
    void what_is_not_there_is_absent() {
        for (var path : List.of(
                TEMPLATES + "/nothing",
                POST_MORTEM + "/versions/2",
                POST_MORTEM + "/versions/0",
                POST_MORTEM + "/versions/01",
                POST_MORTEM + "/versions/one",
                POST_MORTEM + "/versions/99999999999")) {
            assertProblem(maria.asks().get(path), ProblemType.NOT_FOUND);
        }
    }

    @Test
    void the_list_is_paged_by_key() {
        var keys = new ArrayList<String>();
        String next = null;
        do {
            var request = next == null ? maria.asks() : maria.asks().queryParam("after", next);
            var page = request.header("Accept-Language", "de")
                    .get(TEMPLATES + "?limit=7")
                    .then()
                    .statusCode(200)
                    .body("items.locale", everyItem(equalTo("de")))
                    .body("items[0]", not(hasKey("questions")))
                    .extract();
            keys.addAll(page.<List<String>>path("items.key"));
            next = page.path("next");
        } while (next != null);
        assertThat(keys).hasSizeGreaterThanOrEqualTo(19).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_list_can_be_of_those_that_serve_a_practice() {
        maria.asks()
                .get(TEMPLATES + "?practice=E34")
                .then()
                .body("items.key", equalTo(List.of("curious", "ownership")))
                .body("items[0].title", equalTo("Asking instead of judging"))
                .body("next", nullValue());
        maria.asks().get(TEMPLATES + "?practice=Z9").then().body("items", hasSize(0));
    }
}
