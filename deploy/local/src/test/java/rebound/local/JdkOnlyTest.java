package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The services' tests use this package with nothing but the JDK beside it. */
class JdkOnlyTest {

    @Test
    void thePackageNeedsNothingButTheJdkToRun() throws IOException {
        var arguments = new ArrayList<>(List.of("-verbose:class", "--ignore-missing-deps", "--multi-release", "25"));
        try (var files = Files.list(Checkout.codeSource().resolve("rebound/local"))) {
            files.map(Object::toString).filter(file -> file.endsWith(".class")).forEach(arguments::add);
        }
        var output = new StringWriter();
        var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        assertThat(jdeps.run(new PrintWriter(output), new PrintWriter(output), arguments.toArray(String[]::new)))
                .isZero();

        var strangers = output.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("->") && line.endsWith("not found"))
                .map(line -> line.split("\\s+")[1])
                .distinct()
                // Annotations that are missing are skipped.
                .filter(name -> !name.startsWith("org.jspecify.annotations."));
        assertThat(strangers).isEmpty();
        assertThat(output.toString()).contains("java.lang.ProcessBuilder");
    }
}
