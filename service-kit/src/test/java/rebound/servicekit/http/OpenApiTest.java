package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.servicekit.TestKeys;

@QuarkusTest
@WithTestResource(TestKeys.class)
class OpenApiTest {

    private static final String REQUEST_ID = "#/components/parameters/RequestId";
    private static final String IDEMPOTENCY_KEY = "#/components/parameters/IdempotencyKey";

    private JsonNode api;

    @BeforeEach
    void read() throws IOException {
        api = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asByteArray());
    }

    @Test
    void is_3_1_and_has_a_page() {
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void a_post_that_creates_says_all_that_is_common() {
        var post = operation("/note/v1/notes", "post");
        assertThat(statuses(post))
                .contains("201", "202", "400", "401", "403", "406", "409", "413", "415", "422", "429", "500", "503")
                .doesNotContain("200", "404", "428");
        assertThat(parameters(post)).containsExactlyInAnyOrder(REQUEST_ID, IDEMPOTENCY_KEY);
        assertThat(post.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Note");
        assertThat(post.at("/responses/201/headers").propertyStream().map(Map.Entry::getKey))
                .contains("ETag", "Location");
        assertThat(post.at("/security/0/bearer/0").asText()).isEqualTo("note:write");
    }

    @Test
    void a_put_names_its_preconditions() {
        var put = operation("/note/v1/notes/{id}", "put");
        assertThat(statuses(put)).contains("200", "201", "404", "410", "412", "428");
        assertThat(parameters(put))
                .contains(IDEMPOTENCY_KEY, "#/components/parameters/IfMatch", "#/components/parameters/IfNoneMatchAny");
        assertThat(put.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Note");
    }

    @Test
    void a_delete_shows_nothing() {
        var delete = operation("/note/v1/notes/{id}", "delete");
        assertThat(statuses(delete)).contains("204", "404").doesNotContain("200", "413");
    }

    @Test
    void a_get_needs_the_read_scope_and_knows_304() {
        var get = operation("/note/v1/notes/{id}", "get");
        assertThat(statuses(get)).contains("200", "304", "404", "410").doesNotContain("202", "409", "422");
        assertThat(get.at("/security/0/bearer/0").asText()).isEqualTo("note:read");
    }

    @Test
    void what_everybody_has_one_of_is_read_and_patched() {
        var get = operation("/note/v1/look", "get");
        assertThat(statuses(get)).contains("200", "304").doesNotContain("404", "410");
        assertThat(get.at("/responses/200/headers/ETag").isMissingNode()).isFalse();
        var patch = operation("/note/v1/look", "patch");
        assertThat(statuses(patch))
                .contains("200", "202", "409", "412", "413", "415", "422")
                .doesNotContain("201", "404", "428");
        assertThat(parameters(patch))
                .containsExactlyInAnyOrder(REQUEST_ID, IDEMPOTENCY_KEY, "#/components/parameters/IfMatch");
        assertThat(patch.at("/requestBody/content").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("application/merge-patch+json", "application/json");
        assertThat(api.at("/components/schemas/LookChange/properties/paper/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void what_is_open_needs_no_token() {
        var open = operation("/note/v1/notes/open", "get");
        assertThat(open.path("security")).isEmpty();
        assertThat(statuses(open)).doesNotContain("401", "403", "429");
    }

    @Test
    void a_list_names_its_limits() {
        var limit = operation("/note/v1/notes", "get")
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asText().equals("limit"))
                .findFirst()
                .orElseThrow();
        assertThat(limit.at("/schema/minimum").asInt()).isEqualTo(1);
        assertThat(limit.at("/schema/maximum").asInt()).isEqualTo(200);
        assertThat(limit.at("/schema/default").asInt()).isEqualTo(50);
    }

    @Test
    void commands_are_there_without_being_asked() {
        assertThat(statuses(operation("/note/v1/commands/{id}", "get"))).contains("200", "404", "410", "422");
        assertThat(problem("/note/v1/commands/{id}", "get", 410))
                .contains("receipt-gone")
                .doesNotContain(":gone`");
    }

    @Test
    void an_operation_names_its_own_kinds_of_problems_only() {
        assertThat(problem("/note/v1/notes/{id}", "get", 503)).doesNotContain("outcome-unknown");
        assertThat(problem("/note/v1/notes", "post", 503)).contains("outcome-unknown", "unavailable");
        assertThat(problem("/note/v1/changes", "get", 410))
                .contains("cursor-gone")
                .doesNotContain("receipt-gone");
    }

    @Test
    void the_rules_for_texts_are_limits_also_in_lists_and_patches() {
        var draft = api.at("/components/schemas/NoteText/properties");
        assertThat(draft.at("/title/maxLength").asInt()).isEqualTo(8);
        assertThat(draft.at("/tags/maxItems").asInt()).isEqualTo(2);
        assertThat(draft.at("/tags/items/minLength").asInt()).isEqualTo(1);
        assertThat(draft.at("/tags/items/maxLength").asInt()).isEqualTo(4);
        assertThat(draft.at("/currency/pattern").asText()).isEqualTo("^[A-Z]{3}$");
        assertThat(api.at("/components/schemas/LookChange/properties/paper/maxLength")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void a_schema_has_only_what_there_is() {
        api.at("/components/schemas").propertyStream().forEach(schema -> assertThat(
                        schema.getValue().path("$ref").asText())
                .as(schema.getKey())
                .isNotEqualTo("#/components/schemas/" + schema.getKey()));
        assertThat(api.at("/components/schemas/BatchItem/properties")
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("key", "method", "path", "ifMatch", "ifNoneMatch", "body");
        assertThat(api.at("/components/schemas/BatchItemAnswer/properties")
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("key", "status", "headers", "body");
    }

    @Test
    void changes_can_be_gone_and_followed_with_a_ticket() {
        assertThat(statuses(operation("/note/v1/changes", "get"))).contains("200", "400", "410");
        var stream = operation("/note/v1/changes/stream", "get");
        assertThat(statuses(stream)).contains("200", "401", "410", "429", "503");
        assertThat(stream.at("/responses/200/content").propertyStream().map(Map.Entry::getKey))
                .containsExactly("text/event-stream");
        assertThat(stream.path("security").valueStream().map(one -> one.fieldNames()
                        .next()))
                .containsExactly("bearer", "ticket");
        var ticket = operation("/note/v1/changes/tickets", "post");
        assertThat(ticket.at("/security/0/bearer/0").asText()).isEqualTo("note:read");
        assertThat(statuses(ticket)).contains("201", "401", "429").doesNotContain("200", "202", "409", "422");
        assertThat(ticket.at("/responses/201/headers").propertyStream().map(Map.Entry::getKey))
                .containsExactly("X-Request-Id");
        assertThat(parameters(ticket)).containsExactly(REQUEST_ID);
    }

    @Test
    void a_batch_names_its_limits_and_is_no_command_itself() {
        var batch = operation("/note/v1/batch", "post");
        assertThat(statuses(batch))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "406", "413", "415", "429", "500", "503");
        assertThat(parameters(batch)).containsExactlyInAnyOrder(REQUEST_ID, IDEMPOTENCY_KEY);
        assertThat(batch.at("/security/0/bearer/0").asText()).isEqualTo("note:write");
        var items = api.at("/components/schemas/Batch/properties/items");
        assertThat(items.path("maxItems").asInt()).isEqualTo(100);
        assertThat(api.at("/components/schemas/BatchItem/required")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrder("method", "path");
    }

    @Test
    void no_schema_has_the_name_of_a_class() {
        assertThat(api.at("/components/schemas")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList())
                .noneMatch(name -> name.contains("."));
    }

    private JsonNode operation(String path, String method) {
        var operation = api.path("paths").path(path).path(method);
        assertThat(operation.isMissingNode()).as(method + " " + path).isFalse();
        return operation;
    }

    private String problem(String path, String method, int status) {
        var reference = operation(path, method)
                .path("responses")
                .path(Integer.toString(status))
                .path("$ref")
                .asText();
        return api.at(reference.substring(1)).path("description").asText();
    }

    private static List<String> statuses(JsonNode operation) {
        return operation
                .path("responses")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("$ref").asText())
                .toList();
    }
}
