package rebound.servicekit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/** What a {@link Call} was answered. */
record Reply(Call call, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a person's words begin with in all of these tests: it may be in no error. */
    static final String WORDS = "canarywords";

    /** A class, a method of a trace, an exception: none of anybody's business. */
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|\\b(java|javax|jakarta|io|org|com|rebound)\\.[a-z]+\\.|\\.java\\b|\\w+\\$\\w+");

    /** Differ by nature from one answer to the next. */
    private static final Set<String> OF_THE_MOMENT = Set.of("x-request-id", "date");

    boolean isAccepted() {
        return status >= 200 && status < 300 && status != 202;
    }

    /** Not decided, or not known to be. */
    boolean isOpen() {
        return status == 202 || status == 503 || status == 429;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(call + " was answered " + this, e);
        }
    }

    /** The last part of the type of a problem. */
    String problem() {
        return json().path("type").asText().replaceFirst(".*:", "");
    }

    /** The same; empty if it is none. */
    String problemOrNone() {
        return status < 400 ? "" : problem();
    }

    /** All of it that a client can tell it by from another answer. */
    String fingerprint() {
        var shown = new TreeMap<String, List<String>>(headers.map());
        shown.keySet().removeIf(name -> OF_THE_MOMENT.contains(name.toLowerCase()));
        return status + " " + shown + " " + body;
    }

    Reply expect(ProblemType type) {
        assertThat(status).as("%s: %s", call, this).isEqualTo(type.status());
        assertThat(problem()).as("%s", call).isEqualTo(type.code());
        return this;
    }

    /**
     * An error is a problem as of RFC 9457, of a kind that is documented, without a word of the person or of our insides; and
     * no error is ours, except that the outcome is unknown, which a retry resolves.
     */
    Reply check() {
        if (status < 400) {
            return this;
        }
        assertThat(status < 500 || status == 503 && !header("Retry-After").isEmpty())
                .as("%s was answered %s", call, this)
                .isTrue();
        assertThat(header("Content-Type")).as("%s was answered %s", call, this).isEqualTo(Problem.MEDIA_TYPE);
        var problem = json();
        assertThat(problem.path("status").asInt()).as("%s", call).isEqualTo(status);
        var type = problem.path("type").asText();
        assertThat(problem.path("title").asText())
                .as("%s was answered %s", call, this)
                .isEqualTo(Arrays.stream(ProblemType.values())
                        .filter(known -> known.uri().equals(type) && known.status() == status)
                        .map(ProblemType::title)
                        .findFirst()
                        .orElseGet(() -> Assertions.fail(call + " was answered " + this)));
        assertThat(body).as("%s", call).doesNotContain(WORDS).doesNotContainPattern(INSIDES);
        for (Map.Entry<String, List<String>> header : headers.map().entrySet()) {
            // Sent back on purpose: the key to try again with.
            if (!header.getKey().equalsIgnoreCase("Idempotency-Key")) {
                assertThat(header.getValue().toString()).as("%s", call).doesNotContain(WORDS);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + (body.length() < 1000 ? body : body.substring(0, 1000) + "…");
    }
}
