package rebound.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertyNamesMatcher;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * One service as its packaged code has it.
 *
 * @param name such as {@code journal}
 * @param properties its {@code application.properties}
 */
record Code(String name, URL properties) {

    private static final String SUFFIX = "-service";

    /** As Quarkus ranks it: above the libraries' files, below the environment. */
    private static final int APPLICATION = 250;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("rebound");

    /** Every setting that Quarkus has, with its default; only of the extensions on the class path. */
    private static final List<JsonNode> QUARKUS = quarkus();

    /** A setting that code asks for by itself. */
    record Injected(String key, boolean optional) {}

    /** Every service there is, by its name. */
    static Map<String, Code> services() {
        var services = new TreeMap<String, Code>();
        for (var url : found("application.properties")) {
            var name = load(url).getProperty("quarkus.application.name", "");
            if (name.endsWith(SUFFIX)) {
                var service = name.substring(0, name.length() - SUFFIX.length());
                services.put(service, new Code(service, url));
            }
        }
        return services;
    }

    int port() {
        return configured(Map.of()).getValue("quarkus.http.port", Integer.class);
    }

    /** The path of every operation begins with it. */
    String base() {
        return configured(Map.of()).getValue("quarkus.rest.path", String.class);
    }

    /** @param check {@code liveness} or {@code readiness} */
    String healthPath(String check) {
        return "/"
                + Stream.of(
                                "quarkus.http.non-application-root-path",
                                "quarkus.smallrye-health.root-path",
                                "quarkus.smallrye-health." + check + "-path")
                        .map(this::orDefault)
                        .collect(Collectors.joining("/"));
    }

    /** The configuration of this service in production with this environment; without the mappings. */
    SmallRyeConfig configured(Map<String, String> environment) {
        return builder(environment).build();
    }

    /**
     * As the service reads it at its start.
     *
     * @throws RuntimeException if something is missing or makes no sense
     */
    SmallRyeConfig mapped(Map<String, String> environment) {
        var builder = builder(environment);
        mappings().forEach(builder::withMapping);
        return builder.build();
    }

    /** Tells which names are those of a mapped setting. */
    PropertyNamesMatcher names() {
        return ConfigMappings.propertyNamesMatcher(mappings());
    }

    /** What is asked for outside the mappings. */
    Set<Injected> injected() {
        return classes().stream()
                .flatMap(type -> Stream.concat(
                        type.getFields().stream()
                                .filter(field -> field.isAnnotatedWith(ConfigProperty.class))
                                .map(field ->
                                        injected(field.getAnnotationOfType(ConfigProperty.class), field.getRawType())),
                        type.getCodeUnits().stream()
                                .flatMap(unit -> unit.getParameters().stream())
                                .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
                                .map(parameter -> injected(
                                        parameter.getAnnotationOfType(ConfigProperty.class), parameter.getRawType()))))
                .collect(Collectors.toSet());
    }

    /** The names in the environment of Quarkus' own settings, those with keys of one's own choice left out. */
    static Set<String> quarkusVariables() {
        return QUARKUS.stream()
                .map(setting -> setting.at("/path/environmentVariable").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of all that is on the class path, only what this service has: its own file, and those of libraries. */
    private SmallRyeConfigBuilder builder(Map<String, String> environment) {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withProfile("prod")
                .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL));
        try {
            builder.withSources(new PropertiesConfigSource(properties, APPLICATION));
            for (var defaults : found("META-INF/microprofile-config.properties")) {
                builder.withSources(new PropertiesConfigSource(defaults, ConfigSource.DEFAULT_ORDINAL));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder;
    }

    private List<ConfigClass> mappings() {
        return classes().stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .map(ConfigClass::configClass)
                .toList();
    }

    private List<JavaClass> classes() {
        return CLASSES.stream()
                .filter(type -> Stream.of("rebound.servicekit", "rebound." + name)
                        .anyMatch(part -> (type.getPackageName() + ".").startsWith(part + ".")))
                .toList();
    }

    private String orDefault(String key) {
        return configured(Map.of()).getOptionalValue(key, String.class).orElseGet(() -> QUARKUS.stream()
                .filter(setting -> setting.at("/path/property").asText().equals(key))
                .map(setting -> setting.path("defaultValue").asText())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(key)));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Injected injected(ConfigProperty property, JavaClass type) {
        var byDefault = !property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE);
        return new Injected(property.name(), byDefault || type.getName().startsWith("java.util.Optional"));
    }

    private static List<JsonNode> quarkus() {
        var json = new ObjectMapper();
        return found("META-INF/quarkus-config-doc/quarkus-config-model.json").stream()
                .map(url -> {
                    try (var stream = url.openStream()) {
                        return json.readTree(stream);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .flatMap(model -> model.findParents("path").stream())
                .toList();
    }

    private static List<URL> found(String resource) {
        try {
            return Collections.list(Code.class.getClassLoader().getResources(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(URL url) {
        var properties = new Properties();
        try (var stream = url.openStream()) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
