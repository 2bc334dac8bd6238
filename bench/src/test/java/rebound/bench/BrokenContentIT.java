package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalStack;

/** What a team has to say in words of its own, and has written wrongly, is told when the service starts, and not when it is read. */
class BrokenContentIT {

    private static final Duration TO_END = Duration.ofMinutes(2);
    private static final String FILE = "templates/small-steps.v1.yaml";

    private static final String TEMPLATE = """
            key: small-steps
            version: 1
            practices: [B5]
            title:
              en: One small thing
            summary:
              en: Find something small enough for this day.
            questions:
              - id: thing
                type: text
                ask:
                  en: What should you do?
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void stopsTheStartWithItsNameAndLine() throws Exception {
        var content = folder.resolve("content");
        Files.createDirectories(content.resolve(FILE).getParent());
        Files.writeString(content.resolve(FILE), TEMPLATE);
        var hash = MessageDigest.getInstance("SHA-256").digest(TEMPLATE.getBytes(StandardCharsets.UTF_8));
        Files.writeString(content.resolve("catalogue.lock"), HexFormat.of().formatHex(hash) + "  " + FILE + "\n");
        try (var stack = LocalStack.start(folder.resolve("stack"))) {
            var journal = stack.startService("journal", 0, Map.of("rebound.content.folder", content.toString()));
            assertThat(journal.awaitExit(TO_END)).isTrue();
            assertThat(journal.exitStatus()).isNotZero();
            assertThat(Files.readString(journal.log())).contains(FILE + ":12: ", "should");
        }
    }
}
