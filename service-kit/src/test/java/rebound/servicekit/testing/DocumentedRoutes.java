package rebound.servicekit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;

/**
 * The OpenAPI document says what the code does, and nothing else: every {@link Route} is an operation, with its parameters,
 * limits, scopes, problems and headers, and there are no others.
 *
 * <p>A service runs it with a subclass of its own: {@code @QuarkusTest @WithTestResource(OnLocalStack.class)}.
 */
public abstract class DocumentedRoutes {

    private List<Route> routes = List.of();
    private Map<String, Operation> operations = Map.of();

    @BeforeEach
    void read() throws IOException {
        routes = Route.all();
        operations = Operation.all(given().get("/q/openapi?format=json").asByteArray()).stream()
                .collect(Collectors.toMap(Operation::toString, Function.identity()));
    }

    @Test
    void every_route_is_an_operation_and_every_operation_a_route() {
        assertThat(routes).hasSizeGreaterThan(10);
        assertThat(operations.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        routes.stream().map(Route::toString).toList());
        assertThat(operations.values().stream()
                        .map(operation ->
                                operation.description().path("operationId").asText()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void every_parameter_is_there() {
        compare(Route::parameters, operation -> operation
                .parameters()
                .map(parameter -> parameter.path("in").asText() + " "
                        + parameter.path("name").asText())
                .toList());
    }

    @Test
    void every_limit_is_there() {
        compare(RequestLimits::of, RequestLimits::of);
    }

    @Test
    void every_body_has_its_media_types() {
        compare(Route::bodyTypes, operation -> names(operation.description().at("/requestBody/content")));
    }

    @Test
    void every_scope_is_there() {
        compare(Route::security, operation -> operation
                .description()
                .path("security")
                .valueStream()
                .flatMap(need -> need.propertyStream())
                .map(need -> need.getKey()
                        + need.getValue()
                                .valueStream()
                                .map(scope -> " " + scope.asText())
                                .collect(Collectors.joining()))
                .toList());
    }

    @Test
    void every_success_is_there() {
        compare(
                Route::successes,
                operation -> operation.statuses().filter(status -> status < 400).toList());
    }

    @Test
    void every_problem_is_there() {
        compare(route -> route.problems().stream().map(DocumentedRoutes::name).toList(), operation -> operation
                .statuses()
                .filter(status -> status >= 400)
                .flatMap(status -> Stream.of(ProblemType.values())
                        .filter(type -> operation
                                .response(status)
                                .path("description")
                                .asText()
                                .contains("`" + type.uri() + "`"))
                        .map(type -> status + " " + type.code()))
                .toList());
    }

    @Test
    void every_header_is_there() {
        compare(
                route -> Stream.concat(
                                route.successes().stream(),
                                route.problems().stream().map(ProblemType::status))
                        .distinct()
                        .flatMap(status -> route.headers(status).stream().map(name -> status + " " + name))
                        .toList(),
                operation -> operation
                        .statuses()
                        .flatMap(status -> names(operation.response(status).path("headers")).stream()
                                .map(name -> status + " " + name))
                        .toList());
    }

    /** For all of them, so that one run tells everything. */
    private <T> void compare(
            Function<Route, ? extends Iterable<T>> code, Function<Operation, ? extends Iterable<T>> document) {
        var all = new SoftAssertions();
        for (var route : routes) {
            var operation = operations.get(route.toString());
            if (operation == null) {
                all.fail("There is no %s", route);
            } else {
                all.assertThat(document.apply(operation))
                        .as("%s", route)
                        .containsExactlyInAnyOrderElementsOf(code.apply(route));
            }
        }
        all.assertAll();
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static String name(ProblemType type) {
        return type.status() + " " + type.code();
    }
}
