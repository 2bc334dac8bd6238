package rebound.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import rebound.local.Console;
import rebound.local.Patience;
import rebound.local.RunningSystem;

/**
 * The main story, on a system of its own: what a person writes goes through Kafka, can be read back, and survives
 * {@code kill -9} and the loss of the database. Owned by one thread.
 */
public final class Demo {

    private static final int BURST = 200;

    /** A burst that was over before the kill proves nothing: then a bigger one. */
    private static final int MOST_ROUNDS = 4;

    /** So many entries a person stay below the limit of requests, which applies to the demo too. */
    private static final int ENTRIES_PER_PERSON = 17;

    private static final Duration STALL = Duration.ofSeconds(60);

    private static final List<String> NAMES =
            List.of("Ada", "Bela", "Chen", "Dana", "Elif", "Femi", "Gita", "Hugo", "Ines", "Jona", "Kaya", "Luis");

    private final RunningSystem system;
    private final Story story;
    private final URI journal;
    private final Person maria;
    private final EventTopic events;
    private final List<Person> writers = new ArrayList<>();
    private final Map<Burst.Write, Answer> acknowledged = new LinkedHashMap<>();

    private Demo(RunningSystem system, Console console) {
        this.system = system;
        this.story = new Story(console);
        this.journal = system.service("journal").uri();
        this.maria = person("Maria");
        this.events = new EventTopic(system.stack().bootstrapServers(), "rebound.journal.events");
    }

