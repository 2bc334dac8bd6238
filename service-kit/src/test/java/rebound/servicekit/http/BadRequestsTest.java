package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.as;
import static rebound.servicekit.http.Notes.assertProblem;
import static rebound.servicekit.http.Notes.writing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.TestKeys;
import rebound.servicekit.Tokens;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.RawRequest;

@QuarkusTest
@WithTestResource(TestKeys.class)
class BadRequestsTest {

    /** Stands for a person's words: it may be in no problem and in no log. */
    private static final String MARKER = "canary-7f3a";

    @Inject
    EngineInMemory engine;

    private final StringBuilder logged = new StringBuilder();
    private final Handler capture = new Handler() {
        private final PatternFormatter formatter = new PatternFormatter("%c %s %X %e%n");

        @Override
        public void publish(LogRecord record) {
            synchronized (logged) {
                logged.append(formatter.format(ExtLogRecord.wrap(record)));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private long versionsBefore;

    @BeforeEach
    void listen() {
        capture.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(capture);
        versionsBefore = engine.versions();
    }

    @AfterEach
    void nothing_has_changed_and_nothing_was_told() {
        Logger.getLogger("").removeHandler(capture);
        assertThat(engine.versions()).isEqualTo(versionsBefore);
        assertThat(logged.toString()).doesNotContain(MARKER);
    }

    static List<Arguments> brokenRules() {
        var big = 256 * 1024;
        return List.of(
                Arguments.of("{}", "/text", "is required"),
                Arguments.of("{'text':null}", "/text", "is required"),
                Arguments.of("{'text':''}", "/text", "must have 1 to 262144 bytes in UTF-8 and not only blanks"),
                Arguments.of("{'text':' \\n'}", "/text", "must have 1 to 262144 bytes in UTF-8 and not only blanks"),
                Arguments.of(
                        "{'text':'" + "a".repeat(big + 1) + "'}",
                        "/text",
                        "must have 1 to 262144 bytes in UTF-8 and not only blanks"),
                Arguments.of(
                        "{'text':'" + "é".repeat(big / 2) + "a'}",
                        "/text",
                        "must have 1 to 262144 bytes in UTF-8 and not only blanks"),
                Arguments.of(
                        "{'text':'a','title':'" + "🌱".repeat(9) + "'}",
                        "/title",
                        "must have 1 to 8 characters and not only blanks"),
                Arguments.of("{'text':'a','weight':{}}", "/weight/grams", "is required"),
                Arguments.of(
                        "{'text':'a','weight':{'grams':1.01}}", "/weight/grams", "must be less than or equal to 1"),
                Arguments.of(
                        "{'text':'a','weight':{'grams':-1e300}}",
                        "/weight/grams",
                        "must be greater than or equal to -1"),
                Arguments.of(
                        "{'text':'a','weight':{'grams':1e999}}", "/weight/grams", "must be less than or equal to 1"),
                Arguments.of("{'text':'a','tags':['a',null]}", "/tags/1", "is required"),
                Arguments.of(
                        "{'text':'a','tags':['a','abcde']}",
                        "/tags/1",
                        "must have 1 to 4 characters and not only blanks"),
                Arguments.of("{'text':'a','tags':['a','b','c']}", "/tags", "size must be between 0 and 2"),
                Arguments.of("{'text':'a','currency':'XQZ'}", "/currency", "must be a code of ISO 4217 such as EUR"),
                Arguments.of("{'text':'a','currency':'eur'}", "/currency", "must be a code of ISO 4217 such as EUR"),
                Arguments.of(
                        "{'text':'a','happenedAt':'" + Instant.now().plusSeconds(330) + "'}",
                        "/happenedAt",
                        "must be a time from 1900 on, and at most 5 minutes ahead"),
                Arguments.of(
                        "{'text':'a','happenedAt':'1899-12-31T23:59:59Z'}",
                        "/happenedAt",
                        "must be a time from 1900 on, and at most 5 minutes ahead"),
                Arguments.of("{'text':'a','userId':'b'}", "/userId", "is not a property here"),
                Arguments.of(
                        "{'text':'a','zone':'canary-7f3a'}",
                        "/zone",
                        "must be an IANA time zone such as Europe/Berlin"),
                Arguments.of("{'text':['canary-7f3a']}", "/text", "must be a string"),
                Arguments.of("{'text':'a','weight':'canary-7f3a'}", "/weight", "must be an object"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void a_broken_rule_has_its_pointer(String json, String pointer, String detail) {
        assertProblem(
                post(json.replace('\'', '"'))
                        .body("errors[0].pointer", equalTo(pointer))
                        .body("errors[0].detail", equalTo(detail))
                        .body("errors.size()", equalTo(1)),
                ProblemType.INVALID_REQUEST);
    }

    @Test
    void all_broken_rules_are_told_at_once() {
        assertProblem(
                post("{\"title\":\"\",\"tags\":[null]}")
                        .body("errors.pointer", hasItem("/text"))
                        .body("errors.pointer", hasItem("/title"))
                        .body("errors.pointer", hasItem("/tags/0")),
                ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"canary-7f3a\"", "canary-7f3a", "{\"text\":\"a\",\"text\":\"canary-7f3a\"}"})
    void malformed_json_is_a_problem(String json) {
        assertProblem(
                post(json).body("errors[0].pointer", equalTo(json.endsWith("}") ? "/text" : "")),
                ProblemType.MALFORMED_JSON);
    }

    @Test
    void a_missing_body_is_a_problem() {
        assertProblem(
                as("maria")
                        .contentType("application/json")
                        .post(NOTES)
                        .then()
                        .body("errors[0].detail", equalTo("is required")),
                ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=utf-16",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "multipart/form-data;boundary=x",
                "application/x-ndjson",
                "application/stream+json"
            })
    void only_json_in_utf_8_is_read(String type) {
        assertProblem(
                as("maria").header("Content-Type", type).body("{}").post(NOTES).then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void a_content_type_that_is_none_is_a_problem() {
        as("maria")
                .header("Content-Type", "canary-7f3a")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(NOTES)
                .then()
                .statusCode(oneOf(400, 415))
                .contentType("application/problem+json");
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        assertProblem(
                as("maria")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .body(bomb.toByteArray())
                        .post(NOTES)
                        .then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void what_is_refused_by_its_headers_gets_what_its_problems_carry() {
        for (var path : List.of(NOTES, NOTES + "?urgent=true")) {
            var response = as("maria")
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .header("Accept-Language", "de")
                    .body("{}")
                    .post(path)
                    .then()
                    .body("help", path.equals(NOTES) ? nullValue() : equalTo("in de"));
            assertProblem(response, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    @Test
    void a_body_that_says_it_is_too_large_is_not_read() throws IOException {
        for (var length : List.of("1048577", "10485760", "9000000000000000000")) {
            var response = RawRequest.send(head("Content-Length: " + length));
            assertThat(response).startsWith("HTTP/1.1 413").contains("urn:rebound:problem:body-too-large");
        }
    }

    @Test
    void a_body_that_turns_out_too_large_is_not_read_to_its_end() throws IOException {
        var chunk = new byte[65536];
        Arrays.fill(chunk, (byte) ' ');
        var framed = new ByteArrayOutputStream();
        framed.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
        framed.write(chunk);
        framed.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        var parts = new byte[160][];
        Arrays.fill(parts, framed.toByteArray());
        var response = RawRequest.send(head("Transfer-Encoding: chunked"), parts);
        assertThat(response).startsWith("HTTP/1.1 413").contains("urn:rebound:problem:body-too-large");
    }

    @Test
    void a_body_that_stops_in_the_middle_is_a_problem_of_its_sender() throws IOException {
        var response = RawRequest.send(
                head("Transfer-Encoding: chunked"), "5\r\n{\"tex\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(response).startsWith("HTTP/1.1 400").contains("urn:rebound:problem:malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/note/v1/notes/%00", "/note/v1/%2e%2e/x", "/%ff", "/note/v1/notes/..%2fopen"})
    void an_odd_address_is_a_problem_of_its_sender(String path) throws IOException {
        assertThat(get(path)).containsPattern("^HTTP/1.1 4\\d\\d").contains("application/problem+json");
    }

    /** Quarkus answers these before any code of ours, and before any route or handler that an application could add. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/note/v1/notes/%zz",
                "/note/v1/notes/%",
                "//",
                "/note/v1/notes?after=canary-7f3a|",
                "/note/v1/notes?after={canary-7f3a}",
                "/note/v1/<canary-7f3a>"
            })
    void what_is_no_address_gets_no_more_than_a_status(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 400").endsWith("content-length: 0\r\n\r\n");
    }

    /** Nor does Vert.x ask anybody about these. */
    @Test
    void what_is_too_long_to_be_read_gets_no_more_than_a_status() throws IOException {
        assertThat(get(NOTES + "?after=" + MARKER.repeat(500)))
                .matches("(?s)HTTP/1\\.[01] 414 .*")
                .endsWith("\r\n\r\n")
                .doesNotContain(MARKER);
        assertThat(RawRequest.send(
                        "GET " + NOTES + " HTTP/1.1\nHost: localhost\nX-Any: " + MARKER.repeat(2_000) + "\n\n"))
                .matches("(?s)HTTP/1\\.[01] 431 .*")
                .endsWith("\r\n\r\n")
                .doesNotContain(MARKER);
    }

    private static String get(String path) throws IOException {
        return RawRequest.send(
                "GET " + path + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer " + Tokens.of("maria") + "\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/note", "/note/v1", "/note/v1/nothing", "/note/v2/notes", "/nothing", "/q/nothing"})
    void what_is_not_there_is_not_found(String path) {
        assertProblem(as("maria").get(path).then(), ProblemType.NOT_FOUND);
        assertProblem(given().get(path).then(), ProblemType.NOT_FOUND);
    }

    @Test
    void a_method_that_is_not_there_is_not_allowed() {
        assertProblem(
                as("maria").patch(NOTES).then().header("Allow", equalTo("GET, HEAD, POST")),
                ProblemType.METHOD_NOT_ALLOWED);
        assertProblem(
                given().delete(NOTES).then().header("Allow", equalTo("GET, HEAD, POST")),
                ProblemType.METHOD_NOT_ALLOWED);
    }

    @Test
    void an_address_lists_its_own_methods_only() {
        assertProblem(
                given().options(NOTES).then().header("Allow", equalTo("GET, HEAD, POST")),
                ProblemType.METHOD_NOT_ALLOWED);
        assertProblem(
                as("maria").post(NOTES + "/canary-7f3a").then().header("Allow", equalTo("DELETE, GET, HEAD, PUT")),
                ProblemType.METHOD_NOT_ALLOWED);
        assertProblem(given().options(NOTES + "/canary-7f3a/nothing").then(), ProblemType.NOT_FOUND);
        assertThat(given().get("/q/metrics").asString()).doesNotContain(MARKER);
    }

    @Test
    void what_cannot_be_shown_that_way_is_not_acceptable() {
        assertProblem(as("maria").accept("text/html").get(NOTES).then(), ProblemType.NOT_ACCEPTABLE);
        as("maria").accept("text/html, */*;q=0.1").get(NOTES).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1000000000", "99999999999999", "a", "1.5", "0x10"})
    void a_limit_is_between_1_and_200(String limit) {
        assertProblem(
                as("maria").queryParam("limit", limit).get(NOTES).then().body("errors[0].parameter", equalTo("limit")),
                ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-01", "1700000000"})
    void a_time_is_a_time(String time) {
        assertProblem(
                as("maria").queryParam("from", time).get(NOTES).then().body("errors[0].parameter", equalTo("from")),
                ProblemType.INVALID_REQUEST);
    }

    @Test
    void a_cursor_is_good_for_its_person_and_its_query() {
        var next = as("maria")
                .queryParam("limit", "7")
                .get(NOTES)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("next");
        as("maria")
                .queryParam("after", next)
                .queryParam("limit", "1")
                .get(NOTES)
                .then()
                .statusCode(200)
                .body("items[0]", equalTo("note 7"));

        assertBadCursor(as("paul").queryParam("after", next).get(NOTES).then());
        assertBadCursor(as("maria")
                .queryParam("after", next)
                .queryParam("from", "2026-01-01T00:00:00Z")
                .get(NOTES)
                .then());
        assertBadCursor(as("maria")
                .queryParam("after", "AAAA" + next.substring(4))
                .get(NOTES)
                .then());
        for (var forged : List.of("7", "-", next + "A", "ä", MARKER)) {
            assertBadCursor(as("maria").queryParam("after", forged).get(NOTES).then());
        }
    }

    @Test
    void a_bug_is_told_without_words() {
        var incident = post("{\"text\":\"canary-7f3a\"}", NOTES + "/break")
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", equalTo(ProblemType.INTERNAL.uri()))
                .body("detail", equalTo(null))
                .extract()
                .<String>path("incident");
        assertThat(logged.toString())
                .contains(incident)
                .contains("java.lang.IllegalStateException")
                .contains("NoteResource.breakDown");
    }

    @Test
    void a_request_keeps_its_plain_id() {
        as("maria").header("X-Request-Id", "abc-1").get(NOTES).then().header("X-Request-Id", "abc-1");
        as("maria").header("X-Request-Id", "my words").get(NOTES).then().header("X-Request-Id", not("my words"));
    }

    @Test
    void every_answer_of_this_kind_is_the_same_for_a_person_who_writes() {
        assertProblem(
                writing("maria", MARKER)
                        .header("If-Match", "\"1\"")
                        .put(NOTES + "/nonsense")
                        .then(),
                ProblemType.NOT_FOUND);
    }

    private static String head(String more) {
        return "POST " + NOTES + " HTTP/1.1\nHost: localhost\nContent-Type: application/json\nAuthorization: Bearer "
                + Tokens.of("maria") + "\n" + more + "\n\n";
    }

    private static void assertBadCursor(ValidatableResponse response) {
        assertProblem(response.body("errors[0].parameter", equalTo("after")), ProblemType.INVALID_REQUEST);
    }

    private static ValidatableResponse post(String json) {
        return post(json, NOTES);
    }

    private static ValidatableResponse post(String json, String path) {
        return as("maria")
                .header("Content-Type", "application/json")
                .body(json.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .body(not(containsString(MARKER)));
    }
}
