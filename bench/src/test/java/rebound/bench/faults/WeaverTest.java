package rebound.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rebound.bench.faults.agent.FailPoint;
import rebound.bench.faults.agent.Weaver;
import rebound.local.Checkout;

/** The fail points are where the engine still is, and whatever is not there fails. */
class WeaverTest {

    private static final Path LIBRARIES = Checkout.root().resolve("journal-service/target/quarkus-app/lib/main");

    @Test
    void everyFailPointIsInTheEngine() throws IOException {
        try (var engine = engine()) {
            for (var type : Arrays.stream(FailPoint.values())
                    .map(FailPoint::type)
                    .distinct()
                    .toList()) {
                var original = bytes(engine, type);
                assertThat(Weaver.weave(type, original, engine)).as(type).hasSizeGreaterThan(original.length);
            }
        }
    }

    @Test
    void anEngineWithoutTheNamedPlaceIsRefused() throws IOException {
        try (var engine = engine()) {
            var other = bytes(engine, "rebound.eventlog.owner.Inbox");
            assertThatThrownBy(() -> Weaver.weave(FailPoint.BEFORE_REPLY.type(), other, engine))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("BEFORE_REPLY");
        }
    }

    private static byte[] bytes(ClassLoader loader, String type) throws IOException {
        try (var in = loader.getResourceAsStream(type.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static URLClassLoader engine() throws IOException {
        try (var files = Files.list(LIBRARIES)) {
            return new URLClassLoader(
                    files.map(Path::toUri).map(WeaverTest::url).toArray(java.net.URL[]::new));
        }
    }

    private static java.net.URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