    /** Tells it. @return whether every claim held */
    public static boolean tell(RunningSystem system, Console console) {
        var start = System.nanoTime();
        var demo = new Demo(system, console);
        try (var _ = demo.events) {
            demo.tell();
        } catch (DemoFailure | IllegalStateException e) {
            if (system.stack().isClosed()) {
                return false;
            }
            demo.story.check(false, e.getMessage());
        }
        return demo.story.end("It took %d s, and %d requests were told to slow down (429)."
                .formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds(), Person.LIMITED.get()));
    }

    private void tell() {
        var entry = setbackAndEntry();
        sameKeySameAnswer(entry);
        killInTheMiddle();
        nothingLostNothingTwice();
        databaseDropped(entry);
        timeline();
    }

    private Answer setbackAndEntry() {
        story.chapter("Maria failed her driving test. She records the setback, and writes about it.");
        story.gap();
        var setback = maria.post(
                "/journal/v1/setbacks", Json.of(Map.of("title", "I failed the driving test")), "demo-setback");
        story.exchange(setback);
        story.check(setback.status() == 201, "recorded: 201, so it is in Kafka for good and can be read");
        story.log(events);

        story.gap();
        var body = new LinkedHashMap<String, Object>();
        body.put("text", "Parallel parking, again. Next time I practise it first.");
        body.put("mood", Map.of("valence", -0.5));
        body.put("about", Map.of("type", "setback", "id", setback.locatedId()));
        var entry = maria.post("/journal/v1/entries", Json.of(body), "demo-entry");
        story.exchange(entry);
        story.check(entry.status() == 201, "written: 201");
        story.log(events);

        story.gap();
        var read = maria.get("/journal/v1/entries/" + entry.locatedId());
        story.exchange(read);
        story.check(
                read.status() == 200 && read.json().path("text").asText().equals(body.get("text")),
                "what she wrote can be read back, by her");
        var other = person("Noah").get("/journal/v1/entries/" + entry.locatedId());
        story.check(other.status() == 404, "for anybody else it does not exist (" + other.status() + ")");
        return entry;
    }

    private void sameKeySameAnswer(Answer first) {
        story.chapter("Her phone lost the answer, and sends the request again, with the same Idempotency-Key.");
        story.gap();
        events.readToEnd();
        var before = events.total();
        var again = maria.post(first.path(), first.requestBody(), "demo-entry");
        story.exchange(again);
        story.check(
                again.status() == first.status()
                        && again.locatedId().equals(first.locatedId())
                        && again.body().equals(first.body()),
                "the same answer: " + again.status() + ", the same Location, the same body");
        story.log(events);
        story.check(events.total() == before, "and no new event");
    }

    private void killInTheMiddle() {
        var size = BURST;
        for (var round = 1; ; round++, size *= 2) {
            while (writers.size() * ENTRIES_PER_PERSON < size) {
                writers.add(person(NAMES.get(writers.size() % NAMES.size()) + "-" + writers.size()));
            }
            story.chapter("%d people write %d entries at once, and journal-service is killed meanwhile (kill -9)."
                    .formatted(writers.size(), size));
            story.gap();
            if (killIn(new Burst(writers, size, round))) {
                return;
            }
            if (round == MOST_ROUNDS) {
                throw new DemoFailure("No kill hit the middle of a burst, in " + MOST_ROUNDS + " rounds");
            }
            story.says("The burst was over too soon for the kill to prove anything. Once more, with twice as many.");
        }
    }

    /** @return whether the kill hit its middle */
    private boolean killIn(Burst burst) {
        var victim = system.service("journal");
        story.fact("POST", "/journal/v1/entries  × " + burst.size() + ", each with an Idempotency-Key of its own");
        var interrupted = burst.sendAndKillAfter(burst.size() / 5, victim::kill);
        if (system.stack().isClosed()) {
            throw new DemoFailure("stopped");
        }
        story.fact("kill", "process %d, with %d requests in flight".formatted(victim.pid(), interrupted.inFlight()));
        story.fact(
                "then",
                "%d answered 201, %d answered 202, %d answered 503, %d without an answer"
                        .formatted(
                                interrupted.created(),
                                interrupted.accepted(),
                                interrupted.unknown(),
                                interrupted.unanswered()));
        story.check(interrupted.other() == 0, "no other answer");
        if (!victim.isAlive()) {
            comeBack();
        }
        var open = burst.unresolved().size();
        story.says("Every app whose request was not acknowledged tries again, with the same key.");
        story.gap();
        var start = System.nanoTime();
        var attempts = burst.resolve(STALL);
        story.fact("then", "%d requests resolved by %d retries in %.1f s".formatted(open, attempts, seconds(start)));
        story.check(burst.unresolved().isEmpty(), "all " + burst.size() + " entries are acknowledged");
        story.log(events);
        acknowledged.putAll(burst.acknowledged());
        if (interrupted.counts()) {
            story.check(
                    true,
                    "the kill hit the middle: at least 20 in flight, and at least one without an answer or with a 202");
        }
        return interrupted.counts();
    }

    private void comeBack() {
        var start = System.nanoTime();
        var again = system.startAgain("journal");
        again.awaitReady();
        story.fact("back", "process %d, ready after %.1f s".formatted(again.pid(), seconds(start)));
    }

    private void nothingLostNothingTwice() {
        story.chapter("Is every acknowledged entry there, once?");
        story.gap();
        var expected = acknowledged.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().person(),
                        Collectors.mapping(entry -> entry.getValue().locatedId(), Collectors.toList())));
        var pages = 0;
        var listed = 0;
        var right = 0;
        for (var writer : writers) {
            var ids = new ArrayList<String>();
            var path = "/journal/v1/entries?limit=10";
            while (path != null) {
                var page = writer.get(path);
                if (page.status() != 200) {
                    throw new DemoFailure("GET " + path + " was answered with " + page.status() + ": " + page.body());
                }
                pages++;
                page.json()
                        .path("items")
                        .forEach(item -> ids.add(item.path("id").asText()));
                var next = page.json().path("next");
                path = next.isTextual() ? "/journal/v1/entries?limit=10&after=" + next.asText() : null;
            }
            listed += ids.size();
            if (sorted(ids).equals(sorted(expected.getOrDefault(writer, List.of())))) {
                right++;
            }
        }
        story.fact(
                "GET",
                "/journal/v1/entries, to the end, for each of them: %d entries on %d pages".formatted(listed, pages));
        story.check(
                right == writers.size() && listed == acknowledged.size(),
                "each of the %d people has exactly the entries that were acknowledged, each once"
                        .formatted(writers.size()));
        story.log(events);
        var oneEventEach = acknowledged.values().stream()
                .filter(answer -> events.about(answer.locatedId()) == 1)
                .count();
        story.check(
                oneEventEach == acknowledged.size() && events.count("entry-written") == acknowledged.size() + 1,
                "the log holds one event for each of them, and one for Maria's");
        story.check(events.duplicates() == 0, "no event id twice");
    }

    private void databaseDropped(Answer entry) {
        story.chapter("The MongoDB database is dropped under the live service.");
        story.gap();
        var questions = questions(entry);
        var before = questions.stream().collect(Collectors.toMap(question -> question, Question::ask));
        before.forEach((question, answer) -> {
            if (answer.status() != 200) {
                throw new DemoFailure(question + " was answered with " + answer.status() + " before: " + answer.body());
            }
        });
        try (var client = MongoClients.create(system.stack().mongoUri())) {
            var database = client.getDatabase(system.stack().mongoDatabase("journal"));
            var documents = documents(database);
            database.drop();
            story.fact("drop", documents + " documents, now " + documents(database));
            var start = System.nanoTime();
            var seen = new TreeMap<Integer, Integer>();
            var after = askUntilAnswered(questions, seen);
            story.fact(
                    "GET",
                    "%d different ones, again and again for %.1f s: %s"
                            .formatted(
                                    questions.size(),
                                    seconds(start),
                                    seen.entrySet().stream()
                                            .map(status -> status.getValue() + " × " + status.getKey())
                                            .collect(Collectors.joining(", "))));
            story.check(
                    seen.keySet().stream().allMatch(status -> status == 200 || status == 503),
                    "until it was rebuilt from Kafka: 503 with Retry-After, never a 404");
            story.check(
                    questions.stream().allMatch(question -> before.get(question).isSameAs(after.get(question))),
                    "then the same answers, byte for byte, with the same ETags");
            story.check(
                    awaitDocuments(database) > 0,
                    "from a database that is there again: " + documents(database) + " documents");
        }
        events.readToEnd();
        var total = events.total();
        var next = maria.post("/journal/v1/entries", Json.of(Map.of("text", "Still here.")), "demo-after-the-drop");
        story.gap();
        story.exchange(next);
        story.check(next.status() == 201, "and it goes on");
        story.log(events);
        story.check(events.total() == total + 1, "with one new event; the rebuild added none");
    }

    private void timeline() {
        story.chapter("What Maria sees: her timeline.");
        story.gap();
        var answer = maria.get("/journal/v1/timeline");
        story.exchange(answer);
        var items = StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
        for (var item : items) {
            story.fact("", "%s  %-8s  %s".formatted(text(item, "happenedAt"), text(item, "type"), words(item)));
        }
        story.check(
                items.stream().map(item -> text(item, "type")).toList().equals(List.of("entry", "entry", "setback")),
                "both entries and the setback, the newest first");
    }

    private record Question(Person person, String path) {

        Answer ask() {
            return person.get(path);
        }
    }

    private List<Question> questions(Answer entry) {
        var questions = new ArrayList<Question>();
        questions.add(new Question(maria, "/journal/v1/entries/" + entry.locatedId()));
        questions.add(new Question(maria, "/journal/v1/setbacks"));
        questions.add(new Question(maria, "/journal/v1/timeline"));
        writers.forEach(writer -> questions.add(new Question(writer, "/journal/v1/entries?limit=200")));
        return questions;
    }

    /** Asks each question until the answer is not 503. @param seen counts the statuses */
    private Map<Question, Answer> askUntilAnswered(List<Question> questions, Map<Integer, Integer> seen) {
        var answers = new LinkedHashMap<Question, Answer>();
        var patience = new Patience(STALL);
        while (true) {
            Answer refused = null;
            for (var question : questions) {
                if (!answers.containsKey(question)) {
                    var answer = question.ask();
                    seen.merge(answer.status(), 1, Integer::sum);
                    if (answer.status() != 503) {
                        answers.put(question, answer);
                    } else if (answer.retryAfter() == null) {
                        throw new DemoFailure(question + " was answered with 503 without Retry-After");
                    } else {
                        refused = answer;
                    }
                }
            }
            if (refused == null) {
                return answers;
            }
            if (!patience.pause(answers.size())) {
                throw new DemoFailure(
                        "Still 503 after " + STALL.toSeconds() + " s without progress: " + refused.body());
            }
            sleep(refused.pauseBeforeRetry());
        }
    }

    private static long awaitDocuments(MongoDatabase database) {
        var patience = new Patience(STALL);
        while (documents(database) == 0) {
            if (!patience.pause(0)) {
                return 0;
            }
        }
        return documents(database);
    }

    private static long documents(MongoDatabase database) {
        var documents = 0L;
        for (var collection : database.listCollectionNames()) {
            documents += database.getCollection(collection).countDocuments();
        }
        return documents;
    }

    private Person person(String name) {
        return new Person(name, system.stack().token(name.toLowerCase(Locale.ROOT)), journal);
    }

    private static String words(JsonNode item) {
        return item.hasNonNull("title") ? text(item, "title") : text(item, "excerpt");
    }

    private static String text(JsonNode item, String field) {
        return item.path(field).asText();
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0;
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
