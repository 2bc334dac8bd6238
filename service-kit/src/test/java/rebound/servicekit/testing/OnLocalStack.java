package rebound.servicekit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import rebound.local.LocalStack;

/** A broker and a database of their own for the tests of one service, which itself runs in the JVM of the tests. */
public class OnLocalStack implements QuarkusTestResourceLifecycleManager {

    /** Where the tests find the issuer of their tokens. */
    static final String DATA_FOLDER = "test.data-folder";

    private @Nullable LocalStack stack;

    /** The service that is tested, by its short name, such as {@code journal}. */
    static String service() {
        return ConfigProvider.getConfig()
                .getValue("quarkus.application.name", String.class)
                .replaceFirst("-service$", "");
    }

    @Override
    public Map<String, String> start() {
        try {
            stack = LocalStack.start(Files.createTempDirectory(Path.of("target"), "local-stack-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(stack.serviceSettings(service()));
        settings.put(DATA_FOLDER, stack.dataFolder().toString());
        settings.put("quarkus.http.test-port", "0");
        // What is in the clear can be found in the broker's files.
        settings.put("rebound.kafka.client.\"compression.type\"", "none");
        return settings;
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
