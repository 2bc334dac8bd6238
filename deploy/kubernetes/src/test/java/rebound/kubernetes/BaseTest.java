package rebound.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rebound.kubernetes.Manifests.Resource;

/** The base as a whole. */
class BaseTest {

    private final Manifests manifests = Manifests.read();

    @Test
    void everyFileIsListed() {
        var listed = manifests.resources().stream().map(Resource::file).distinct();
        assertThat(Manifests.files())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(listed, Stream.of(Manifests.BASE.resolve("kustomization.yaml")))
                                .toList());
    }

    @Test
    void nothingIsThereTwice() {
        assertThat(manifests.resources().stream().map(resource -> resource.kind() + " " + resource.name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noSecretIsCheckedIn() {
        assertThat(manifests.all("Secret")).isEmpty();
        assertThat(manifests.kustomization().has("secretGenerator")).isFalse();
        assertThat(manifests.settings().keySet()).noneMatch(name -> name.matches(".*(KEYS|PASSWORD|SECRET|JAAS).*"));
    }

    /** Only where there is a kubectl; everything else here reads the files themselves. */
    @Test
    void kustomizeBuildsIt(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl"))),
                "there is no kubectl");
        var built = folder.resolve("built.yaml");
        var errors = folder.resolve("errors");
        var kubectl = new ProcessBuilder("kubectl", "kustomize", Manifests.BASE.toString())
                .redirectOutput(built.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(kubectl.waitFor()).as(() -> read(errors)).isZero();

        var documents = Manifests.documents(built);
        assertThat(documents.stream().map(document -> document.path("kind").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(manifests.resources().stream().map(Resource::kind), Stream.of("ConfigMap"))
                                .toList());
        var settings = documents.stream()
                .filter(document -> document.path("kind").asText().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        assertThat(Manifests.texts(settings.path("data"))).isEqualTo(manifests.settings());
        for (var document : documents) {
            if (document.path("kind").asText().equals("Deployment")) {
                assertThat(document.at("/spec/template/spec/containers/0/envFrom/0/configMapRef/name")
                                .asText())
                        .as(() -> "the settings of " + document.at("/metadata/name"))
                        .isEqualTo(settings.at("/metadata/name").asText());
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
