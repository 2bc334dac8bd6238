package rebound.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import rebound.local.Console;
import rebound.local.Patience;
import rebound.local.RunningSystem;
import rebound.local.ServiceProcess;

/**
 * The main story, on a system of its own: how a person bounces back, through three services that speak through events only;
 * and that what people write survives {@code kill -9} and the loss of the databases. Owned by one thread.
 */
public final class Demo {

    private static final int BURST = 200;

    /** A burst that was over before the kill proves nothing: then a bigger one. */
    private static final int MOST_ROUNDS = 4;

    /** So many writes a person stay below the limit of requests, which applies to the demo too. */
    private static final int WRITES_PER_PERSON = 17;

    private static final Duration STALL = Duration.ofSeconds(60);

    private static final List<String> NAMES =
            List.of("Ada", "Bela", "Chen", "Dana", "Elif", "Femi", "Gita", "Hugo", "Ines", "Jona", "Kaya", "Luis");

    private final RunningSystem system;
    private final Story story;
    private final WebhookReceiver app;
    private final Person maria;
    private final Map<String, EventTopic> events = new LinkedHashMap<>();
    private final List<Person> writers = new ArrayList<>();
    private final Map<Burst.Write, Answer> acknowledged = new LinkedHashMap<>();

    private Demo(RunningSystem system, WebhookReceiver app, Console console) {
        this.system = system;
        this.story = new Story(console);
        this.app = app;
        this.maria = person("Maria");
        for (var service : RunningSystem.SERVICES) {
            events.put(service, new EventTopic(system.stack().bootstrapServers(), "rebound." + service + ".events"));
        }
    }

