package rebound.servicekit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;

/**
 * What must hold for every operation, whichever the OpenAPI document names: so a new one is covered before anybody has
 * written a test for it. What attackers try is in {@link BadInput}.
 *
 * <p>A service runs it with a subclass of its own: {@code @QuarkusTest @WithTestResource(OnLocalStack.class)}.
 */
public abstract class EveryOperation {

    private static final String MARKER = "canary-5d20";

    /** Somebody else for each operation: nobody asks that often in a second. */
    private Person maria = Person.anyone();

    private final List<String> people = new ArrayList<>();
    private final LogCapture log = LogCapture.begin();
    private List<Operation> operations = List.of();

    @BeforeEach
    void readTheDocument() throws IOException {
        operations = Operation.all(given().get("/q/openapi?format=json").asByteArray());
        assertThat(operations).hasSizeGreaterThan(10);
    }

    @AfterEach
    void nothingWasToldToTheLog() {
        assertThat(log.end()).doesNotContain(MARKER);
    }

    @Test
    void needs_its_own_scope_unless_it_is_open() {
        var reads = Map.of("scope", OnLocalStack.service() + ":read other:write");
        var writes = Map.of("scope", OnLocalStack.service() + ":write other:read");
        for (var operation : operations) {
            meetSomebody();
            if (!operation.isOpen()) {
                assertProblem(
                        operation.send(maria.asks(operation.needsToWrite() ? reads : writes)),
                        ProblemType.INSUFFICIENT_SCOPE);
            }
        }
        nothingHappened();
    }

    @Test
    void knows_no_id_that_was_not_recorded_or_is_none() {
        for (var operation : operations) {
            meetSomebody();
            if (operation.hasId()) {
                assertProblem(operation.send(maria.asks().header("If-Match", "*")), ProblemType.NOT_FOUND);
                assertProblem(operation.send(maria.asks().header("If-Match", "*"), "not-an-id"), ProblemType.NOT_FOUND);
            }
        }
        nothingHappened();
    }

    @Test
    void needs_every_required_property() {
        for (var operation : operations) {
            meetSomebody();
            for (var name : operation.requiredProperties()) {
                var missing = operation.validBody();
                missing.remove(name);
                assertProblem(
                                operation.send(create(), missing.toString(), Operation.UNKNOWN_ID),
                                ProblemType.INVALID_REQUEST)
                        .body("errors[0].pointer", equalTo("/" + name));
                var isNull = operation.validBody().putNull(name);
                assertProblem(
                                operation.send(create(), isNull.toString(), Operation.UNKNOWN_ID),
                                ProblemType.INVALID_REQUEST)
                        .body("errors[0].pointer", equalTo("/" + name));
            }
        }
        nothingHappened();
    }

    @Test
    void reads_json_only() {
        for (var operation : operations) {
            meetSomebody();
            if (operation.hasBody()) {
                for (var malformed : List.of("{" + MARKER, "{}{}", "{\"\"}", operation.bodyWithDuplicate())) {
                    assertProblem(
                            operation.send(create(), malformed, Operation.UNKNOWN_ID), ProblemType.MALFORMED_JSON);
                }
                assertProblem(
                        operation.send(create().contentType("text/plain"), MARKER, Operation.UNKNOWN_ID),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE);
                assertProblem(
                        operation.send(
                                create().header("Content-Encoding", "gzip"),
                                operation.validBody().toString(),
                                Operation.UNKNOWN_ID),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE);
            }
        }
        nothingHappened();
    }

    @Test
    void shows_json_only() {
        for (var operation : operations) {
            meetSomebody();
            if (!operation.method().equals("DELETE")) {
                assertProblem(operation.send(create().accept("text/html")), ProblemType.NOT_ACCEPTABLE);
            }
        }
        nothingHappened();
    }

    @Test
    void takes_a_proper_key_only() {
        for (var operation : operations) {
            meetSomebody();
            if (operation.takesKey()) {
                assertProblem(
                                operation.send(create().header("Idempotency-Key", "k".repeat(129))),
                                ProblemType.INVALID_REQUEST)
                        .body("errors[0].header", equalTo("Idempotency-Key"));
            }
        }
        nothingHappened();
    }

    @Test
    void lists_within_limits_and_by_its_own_cursors() {
        for (var operation : operations) {
            meetSomebody();
            if (operation.hasParameter("limit")) {
                for (var limit : List.of("0", "201", "1000000000", "x")) {
                    assertProblem(operation.send(maria.asks().queryParam("limit", limit)), ProblemType.INVALID_REQUEST)
                            .body("errors[0].parameter", equalTo("limit"));
                }
                if (operation.hasId()) {
                    // Nothing is listed below what does not exist.
                    continue;
                }
                for (var limit : List.of("1", "200")) {
                    operation
                            .send(maria.asks().queryParam("limit", limit))
                            .then()
                            .statusCode(200);
                }
                for (var forged : List.of("x", MARKER, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
                    assertProblem(operation.send(maria.asks().queryParam("after", forged)), ProblemType.INVALID_REQUEST)
                            .body("errors[0].parameter", equalTo("after"));
                }
            }
        }
    }

    private void meetSomebody() {
        maria = Person.anyone();
        people.add(maria.id());
    }

    private void nothingHappened() {
        assertThat(EventsTopic.of(OnLocalStack.service()).read(Person.setting("rebound.kafka.bootstrap-servers")))
                .extracting(EventsTopic.Entry::userId)
                .doesNotContainAnyElementsOf(people);
    }

    /** What creates if the body is right. */
    private RequestSpecification create() {
        return maria.asks().header("If-None-Match", "*");
    }
}
