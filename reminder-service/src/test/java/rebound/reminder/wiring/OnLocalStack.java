package rebound.reminder.wiring;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rebound.local.LocalStack;

/** A broker and a database of their own for these tests; the service itself runs in the JVM of the tests. */
public class OnLocalStack implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalStack stack;

    @Override
    public Map<String, String> start() {
        try {
            stack = LocalStack.start(Files.createTempDirectory(Path.of("target"), "local-stack-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(stack.serviceSettings("reminder"));
        settings.put("test.token", stack.token("maria"));
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
