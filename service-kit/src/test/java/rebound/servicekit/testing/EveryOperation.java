package rebound.servicekit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;

/**
 * What must hold for every operation, whichever the OpenAPI document names: so a new one is covered before anybody has
 * written a test for it. Every answer of every test is checked as {@link Reply#check} says. What attackers try is in {@link
 * BadInput}.
 *
 * <p>A service runs it with a subclass of its own: {@code @QuarkusTest @WithTestResource(OnLocalStack.class)}.
 */
public abstract class EveryOperation {

    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final LogCapture log = LogCapture.begin();
    private List<Operation> operations = List.of();

    @BeforeEach
    void readTheDocument() throws IOException {
        operations = Operation.all(given().get("/q/openapi?format=json").asByteArray());
        assertThat(operations).hasSizeGreaterThan(10);
        Person.awaitReady();
    }

    @AfterEach
    void nothingWasToldToTheLog() {
        assertThat(log.end()).doesNotContain(Reply.WORDS);
    }

    @Test
    void needs_its_own_scope_unless_it_is_open() {
        var reads = Map.of("scope", OnLocalStack.service() + ":read other:write");
        var writes = Map.of("scope", OnLocalStack.service() + ":write other:read");
        each(operation -> !operation.isOpen(), (operation, maria) -> operation
                .call()
                .bearing(maria.token(operation.needsToWrite() ? reads : writes))
                .send()
                .expect(ProblemType.INSUFFICIENT_SCOPE));
        nothingHappened();
    }

    @Test
    void knows_no_id_that_was_not_recorded_or_is_none() {
        each(Operation::hasId, (operation, maria) -> {
            for (var id : List.of(Operation.UNKNOWN_ID, "not-an-id")) {
                asks(maria, operation.call(id)).with("If-Match", "*").send().expect(ProblemType.NOT_FOUND);
            }
        });
        nothingHappened();
    }

    @Test
    void needs_every_required_property() {
        each(Operation::hasBody, (operation, maria) -> {
            for (var name : operation.requiredProperties()) {
                var missing = operation.validBody();
                missing.remove(name);
                var isNull = operation.validBody().putNull(name);
                for (var body : List.of(missing, isNull)) {
                    assertInvalid(
                            "pointer", "/" + name, create(maria, operation).json(body.toString()));
                }
            }
        });
        nothingHappened();
    }

    @Test
    void reads_json_only() {
        each(Operation::hasBody, (operation, maria) -> {
            var create = create(maria, operation);
            for (var malformed : List.of("{" + Reply.WORDS, "{}{}", "{\"\"}", operation.bodyWithDuplicate())) {
                create.json(malformed).send().expect(ProblemType.MALFORMED_JSON);
            }
            create.json(Reply.WORDS)
                    .with("Content-Type", "text/plain")
                    .send()
                    .expect(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            create.with("Content-Encoding", "gzip").send().expect(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        });
        nothingHappened();
    }

    @Test
    void shows_json_only() {
        each(operation -> !operation.method().equals("DELETE"), (operation, maria) -> create(maria, operation)
                .with("Accept", "text/html")
                .send()
                .expect(ProblemType.NOT_ACCEPTABLE));
        nothingHappened();
    }

    @Test
    void takes_a_proper_key_only() {
        each(
                Operation::takesKey,
                (operation, maria) -> assertInvalid(
                        "header",
                        "Idempotency-Key",
                        create(maria, operation).with("Idempotency-Key", "k".repeat(129))));
        nothingHappened();
    }

    @Test
    void lists_within_limits_and_by_its_own_cursors() {
        each(operation -> operation.hasParameter("limit"), (operation, maria) -> {
            var list = asks(maria, operation.call());
            for (var limit : List.of("0", "201", "1000000000", "x")) {
                assertInvalid("parameter", "limit", list.query("limit", limit));
            }
            if (operation.hasId()) {
                // Nothing is listed below what does not exist.
                return;
            }
            for (var limit : List.of("1", "200")) {
                var reply = list.query("limit", limit).send();
                assertThat(reply.status()).as("%s: %s", operation, reply).isEqualTo(200);
            }
            for (var forged : List.of("x", Reply.WORDS, "A".repeat(56))) {
                assertInvalid("parameter", "after", list.query("after", forged));
            }
        });
    }

    /** Somebody else for each of them: nobody asks that often in a second. */
    private void each(Predicate<Operation> property, BiConsumer<Operation, Person> asks) {
        var having = operations.stream().filter(property).toList();
        assertThat(having).isNotEmpty();
        InParallel.each(having, operation -> {
            var somebody = Person.anyone();
            people.add(somebody.id());
            asks.accept(operation, somebody);
        });
    }

    private void nothingHappened() {
        assertThat(EventsTopic.of(OnLocalStack.service()).read(Person.setting("rebound.kafka.bootstrap-servers")))
                .extracting(EventsTopic.Entry::userId)
                .doesNotContainAnyElementsOf(people);
    }

    private static Call asks(Person person, Call call) {
        return call.bearing(person.token(Map.of()));
    }

    /** What creates if the body is right. */
    private static Call create(Person person, Operation operation) {
        return asks(person, operation.call()).with("If-None-Match", "*");
    }

    private static void assertInvalid(String kind, String name, Call call) {
        var reply = call.send().expect(ProblemType.INVALID_REQUEST);
        assertThat(reply.json().at("/errors/0/" + kind).asText())
                .as("%s: %s", call, reply)
                .isEqualTo(name);
    }
}
