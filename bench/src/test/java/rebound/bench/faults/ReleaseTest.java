package rebound.bench.faults;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.local.Checkout;

/** The releases that are rolled out still follow from this one. */
class ReleaseTest {

    private static final String ENDING = ".patch";

    @TempDir
    private Path temporary;

    static Stream<String> patches() throws IOException {
        try (var files = Files.list(Checkout.root().resolve("bench/upgrades"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void appliesAndCompiles(String patch) {
        assertThatCode(() -> Release.build("journal", patch, temporary.resolve(patch)))
                .doesNotThrowAnyException();
    }
}
