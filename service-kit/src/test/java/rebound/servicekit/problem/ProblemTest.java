package rebound.servicekit.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private final Problem problem = Problem.invalidBody("/text", "is required");

    @Test
    void withoutMembersOfAnExtensionItIsWhatItIs() {
        assertThat(problem.with(JsonNodeFactory.instance.objectNode())).hasToString(new String(problem.json(), UTF_8));
    }

    @Test
    void membersOfAnExtensionComeLast() {
        var members = JsonNodeFactory.instance.objectNode().put("help", "here");
        assertThat(problem.with(members).toString())
                .startsWith("{\"type\":\"urn:rebound:problem:invalid-request\",")
                .endsWith(",\"help\":\"here\"}");
    }
}
