package rebound.bench;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.local.RunningSystem;
import rebound.local.ServiceProcess;
import rebound.local.SystemPorts;
import rebound.local.demo.WebhookReceiver;

/**
 * The main story, told over HTTP: how a person bounces back, through three services that know of each other through events
 * only. Then: whatever can be read stays as it is when databases are lost, and who caused what can be followed, in the events
 * and in the logs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** How far ahead the small step is scheduled. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private final WebhookReceiver app = new WebhookReceiver();
    private RunningSystem system;
    private Person maria;
    private String attempt;
    private String step;
    private Map<String, List<OutsideEvent>> events;
    private int writes;

    @BeforeAll
    void tell() {
        system = RunningSystem.start(folder, SystemPorts.free(), this::settings, (what, where) -> {});
        maria = Person.of(system.stack(), "maria");
        fallShort();
        acceptWhatIsOffered();
        lookBack();
        beReminded();
        rest();
        bounceBack();
        events = RunningSystem.SERVICES.stream()
                .collect(toMap(
                        service -> service,
                        service -> OutsideEvent.all(system.stack().bootstrapServers(), service)));
    }

    /** One person asks for everything, again and again, and is not to wait for the rate limit. */
    private Map<String, String> settings(String service) {
        var unhurried = Map.of("rebound.http.rate.burst", "100000", "rebound.http.rate.per-second", "100000");
        if (!service.equals("reminder")) {
            return unhurried;
        }
        var settings = new TreeMap<>(unhurried);
        settings.put("rebound.webhooks.allow", app.address());
        return settings;
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
        }
        app.close();
    }

    private void fallShort() {
        var goal = done(201, "POST", "/plan/v1/goals", """
            {"title":"Pass the certificate exam","why":"I want to teach","due":"2026-01-31"}\
            """);
        var begun = done(201, "POST", goal.location() + "/attempts", "{}");
        attempt = begun.locatedId();
        var finished = done(200, "POST", begun.location() + "/finish", """
            {"outcome":"fell-short","note":"Three points missing."}\
            """);
        assertThat(finished.json().path("offers").path(0).path("href").asText()).isEqualTo(setback());
        awaited(
                begun.location(),
                read -> read.path("offers").path(0).path("state").asText().equals("offered"));
    }

    private void acceptWhatIsOffered() {
        awaited(setback(), inState("offered"));
        var named = done(200, "POST", setback() + "/accept", """
            {"title":"I failed the certificate exam"}\
            """);
        assertThat(inState("open").test(named.json())).as(named.toString()).isTrue();
        done(201, "POST", Person.ENTRIES, """
            {"text":"Ran out of time on the last part, again.","about":{"type":"setback","id":"%s"}}\
            """.formatted(attempt));

        var plan = "/plan/v1/plans/" + attempt;
        var steps = "/plan/v1/steps?planId=" + attempt;
        awaited(plan, inState("offered"));
        assertThat(maria.get(system.service("plan"), steps).json().path("items"))
                .as("no step before the plan is accepted")
                .isEmpty();
        done(200, "POST", plan + "/accept", null);
        step = awaited(steps, read -> read.path("items").size() == 3)
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** Something of an earlier year, a post-mortem, what she keeps of it, and one of everything else that can be kept. */
    private void lookBack() {
        done(201, "POST", Person.ENTRIES, """
            {"text":"My first exam","happenedAt":"2024-03-01T12:00:00Z","mood":{"valence":0.5},"emotions":["proud"],"tags":["exam"]}\
            """);
        var drafted = done(201, "POST", "/journal/v1/reflections", """
            {"template":{"key":"post-mortem","version":1},"about":{"type":"setback","id":"%s"},"answers":[
              {"question":"goal","text":"Pass the certificate exam"},
              {"question":"measure","measure":{"unit":"points","target":60,"actual":57}},
              {"question":"decisions","list":["Do the last part first"]}]}\
            """.formatted(attempt));
        var completed = done(200, "POST", drafted.location() + "/complete", null);
        var lesson = completed.json().path("kept").path(0).path("link").asText();
        assertThat(awaited(lesson, inState("noted")).path("text").asText()).isEqualTo("Do the last part first");
        done(201, "POST", "/journal/v1/check-ins", """
            {"kind":"mood","mood":{"valence":-0.2},"spiralling":true}\
            """);
        awaited("/journal/v1/suggestions", read -> !read.path("items").isEmpty());
        for (var others : List.of(
                "evidence",
                "definitions",
                "desires",
                "anti-patterns",
                "insights",
                "inspirations",
                "acknowledgements",
                "hope-notes",
                "feedback",
                "letters",
                "stories")) {
            done(201, "POST", "/journal/v1/" + others, """
                {"text":"Something of hers"}\
                """);
        }
        var told = done(201, "POST", "/journal/v1/stories", """
            {"text":"Something of hers for others"}\
            """);
        done(200, "POST", told.location() + "/publish", """
            {"consent":true}\
            """);
    }

    private void beReminded() {
        done(201, "PUT", "/reminder/v1/endpoints/mine", """
            {"url":"http://%s/rebound"}\
            """.formatted(app.address()), Map.of("If-None-Match", "*"));
        done(200, "PUT", "/reminder/v1/channels/webhook", """
            {"reference":"phone-of-maria"}\
            """);
        done(201, "POST", "/reminder/v1/reminders", """
            {"text":"Look at the dates of the next exam","at":"%s"}\
            """.formatted(Instant.now().plus(30, ChronoUnit.DAYS)));
        done(200, "POST", "/plan/v1/steps/" + step + "/schedule", """
            {"at":"%s","zone":"Europe/Berlin"}\
            """.formatted(
                        Instant.now().plus(SOON)));
        awaited("/reminder/v1/reminders/" + step, inState("fired"));
        awaited("/reminder/v1/deliveries", read -> inState("delivered")
                .test(read.path("items").path(0)));
        done(200, "POST", "/plan/v1/steps/" + step + "/done", null);
        awaited("/reminder/v1/reminders/" + step, inState("cancelled"));
    }

    private void rest() {
        var pause = done(201, "POST", "/plan/v1/pauses", """
            {"kind":"rest"}\
            """);
        awaitEvent("reminder", "pause-noted");
        done(200, "POST", pause.location() + "/end", null);
        awaitEvent("reminder", "pause-end-noted");
    }

    /** Last what reminder-service hears last: a later thing of hers that can be read means that all before is there. */
    private void bounceBack() {
        done(200, "POST", setback() + "/back-on-track", "{}");
        done(200, "POST", setback() + "/close", null);
        done(200, "PATCH", "/journal/v1/me", """
            {"zone":"Europe/Berlin","startOfDay":"04:00","consents":{"bounceBack":true}}\
            """);
        awaited(
                "/journal/v1/statistics/bounce-back",
                read -> read.path("items").path(0).has("hoursToFirstStep"));
        awaited("/reminder/v1/settings", read -> read.path("zone").asText().equals("Europe/Berlin"));
        done(200, "PATCH", "/reminder/v1/settings", """
            {"quietHours":{"from":"22:00","to":"07:00"}}\
            """);
    }

    static Stream<List<String>> databases() {
        return Stream.of(List.of("journal"), List.of("plan"), List.of("reminder"), RunningSystem.SERVICES);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyGetHasTheSameAnswerAfterTheLossOf(List<String> services) {
        var before = everything();
        try (var client = MongoClients.create(system.stack().mongoUri())) {
            var lost = services.stream()
                    .map(service -> client.getDatabase(system.stack().mongoDatabase(service)))
                    .toList();
            lost.forEach(database -> {
                assertThat(database.listCollectionNames()).isNotEmpty();
                database.drop();
            });
            assertEverythingIsAnsweredAs(before, services);
            assertThat(lost).allSatisfy(database -> assertThat(database.listCollectionNames())
                    .isNotEmpty());
        }
    }

    @Test
    void everyGetHasTheSameAnswerFromOtherInstances() {
        var before = everything();
        RunningSystem.SERVICES.forEach(service -> system.service(service).kill());
        RunningSystem.SERVICES.stream().map(system::startAgain).toList().forEach(ServiceProcess::awaitReady);
        assertEverythingIsAnsweredAs(before, RunningSystem.SERVICES);
    }

    /** All that she can read, by path; none of it is an empty list. */
    private Map<String, Answer> everything() {
        var answers = EveryGet.ask(system, maria, EveryGet.of(system, maria).paths());
        answers.forEach((path, answer) -> {
            assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
            assertThat(EveryGet.isEmptyList(answer)).as("%s is empty", path).isFalse();
        });
        return answers;
    }

    /** Nothing is answered otherwise than before: of these services with 503 for a while, of the others at no time. */
    private void assertEverythingIsAnsweredAs(Map<String, Answer> before, List<String> services) {
        var open = new TreeSet<>(before.keySet());
        eventually().until(() -> {
            EveryGet.ask(system, maria, List.copyOf(open)).forEach((path, answer) -> {
                if (answer.status() == 503) {
                    assertThat(services).as("%s: %s", path, answer).contains(EveryGet.service(path));
                    assertThat(answer.header("Retry-After")).as(path).isNotNull();
                } else {
                    assertSame(path, answer, before.get(path));
                    open.remove(path);
                }
            });
            return open.isEmpty();
        });
    }

    private void assertSame(String path, Answer answer, Answer before) {
        if (EveryGet.isChanges(path)) {
            // How far beyond the last change a cursor is may differ; what it leads to may not.
            assertThat(answer.json().path("items"))
                    .as(path)
                    .isEqualTo(before.json().path("items"));
            var since = path + "?after=" + before.json().path("next").asText();
            var later = maria.get(system.service(EveryGet.service(path)), since);
            assertThat(later.status()).as("%s: %s", since, later).isEqualTo(200);
            assertThat(EveryGet.isEmptyList(later)).as("%s: %s", since, later).isTrue();
        } else {
            assertThat(answer.isSameAs(before))
                    .as("%s: %s instead of %s", path, answer, before)
                    .isTrue();
        }
    }

    @Test
    void causationLeadsFromTheAttemptToThePlanThatIsOffered() {
        var finished = event("plan", "attempt-finished");
        var setbackOffered = event("journal", "setback-offered");
        var named = event("journal", "setback-named");
        var planOffered = event("plan", "plan-offered");

        assertIsHerOwn(finished);
        assertFollows(setbackOffered, finished);
        assertFollows(event("plan", "setback-offer-noted"), setbackOffered);
        // She decided: what she accepts is her own deed, about the same thing.
        assertIsHerOwn(named);
        assertThat(named.aggregate()).isEqualTo(setbackOffered.aggregate());
        assertFollows(planOffered, named);
        assertThat(planOffered.aggregateId()).isEqualTo(named.aggregateId());

        assertLogged("plan", finished);
        assertLogged("journal", setbackOffered);
        assertLogged("journal", named);
        assertLogged("plan", planOffered);
    }

    @Test
    void causationLeadsFromTheStepThatIsScheduledToTheWebhook() {
        var stepScheduled = event("plan", "step-scheduled");
        var reminderScheduled = event("reminder", "step-reminder-scheduled");
        var fired = event("reminder", "reminder-fired");
        var deliveryStarted = event("reminder", "delivery-started");
        var attemptDue = event("reminder", "delivery-attempt-due");
        var attempted = event("reminder", "delivery-attempted");
        var cancelled = event("reminder", "reminder-cancelled");

        assertIsHerOwn(stepScheduled);
        assertFollows(reminderScheduled, stepScheduled);
        assertIsOfTheTimerSetBy(reminderScheduled, fired);
        assertFollows(deliveryStarted, fired);
        assertThat(attemptDue.commandId()).isEqualTo(deliveryStarted.commandId());
        assertThat(attempted.causationId()).isEqualTo(attemptDue.id());
        assertThat(event("reminder", "delivery-succeeded").commandId()).isEqualTo(attempted.commandId());
        assertFollows(cancelled, event("plan", "step-done"));

        assertLogged("plan", stepScheduled);
        Stream.of(reminderScheduled, fired, deliveryStarted, attempted, cancelled)
                .forEach(event -> assertLogged("reminder", event));
    }

    @Test
    void causationLeadsFromTheStepThatIsDoneToTheFirstStepAfterTheSetback() {
        var done = event("plan", "step-done");
        var noted = event("journal", "first-step-noted");
        assertIsHerOwn(done);
        assertFollows(noted, done);
        // The plan that was offered for the setback has its id.
        assertThat(noted.aggregateId()).isEqualTo(attempt);
        assertLogged("plan", done);
        assertLogged("journal", noted);
    }

    private static void assertIsHerOwn(OutsideEvent event) {
        assertThat(event.origin()).as(event.toString()).isEqualTo("request");
        assertThat(event.hops()).as(event.toString()).isZero();
        assertThat(event.causationId()).as(event.toString()).isEqualTo(event.commandId());
    }

    private static void assertFollows(OutsideEvent effect, OutsideEvent cause) {
        assertThat(effect.origin()).as(effect.toString()).isEqualTo("policy");
        assertThat(effect.causationId()).as(effect.toString()).isEqualTo(cause.id());
        assertThat(effect.hops()).as(effect.toString()).isEqualTo(cause.hops() + 1);
        assertThat(effect.userId()).as(effect.toString()).isEqualTo(cause.userId());
        assertThat(effect.partition()).as(effect.toString()).isEqualTo(cause.partition());
    }

    /** A timer is nobody's effect; its command names the thing, and the version of it that set the timer. */
    private static void assertIsOfTheTimerSetBy(OutsideEvent setter, OutsideEvent event) {
        assertThat(event.origin()).as(event.toString()).isEqualTo("timer");
        assertThat(event.hops()).as(event.toString()).isZero();
        assertThat(event.aggregate()).as(event.toString()).isEqualTo(setter.aggregate());
        assertThat(event.causationId())
                .as(event.toString())
                .isEqualTo("timer/" + setter.userId() + "/" + setter.subject() + "/" + setter.aggregateVersion());
    }

    private void assertLogged(String service, OutsideEvent event) {
        eventually().untilAsserted(() -> assertThat(log(service))
                .as("the log of %s, about %s", service, event)
                .anySatisfy(line ->
                        assertThat(line).contains(event.id(), event.type(), event.commandId(), event.causationId())));
    }

    private List<String> log(String service) {
        try {
            return Files.readAllLines(system.service(service).log());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The one event of that name: in this story each happens once. */
    private OutsideEvent event(String service, String name) {
        var named = events.get(service).stream()
                .filter(event -> event.name().equals(name))
                .toList();
        assertThat(named).as("%s, %s", service, name).hasSize(1);
        return named.getFirst();
    }

    private void awaitEvent(String service, String name) {
        eventually().until(() -> OutsideEvent.all(system.stack().bootstrapServers(), service).stream()
                .anyMatch(event -> event.name().equals(name)));
    }

    private String setback() {
        return "/journal/v1/setbacks/" + attempt;
    }

    private static Predicate<JsonNode> inState(String state) {
        return read -> read.path("state").asText().equals(state);
    }

    private Answer done(int status, String method, String path, @Nullable String json) {
        return done(status, method, path, json, Map.of());
    }

    private Answer done(int status, String method, String path, @Nullable String json, Map<String, String> condition) {
        var headers = new TreeMap<>(condition);
        headers.put("Idempotency-Key", "story-" + writes++);
        var answer = maria.settled(system.service(EveryGet.service(path)), method, path, json, headers);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isEqualTo(status);
        return answer;
    }

    /** What is read there once it is there, and like that: what another service does takes a moment. */
    private JsonNode awaited(String path, Predicate<JsonNode> wanted) {
        return eventually()
                .until(
                        () -> maria.get(system.service(EveryGet.service(path)), path),
                        answer -> answer.status() == 200 && wanted.test(answer.json()))
                .json();
    }

    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }
}
