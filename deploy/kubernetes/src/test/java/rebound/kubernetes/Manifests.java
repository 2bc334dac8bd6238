package rebound.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The base as it is written, before Kustomize. */
record Manifests(JsonNode kustomization, List<Resource> resources, Map<String, String> settings) {

    static final Path BASE = Path.of("base").toAbsolutePath();

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** One document of a file. */
    record Resource(Path file, String kind, String name, JsonNode content) {

        private static Resource of(Path file, JsonNode content) {
            return new Resource(
                    file,
                    content.path("kind").asText(),
                    content.at("/metadata/name").asText(),
                    content);
        }

        JsonNode at(String pointer) {
            return content.at(pointer);
        }

        /** What is printed when a comparison fails. */
        @Override
        public String toString() {
            return kind + " " + name + " in " + BASE.relativize(file);
        }
    }

    /** What a container is told: values, and where in which Secret others are. */
    record Environment(Map<String, String> values, Map<String, SecretKey> secrets) {}

    record SecretKey(String secret, String key) {}

    static Manifests read() {
        var kustomization = documents(BASE.resolve("kustomization.yaml")).getFirst();
        var resources = new ArrayList<Resource>();
        for (var listed : kustomization.path("resources")) {
            var file = BASE.resolve(listed.asText());
            documents(file).forEach(content -> resources.add(Resource.of(file, content)));
        }
        return new Manifests(kustomization, List.copyOf(resources), settings(kustomization));
    }

    /** Every YAML file, whether it is listed or not. */
    static List<Path> files() {
        try (var all = Files.walk(BASE)) {
            return all.filter(file -> file.toString().matches(".*\\.ya?ml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> documents(Path file) {
        try (var parsed = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return parsed.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    List<Resource> all(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .toList();
    }

    Resource one(String kind, String name) {
        return all(kind).stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** The only container of a service. */
    JsonNode container(String service) {
        return one("Deployment", service).at("/spec/template/spec/containers/0");
    }

    Environment environment(String service) {
        var values = new TreeMap<>(settings);
        var secrets = new TreeMap<String, SecretKey>();
        for (var variable : container(service).path("env")) {
            var name = variable.path("name").asText();
            var reference = variable.at("/valueFrom/secretKeyRef");
            if (reference.isObject()) {
                secrets.put(
                        name,
                        new SecretKey(
                                reference.path("name").asText(),
                                reference.path("key").asText()));
            } else {
                values.put(name, variable.path("value").asText());
            }
        }
        return new Environment(values, secrets);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The scalars of an object as they are written. */
    static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static Map<String, String> settings(JsonNode kustomization) {
        var settings = new LinkedHashMap<String, String>();
        for (var file : kustomization.at("/configMapGenerator/0/envs")) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(BASE.resolve(file.asText()))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        }
        return settings;
    }
}
