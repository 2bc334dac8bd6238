package rebound.bench;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import rebound.bench.Practice.Event;
import rebound.bench.Practice.Reading;
import rebound.bench.Practice.Refused;
import rebound.bench.Practice.Request;
import rebound.bench.Practice.Way;
import rebound.local.ServiceProcess;

/** A practice as somebody does it, with words that nobody has used before: what is read again was said here. */
final class PracticeRun {

    /** For what comes a moment after its cause. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A number is equal to itself however it is written. */
    private static final Comparator<JsonNode> AS_READ = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final Person person;
    private final Person another;
    private final Function<String, ServiceProcess> services;
    private final Way way;
    private final Map<String, JsonNode> values = new HashMap<>();
    private int sent;

    PracticeRun(Person person, Person another, Function<String, ServiceProcess> services, Way way) {
        this.person = person;
        this.another = another;
        this.services = services;
        this.way = way;
        var chance = ThreadLocalRandom.current();
        var number = chance.nextInt(25, 500);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        say("marker", TextNode.valueOf(UUID.randomUUID().toString().replace("-", "")));
        say("someId", TextNode.valueOf(UUID.randomUUID().toString()));
        say("number", IntNode.valueOf(number));
        say("ago", TextNode.valueOf(now.minus(Duration.ofHours(number)).toString()));
        say("now", TextNode.valueOf(now.toString()));
        for (var days = 1; days <= Practices.DAYS_AGO; days++) {
            say(
                    "daysAgo" + days,
                    TextNode.valueOf(now.minus(Duration.ofDays(days)).toString()));
        }
        say("ahead", TextNode.valueOf(now.plus(Duration.ofHours(number)).toString()));
        say(
                "day",
                TextNode.valueOf(now.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .plusDays(number)
                        .toString()));
        way.any().forEach((name, options) -> say(name, options.get(chance.nextInt(options.size()))));
    }

    private void say(String name, JsonNode value) {
        values.put(name, value);
    }

    /** @throws AssertionError if something is not as the file says */
    void perform() {
        way.requests().forEach(this::send);
        way.reads().forEach(this::read);
    }

    /** The events that it leaves; after {@link #perform}. */
    List<Event> events() {
        return way.events().stream()
                .map(event -> new Event(
                        filled(event.event()),
                        event.shows().entrySet().stream()
                                .collect(toMap(Map.Entry::getKey, shown -> filled(shown.getValue())))))
                .toList();
    }

    /** The word that nobody has used before. */
    String marker() {
        return filled("${marker}");
    }

    private void send(Request request) {
        var path = filled(request.path());
        if (request.method().equals("GET")) {
            awaited(person, request.method(), path, null, answer -> {
                assertStatus(request, answer);
                assertShows(request.request(), request.shows(), answer);
                keep(request, answer.json());
            });
            return;
        }
        var headers = new TreeMap<>(request.headers());
        headers.put("Idempotency-Key", "practice-" + sent++);
        var answer = person.settled(at(path), request.method(), path, text(request.body()), headers);
        assertStatus(request, answer);
        if (request.refused() != null) {
            assertRefused(request.refused(), answer.json());
        } else {
            if (request.as() != null) {
                say(request.as(), answer.json().path("id"));
            }
            assertShows(request.request(), request.shows(), answer);
            keep(request, answer.json());
        }
    }

    private static void assertStatus(Request request, Answer answer) {
        assertThat(answer.status()).as("%s: %s", request.request(), answer).isEqualTo(request.status());
    }

    private static void assertRefused(Refused refused, JsonNode problem) {
        if (refused.pointer() != null) {
            assertThat(problem.path("errors").findValuesAsText("pointer"))
                    .as(problem.toString())
                    .contains(refused.pointer());
        }
        if (refused.reason() != null) {
            assertThat(problem.path("reason").asText()).as(problem.toString()).isEqualTo(refused.reason());
        }
    }

    private void keep(Request request, JsonNode json) {
        request.keep().forEach((name, pointer) -> {
            assertThat(json.at(pointer).isMissingNode())
                    .as("%s: nothing at %s of %s", request.request(), pointer, json)
                    .isFalse();
            say(name, json.at(pointer));
        });
    }

    private void read(Reading reading) {
        var reader = reading.byAnother() ? another : person;
        awaited(reader, reading.method(), filled(reading.path()), text(reading.body()), answer -> {
            assertThat(answer.status()).as("%s: %s", reading.read(), answer).isEqualTo(200);
            assertShows(reading.read(), reading.shows(), answer);
            reading.hides()
                    .forEach(pointer -> assertThat(answer.json().at(pointer).isMissingNode())
                            .as("%s: nothing at %s of %s", reading.read(), pointer, answer)
                            .isTrue());
        });
    }

    private void assertShows(String asked, Map<String, JsonNode> shows, Answer answer) {
        shows.forEach((pointer, expected) -> {
            var wanted = filled(expected);
            assertThat(answer.json().at(pointer).equals(AS_READ, wanted))
                    .as("%s: %s at %s of %s", asked, wanted, pointer, answer)
                    .isTrue();
        });
    }

    private void awaited(Person reader, String method, String path, @Nullable String json, Consumer<Answer> check) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> check.accept(reader.answered(at(path), method, path, json, Map.of())));
    }

    private ServiceProcess at(String path) {
        return services.apply(Practices.service(path));
    }

    private @Nullable String text(@Nullable JsonNode body) {
        return body == null ? null : filled(body).toString();
    }

    private JsonNode filled(JsonNode node) {
        return Practices.mapTexts(node, text -> {
            var whole = Practices.PLACEHOLDER.matcher(text);
            return whole.matches() ? value(whole.group(1)) : TextNode.valueOf(filled(text));
        });
    }

    private String filled(String text) {
        return Practices.PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(found.group(1)).asText()));
    }

    private JsonNode value(String name) {
        var value = values.get(name);
        assertThat(value).as("what %s stands for", name).isNotNull();
        return value;
    }
}
