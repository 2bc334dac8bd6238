package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/**
 * Ten years of one person's writing among a thousand others: what a request reads, as the profiler of a real MongoDB counts it. All
 * of it is found by {@code _id}, and is the person's own.
 */
@QuarkusTest
@WithTestResource(ReadingCostsIT.Unhurried.class)
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = ".+")
class ReadingCostsIT {

    private static final int ENTRIES = 20_000;
    private static final int OTHERS = 1_000;
    private static final int AT_ONCE = 100;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2016-11-01");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-10-31");
    private static final int MONTHS = 120;

    /** What a load brings along: the partition's pointer and its checkpoint, twice where something is missing. */
    private static final int CHECKPOINTS = 4;

    private static final Person MARIA = Person.anyone();
    private static boolean filled;

    private final MongoClient client = MongoClients.create(setting("rebound.mongodb.uri"));
    private final MongoDatabase database = client.getDatabase(setting("rebound.mongodb.database"));

    /** A person who may write as fast as they can. */
    public static final class Unhurried extends OnLocalStack {

        @Override
        public Map<String, String> start() {
            var settings = super.start();
            settings.put("rebound.http.rate.burst", "1000000");
            settings.put("rebound.http.rate.per-second", "1000000");
            return settings;
        }
    }

    @BeforeEach
    void fill() throws Exception {
        if (!filled) {
            writeEverything();
            filled = true;
        }
    }

    @AfterEach
    void end() {
        database.runCommand(new Document("profile", 0));
        client.close();
    }

    @Test
    void a_list_reads_its_months_and_its_entries() {
        assertThat(documentsReadBy("/entries?limit=50")).isLessThanOrEqualTo(50 + 2 * 8 + 1 + 3 * CHECKPOINTS);
    }

    @Test
    void the_timeline_reads_its_months() {
        assertThat(documentsReadBy("/timeline?limit=50")).isLessThanOrEqualTo(2 * 8 + 1 + 2 * CHECKPOINTS);
        assertThat(documentsReadBy("/timeline?limit=50&to=2018-06-01T00:00:00Z"))
                .isLessThanOrEqualTo(3 * 8 + 1 + 2 * CHECKPOINTS);
    }

    @Test
    void statistics_read_the_months_that_they_are_about() {
        for (var name : List.of("mood", "entries-by-week", "emotions")) {
            assertThat(documentsReadBy("/statistics/" + name + "?from=2026-08-01&to=2026-10-31"))
                    .as(name)
                    .isLessThanOrEqualTo(2 * 3 * 16 + 2 + 6 * CHECKPOINTS);
        }
        assertThat(documentsReadBy("/statistics/mood?from=2016-11-01&to=2026-10-31"))
                .isLessThanOrEqualTo(2 * MONTHS * 16 + 2 + 2 * MONTHS / 12 * CHECKPOINTS + 2 * CHECKPOINTS);
    }

    @Test
    void on_this_day_reads_a_month_of_each_year() {
        assertThat(documentsReadBy("/on-this-day?date=2026-11-05"))
                .isLessThanOrEqualTo(2 * 10 * 16 + 100 + 2 + 12 * CHECKPOINTS);
    }

    @Test
    void search_reads_as_many_months_as_its_page_needs() {
        assertThat(documentsReadBy("/search?q=everyday&limit=20"))
                .isLessThanOrEqualTo(2 * 2 * 16 + 20 + 2 + 6 * CHECKPOINTS);
    }

    @Test
    void search_for_what_is_nowhere_reads_all_that_is_ones_own_and_no_more() {
        assertThat(documentsReadBy("/search?q=nowhere")).isLessThanOrEqualTo(2 * MONTHS * 16 + 2 + 40 * CHECKPOINTS);
    }

    /** Looked at by one request; none of it by anything but {@code _id}. */
    private long documentsReadBy(String request) {
        database.runCommand(new Document("profile", 0));
        database.getCollection("system.profile").drop();
        database.runCommand(new Document("profile", 2));
        MARIA.asks().get("/journal/v1" + request).then().statusCode(200);
        database.runCommand(new Document("profile", 0));
        var operations = database.getCollection("system.profile").find().into(new ArrayList<>()).stream()
                .filter(operation -> List.of("query", "getmore").contains(operation.getString("op")))
                .filter(operation -> !operation.getString("ns").contains("system."))
                // What owners look for by themselves meanwhile: timers.
                .filter(operation -> !operation.toJson().contains("doc.due"))
                .toList();
        assertThat(operations).isNotEmpty();
        assertThat(operations)
                .extracting(operation -> operation.getString("planSummary"))
                .allMatch(plan -> plan.matches("IDHACK|EXPRESS.*|IXSCAN \\{ _id: 1 \\}"), "is by _id");
        assertThat(operations.stream()
                        .flatMap(operation -> ids(operation).stream())
                        .filter(id -> !id.startsWith("~")))
                .allMatch(id -> id.startsWith(MARIA.id() + "/"));
        var read = operations.stream()
                .mapToLong(
                        operation -> operation.get("docsExamined", Number.class).longValue())
                .sum();
        System.out.println(request + ": " + read + " documents in " + operations.size() + " queries");
        return read;
    }

    /** A long command is cut short by the profiler; what is left of it is enough. */
    private static List<String> ids(Document operation) {
        var wanted = operation.getEmbedded(List.of("command", "filter", "_id"), Object.class);
        return wanted instanceof Document in && in.containsKey("$in") ? in.getList("$in", String.class) : List.of();
    }

    private static void writeEverything() throws Exception {
        MARIA.asks();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var writing = new ArrayList<Future<?>>();
            for (var first = 0; first < ENTRIES; first += AT_ONCE) {
                var from = first;
                writing.add(threads.submit(() -> MARIA.sends(batch(from))
                        .post("/journal/v1/batch")
                        .then()
                        .statusCode(200)));
            }
            for (var i = 0; i < OTHERS; i++) {
                writing.add(threads.submit(() -> Person.anyone()
                        .sends("{\"text\":\"everyday of somebody else\"}")
                        .post("/journal/v1/entries")
                        .then()
                        .statusCode(201)));
            }
            for (var written : writing) {
                written.get();
            }
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> MARIA.asks()
                                .get("/journal/v1/statistics/entries-by-week?from=%s&to=%s"
                                        .formatted(FIRST_DAY, LAST_DAY))
                                .jsonPath()
                                .getInt("weeks.entries.sum()")
                        == ENTRIES);
    }

    private static String batch(int first) {
        return IntStream.range(first, first + AT_ONCE)
                .mapToObj(number -> """
                    {"key": "entry-%d", "method": "POST", "path": "/entries", "body":
                     {"text": "everyday number%d and what else there was", "mood": {"valence": %s}, "emotions": ["calm"],
                      "tags": ["work"], "happenedAt": "%s"}}""".formatted(number, number, number % 3 - 1, at(number)))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static String at(int number) {
        var days = LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay();
        return FIRST_DAY
                .plusDays(number * days / ENTRIES)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(number % 3_600)
                .toString();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
