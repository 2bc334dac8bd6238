package rebound.servicekit.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.keys.Identity;
import rebound.local.DevelopmentIssuer;

/** Somebody who uses the service for the first time. */
public record Person(String name) {

    private static final String SIGNALS = " signals/";
    private static final AtomicBoolean READY = new AtomicBoolean();

    /** By their setting: each takes milliseconds to make, and every request needs one. */
    private static final Map<String, Identity> IDENTITIES = new ConcurrentHashMap<>();

    private static final Map<String, DevelopmentIssuer> ISSUERS = new ConcurrentHashMap<>();

    /** The usual ones; signing takes longer than most requests. By folder and name. */
    private static final Map<List<String>, String> TOKENS = new ConcurrentHashMap<>();

    public static Person anyone() {
        return new Person("person-" + UUID.randomUUID());
    }

    /** Until the service owns its partitions, a write would be answered with 202. */
    static void awaitReady() {
        if (READY.get()) {
            return;
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given()
                                .get("/q/health/ready")
                                .jsonPath()
                                .<String, Object>getMap("checks.find { it.name == 'commands' }.data")
                                .values()
                                .stream()
                                .filter(value -> value.toString().startsWith("ACTIVE"))
                                .count()
                        == 4);
        READY.set(true);
    }

    public RequestSpecification asks() {
        return asks(Map.of());
    }

    /** With other claims in the token; null leaves one out. */
    public RequestSpecification asks(Map<String, ? extends @Nullable Object> claims) {
        awaitReady();
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Bearer " + token(claims));
    }

    public String token(Map<String, ? extends @Nullable Object> claims) {
        var folder = setting(OnLocalStack.DATA_FOLDER);
        var issuer = ISSUERS.computeIfAbsent(folder, there -> DevelopmentIssuer.of(Path.of(there)));
        return claims.isEmpty()
                ? TOKENS.computeIfAbsent(List.of(folder, name), somebody -> issuer.token(name))
                : issuer.token(name, claims);
    }

    public RequestSpecification sends(String json) {
        return asks().contentType(ContentType.JSON).body(json);
    }

    /** The same under a key. */
    public RequestSpecification sends(String key, String json) {
        return sends(json).header("Idempotency-Key", key);
    }

    public String id() {
        return identity().userId(DevelopmentIssuer.ISSUER, name);
    }

    static Identity identity() {
        return IDENTITIES.computeIfAbsent(setting("rebound.keys.identity"), Identity::of);
    }

    /**
     * What the log holds of this person: the short type and the subject of each event, in their order. Without what policies
     * note aside of it, at any moment: {@link #signals}.
     */
    public List<String> events() {
        return all().stream().filter(event -> !event.contains(SIGNALS)).toList();
    }

    /** What policies have noted so far of what this person has stated. */
    public List<String> signals() {
        return all().stream().filter(event -> event.contains(SIGNALS)).toList();
    }

    private List<String> all() {
        var id = id();
        return EventsTopic.of(OnLocalStack.service()).read(setting("rebound.kafka.bootstrap-servers")).stream()
                .filter(event -> event.userId().equals(id))
                .map(EventsTopic.Entry::toString)
                .toList();
    }

    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
