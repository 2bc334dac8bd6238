package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** What must not come up in it is in {@link SilenceResourceIT}. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class FeedResourceIT {

    private static final String FEED = "/journal/v1/feed";

    private final Person maria = Person.anyone();

    @Test
    void has_ones_own_good_things_and_nothing_else() {
        var evidence = maria.sends("{\"text\":\"They thanked me\",\"kind\":\"kind-words\"}")
                .post("/journal/v1/evidence")
                .header("Location");
        maria.sends("{\"text\":\"It hurts\"}")
                .post("/journal/v1/entries")
                .then()
                .statusCode(201);
        maria.sends("{\"title\":\"Exam\"}").post("/journal/v1/setbacks").then().statusCode(201);
        maria.asks()
                .get(FEED)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo("evidence"))
                .body("items[0].excerpt.text", contains("They thanked me"))
                .body("items[0].links.self", equalTo(evidence));
        Person.anyone().asks().get(FEED).then().body("items", hasSize(0));
    }

    @Test
    void is_paged_newest_first() {
        for (var month = 1; month <= 5; month++) {
            maria.sends("{\"text\":\"%d\",\"happenedAt\":\"2025-0%d-15T12:00:00Z\"}".formatted(month, month))
                    .post("/journal/v1/evidence")
                    .then()
                    .statusCode(201);
        }
        var dates = new ArrayList<String>();
        String after = null;
        do {
            var request = after == null ? maria.asks() : maria.asks().queryParam("after", after);
            var page = request.get(FEED + "?limit=2").then().statusCode(200).extract();
            dates.addAll(page.<List<String>>path("items.date"));
            after = page.path("next");
        } while (after != null);
        assertThat(dates).containsExactly("2025-05-15", "2025-04-15", "2025-03-15", "2025-02-15", "2025-01-15");
    }
}
