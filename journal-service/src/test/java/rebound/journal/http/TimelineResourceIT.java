package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class TimelineResourceIT {

    private static final String TIMELINE = "/journal/v1/timeline";

    private final Person maria = Person.anyone();

    @Test
    void shows_what_happened_newest_first() {
        var setback = record("Lost the match", "2026-05-31T22:30:00Z");
        var entry = write("a".repeat(200), "2026-06-01T08:00:00Z");
        maria.asks()
                .get(TIMELINE)
                .then()
                .statusCode(200)
                .body("items.type", equalTo(List.of("entry", "setback")))
                .body("items[0].excerpt", equalTo("a".repeat(120)))
                .body("items[0].title", nullValue())
                .body("items[0].links.self", equalTo(entry))
                .body("items[1].title", equalTo("Lost the match"))
                .body("items[1].state", equalTo("open"))
                .body("items[1].links.self", equalTo(setback))
                .body("next", nullValue());
    }

    @Test
    void follows_what_becomes_of_things() {
        var setback = record("a", "2026-05-01T00:00:00Z");
        var entry = write("b", "2026-05-02T00:00:00Z");
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.sends("{\"text\":\"c\",\"happenedAt\":\"2026-04-01T00:00:00Z\"}")
                .header("If-Match", "\"1\"")
                .put(entry)
                .then()
                .statusCode(200);
        maria.asks()
                .get(TIMELINE)
                .then()
                .body("items.type", equalTo(List.of("setback", "entry")))
                .body("items.state", equalTo(List.of("closed", "written")))
                .body("items[1].excerpt", equalTo("c"));
        maria.asks().delete(entry).then().statusCode(204);
        maria.asks().get(TIMELINE).then().body("items", hasSize(1));
        maria.asks().post(entry + "/restore").then().statusCode(200);
        maria.asks().get(TIMELINE).then().body("items", hasSize(2));
    }

    @Test
    void is_paged_across_months_and_cut_to_a_time() {
        for (var month = 1; month <= 9; month++) {
            write(Integer.toString(month), "2025-0" + month + "-15T12:00:00Z");
        }
        assertThat(pages("")).containsExactly("9", "8", "7", "6", "5", "4", "3", "2", "1");
        assertThat(pages("&from=2025-03-15T12:00:00Z&to=2025-06-15T12:00:00Z")).containsExactly("5", "4", "3");
    }

    @Test
    void is_ones_own() {
        write("a", "2026-05-02T00:00:00Z");
        Person.anyone().asks().get(TIMELINE).then().body("items", hasSize(0));
    }

    private List<String> pages(String filter) {
        var excerpts = new ArrayList<String>();
        String next = null;
        do {
            var request = next == null ? maria.asks() : maria.asks().queryParam("after", next);
            var page = request.get(TIMELINE + "?limit=2" + filter)
                    .then()
                    .statusCode(200)
                    .extract();
            excerpts.addAll(page.<List<String>>path("items.excerpt"));
            next = page.path("next");
        } while (next != null);
        return excerpts;
    }

    private String write(String text, String happenedAt) {
        return maria.sends("{\"text\":\"%s\",\"happenedAt\":\"%s\"}".formatted(text, happenedAt))
                .post("/journal/v1/entries")
                .header("Location");
    }

    private String record(String title, String happenedAt) {
        return maria.sends("{\"title\":\"%s\",\"happenedAt\":\"%s\"}".formatted(title, happenedAt))
                .post("/journal/v1/setbacks")
                .header("Location");
    }
}