    /**
     * Tells it.
     *
     * @param app which the services may reach
     * @return whether every claim held
     */
    public static boolean tell(RunningSystem system, WebhookReceiver app, Console console) {
        var start = System.nanoTime();
        var demo = new Demo(system, app, console);
        try {
            demo.tell();
        } catch (DemoFailure | IllegalStateException e) {
            if (system.stack().isClosed()) {
                return false;
            }
            demo.story.check(false, e.getMessage());
        } finally {
            demo.events.values().forEach(EventTopic::close);
        }
        return demo.story.end("It took %d s, and %d requests were told to slow down (429)."
                .formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds(), Person.LIMITED.get()));
    }

    private void tell() {
        var told = new Recovery(story, maria, app, events.get("journal"), events.get("plan"), events.get("reminder"))
                .tell();
        sameKeySameAnswer(told.entry());
        killInTheMiddle();
        nothingLostNothingTwice();
        databasesDropped(told);
        timeline();
    }

    private void sameKeySameAnswer(Answer first) {
        story.chapter("Her phone lost the answer, and sends the request again, with the same Idempotency-Key.");
        story.gap();
        var journal = Objects.requireNonNull(events.get("journal"));
        journal.readToEnd();
        var before = journal.total();
        var again = maria.post(first.path(), first.requestBody(), "demo-entry");
        story.exchange(again);
        story.check(
                again.status() == first.status()
                        && again.locatedId().equals(first.locatedId())
                        && again.body().equals(first.body()),
                "the same answer: " + again.status() + ", the same Location, the same body");
        story.log(journal);
        story.check(journal.total() == before, "and no new event");
        var other = person("Noah").get(first.path() + "/" + first.locatedId());
        story.check(other.status() == 404, "for anybody else it does not exist (" + other.status() + ")");
    }

    private void killInTheMiddle() {
        var size = BURST;
        for (var round = 1; ; round++, size *= 2) {
            while (writers.size() * WRITES_PER_PERSON < size) {
                writers.add(person(NAMES.get(writers.size() % NAMES.size()) + "-" + writers.size()));
            }
            story.chapter(
                    "%d people write %d entries, goals and reminders at once, and all three services are killed meanwhile (kill -9)."
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
        var victims = RunningSystem.SERVICES.stream().map(system::service).toList();
        story.fact("POST", burst.size() + " times, each with an Idempotency-Key of its own");
        var interrupted = burst.sendAndKillAfter(burst.size() / 5, () -> victims.forEach(ServiceProcess::kill));
        if (system.stack().isClosed()) {
            throw new DemoFailure("stopped");
        }
        story.fact(
                "kill",
                "processes %s, with %d requests in flight"
                        .formatted(
                                victims.stream()
                                        .map(victim -> Long.toString(victim.pid()))
                                        .collect(Collectors.joining(", ")),
                                interrupted.inFlight()));
        story.fact(
                "then",
                "%d answered 201, %d answered 202, %d answered 503, %d without an answer"
                        .formatted(
                                interrupted.created(),
                                interrupted.accepted(),
                                interrupted.unknown(),
                                interrupted.unanswered()));
        story.check(interrupted.other() == 0, "no other answer");
        if (victims.stream().noneMatch(ServiceProcess::isAlive)) {
            comeBack();
        }
        var open = burst.unresolved().size();
        story.says("Every app whose request was not acknowledged tries again, with the same key.");
        story.gap();
        var start = System.nanoTime();
        var attempts = burst.resolve(STALL);
        story.fact("then", "%d requests resolved by %d retries in %.1f s".formatted(open, attempts, seconds(start)));
        story.check(burst.unresolved().isEmpty(), "all " + burst.size() + " writes are acknowledged");
        events.values().forEach(story::log);
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
        var again = RunningSystem.SERVICES.stream().map(system::startAgain).toList();
        again.forEach(ServiceProcess::awaitReady);
        story.fact("back", "all three, ready after %.1f s".formatted(seconds(start)));
    }

    private void nothingLostNothingTwice() {
        story.chapter("Is everything that was acknowledged there, once?");
        story.gap();
        for (var kind : Burst.Kind.values()) {
            var expected = acknowledged.entrySet().stream()
                    .filter(write -> write.getKey().kind() == kind)
                    .collect(Collectors.groupingBy(
                            write -> write.getKey().person(),
                            Collectors.mapping(write -> write.getValue().locatedId(), Collectors.toList())));
            var listed = 0;
            var right = 0;
            for (var writer : writers) {
                var ids = ids(writer, kind.path);
                listed += ids.size();
                if (sorted(ids).equals(sorted(expected.getOrDefault(writer, List.of())))) {
                    right++;
                }
            }
            story.fact("GET", "%s, to the end, for each of them: %d".formatted(kind.path, listed));
            story.check(
                    right == writers.size(),
                    "each of the %d people has exactly what was acknowledged, each once".formatted(writers.size()));
        }
        events.values().forEach(EventTopic::readToEnd);
        var oneEventEach = acknowledged.entrySet().stream()
                .filter(write -> events.get(write.getKey().kind().path.split("/")[1])
                                .about(write.getValue().locatedId())
                        == 1)
                .count();
        story.check(oneEventEach == acknowledged.size(), "the logs hold one event for each of them");
        story.check(events.values().stream().mapToInt(EventTopic::duplicates).sum() == 0, "no event id twice");
    }

    /** All ids of a list, page by page. */
    private static List<String> ids(Person person, String path) {
        var ids = new ArrayList<String>();
        var next = path + "?limit=10";
        while (next != null) {
            var page = person.get(next);
            if (page.status() != 200) {
                throw new DemoFailure("GET " + next + " was answered with " + page.status() + ": " + page.body());
            }
            page.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
            var after = page.json().path("next");
            next = after.isTextual() ? path + "?limit=10&after=" + after.asText() : null;
        }
        return ids;
    }

    private void databasesDropped(Recovery.Told told) {
        story.chapter("The MongoDB databases of all three are dropped under the live services.");
        story.gap();
        var questions = questions(told);
        var before = questions.stream().collect(Collectors.toMap(question -> question, Question::ask));
        before.forEach((question, answer) -> {
            if (answer.status() != 200) {
                throw new DemoFailure(question + " was answered with " + answer.status() + " before: " + answer.body());
            }
        });
        try (var client = MongoClients.create(system.stack().mongoUri())) {
            var databases = RunningSystem.SERVICES.stream()
                    .map(service -> client.getDatabase(system.stack().mongoDatabase(service)))
                    .toList();
            var documents = documents(databases);
            databases.forEach(MongoDatabase::drop);
            story.fact("drop", documents + " documents, now " + documents(databases));
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
                    "until they were rebuilt from Kafka: 503 with Retry-After, never a 404");
            story.check(
                    questions.stream().allMatch(question -> before.get(question).isSameAs(after.get(question))),
                    "then the same answers, byte for byte, with the same ETags");
            story.check(
                    databases.stream().allMatch(database -> awaitDocuments(database) > 0),
                    "from databases that are there again: " + documents(databases) + " documents");
        }
        var journal = Objects.requireNonNull(events.get("journal"));
        journal.readToEnd();
        var total = journal.total();
        var next = maria.post("/journal/v1/entries", Json.of(Map.of("text", "Still here.")), "demo-after-the-drop");
        story.gap();
        story.exchange(next);
        story.check(next.status() == 201, "and it goes on");
        story.log(journal);
        story.check(journal.total() == total + 1, "with one new event; the rebuild added none");
    }

    private void timeline() {
        story.chapter("What Maria sees: her timeline.");
        story.gap();
        var answer = maria.get("/journal/v1/timeline");
        story.exchange(answer);
        var items = StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
        for (var item : items) {
            story.fact("", "%s  %-10s  %s".formatted(text(item, "happenedAt"), text(item, "type"), words(item)));
        }
        story.check(
                items.stream()
                        .map(item -> text(item, "type"))
                        .toList()
                        .equals(List.of("entry", "evidence", "lesson", "reflection", "entry", "setback")),
                "all that she wrote and kept, the newest first");
    }

    private record Question(Person person, String path) {

        Answer ask() {
            return person.get(path);
        }
    }

    private List<Question> questions(Recovery.Told told) {
        var questions = new ArrayList<Question>();
        for (var path : List.of(
                "/journal/v1/entries/" + told.entry().locatedId(),
                "/journal/v1/setbacks",
                "/journal/v1/reflections",
                "/journal/v1/lessons",
                "/journal/v1/evidence",
                "/journal/v1/timeline",
                "/journal/v1/statistics/bounce-back",
                "/plan/v1/goals/" + told.goal() + "/attempts/" + told.attempt(),
                "/plan/v1/plans",
                "/plan/v1/steps",
                "/reminder/v1/reminders/" + told.step(),
                "/reminder/v1/deliveries")) {
            questions.add(new Question(maria, path));
        }
        for (var writer : writers) {
            for (var kind : Burst.Kind.values()) {
                questions.add(new Question(writer, kind.path + "?limit=200"));
            }
        }
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
        while (documents(List.of(database)) == 0) {
            if (!patience.pause(0)) {
                return 0;
            }
        }
        return documents(List.of(database));
    }

    private static long documents(List<MongoDatabase> databases) {
        var documents = 0L;
        for (var database : databases) {
            for (var collection : database.listCollectionNames()) {
                documents += database.getCollection(collection).countDocuments();
            }
        }
        return documents;
    }

    private Person person(String name) {
        return new Person(name, system.stack().token(name.toLowerCase(Locale.ROOT)), service -> system.service(service)
                .uri());
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
