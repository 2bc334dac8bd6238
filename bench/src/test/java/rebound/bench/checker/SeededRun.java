package rebound.bench.checker;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * A small run of three services in memory, clean when it is new, whose logs, databases and clients' record a test then
 * breaks. At each service each person creates something, changes it, asks for what is so already, is refused once, and does
 * not hear of one change. A policy of plan's reacts to journal.
 */
final class SeededRun {

    static final List<String> SERVICES = List.of("journal", "plan", "reminder");
    static final List<String> PEOPLE = List.of("maria", "omar");
    static final String CANARY = "kanarienvogel";

    private static final int PARTITIONS = 4;
    /** The marker of an erasure. */
    static final String ERASED = "{\"erased\":\"2026-11-21T11:00:00Z\"}";

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    final Map<String, List<LogRecord>> records = new HashMap<>();
    final List<ClientWrite> writes = new ArrayList<>();

    /** From which offset on the answers are still there. */
    long answersFrom;

    final Map<String, Map<String, Map<String, BsonDocument>>> live = new HashMap<>();
    final Map<String, Map<String, Map<String, BsonDocument>>> replayed = new HashMap<>();

    private final Map<String, Aead> keys = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final String keyEncryption;
    private final Aead configured;
    private final Identities identities;
    private long moments;

    SeededRun() {
        try {
            AeadConfig.register();
            MacConfig.register();
            var encryption = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            keyEncryption = json(encryption);
            configured = encryption.getPrimitive(RegistryConfiguration.get(), Aead.class);
            identities = new Identities(json(KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        for (var service : SERVICES) {
            PEOPLE.forEach(person -> live(service, person));
        }
        react();
        for (var service : SERVICES) {
            live.put(service, documents(service, "live"));
            replayed.put(service, documents(service, "replayed"));
        }
    }

    Verdict verdict() {
        var findings = new Findings();
        var starts = new HashMap<String, Map<Integer, Long>>();
        records.keySet().forEach(topic -> {
            var from = new HashMap<Integer, Long>();
            for (var partition = 0; partition < PARTITIONS; partition++) {
                from.put(partition, topic.endsWith(LogImage.ANSWERS) ? answersFrom : 0L);
            }
            starts.put(topic, from);
        });
        var shown = new Shown(new Canaries(List.of(CANARY)));
        var image = new LogImage(starts, records);
        var logs = new LinkedHashMap<String, ServiceLog>();
        SERVICES.forEach(service -> logs.put(service, ServiceLog.of(service, image, shown, findings)));
        Rules.judge(
                new Evidence(
                        logs,
                        AskedCommands.of(writes, identities),
                        keyEncryption,
                        images(live),
                        images(replayed),
                        shown,
                        START.plusSeconds(3600)),
                findings);
        return findings.verdict();
    }

    List<LogRecord> events(String service) {
        return log(service, LogImage.EVENTS);
    }

    List<LogRecord> answers(String service) {
        return log(service, LogImage.ANSWERS);
    }

    List<LogRecord> keys(String service) {
        return log(service, LogImage.KEYS);
    }

    List<LogRecord> log(String service, String log) {
        return records.computeIfAbsent(LogImage.topic(service, log), topic -> new ArrayList<>());
    }

    String user(String person) {
        return identities.user(person);
    }

    String command(String person, String key) {
        return identities.command(user(person), key);
    }

    /** The place in a list of the person's first record that mentions the text, in the value or a header. */
    static int find(List<LogRecord> records, String text) {
        for (var i = 0; i < records.size(); i++) {
            var found = records.get(i);
            if (value(found).contains(text)
                    || found.headers().stream().anyMatch(header -> header.text().contains(text))
                    || found.keyText().contains(text)) {
                return i;
            }
        }
        throw new AssertionError("No record has " + text);
    }

    static String value(LogRecord record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    static LogRecord withValue(LogRecord record, String value) {
        return new LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                value.getBytes(StandardCharsets.UTF_8),
                record.headers());
    }

    static LogRecord withHeader(LogRecord record, String name, String value) {
        var headers = record.headers().stream()
                .map(header -> header.name().equals(name) ? header(name, value) : header)
                .toList();
        return new LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }

    static LogRecord inPartition(LogRecord record, int partition) {
        return new LogRecord(
                record.topic(),
                partition,
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** The same record again, at the end of its partition. */
    LogRecord again(LogRecord record) {
        return new LogRecord(
                record.topic(),
                record.partition(),
                offset(record.topic(), record.partition()),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** What the timer of a thing does when its time has come: an event, and the marker of its key, which is the log's last. */
    void erase(String service) {
        var key = keys(service).getLast();
        var aggregate = key.keyText();
        var userId = aggregate.substring(0, aggregate.indexOf('/'));
        var version = versions.merge(service + aggregate, 1L, Long::sum);
        var commandId = "timer/" + aggregate + "/" + (version - 1);
        append(
                LogImage.topic(service, LogImage.EVENTS),
                userId,
                userId,
                "{\"localDate\":\"2026-11-21\"}",
                List.of(
                        header("ce_id", commandId + "/1"),
                        header("ce_type", "rebound." + service + ".thing-erased.v1"),
                        header("ce_subject", aggregate.substring(userId.length() + 1)),
                        header("ce_partitionkey", userId),
                        header("ce_aggregateversion", Long.toString(version)),
                        header("ce_commandid", commandId),
                        header("ce_causationid", commandId),
                        header("ce_origin", "timer")));
        keys(service).add(again(withValue(key, ERASED)));
    }

    /** Replaces the tries of a person's write. */
    void retold(String service, String person, String key, UnaryOperator<ClientWrite> change) {
        writes.replaceAll(write -> write.service().equals(service)
                        && write.person().equals(person)
                        && write.idempotencyKey().equals(key)
                ? change.apply(write)
                : write);
    }

    static ClientWrite answered(
            ClientWrite write, int status, @Nullable String location, @Nullable String etag, @Nullable String body) {
        return new ClientWrite(
                write.service(),
                write.person(),
                write.idempotencyKey(),
                write.method(),
                write.path(),
                write.body(),
                status,
                location,
                etag,
                body,
                write.sent(),
                write.answered());
    }

    private void live(String service, String person) {
        var id = UUID.randomUUID().toString();
        var things = "/" + service + "/v1/things";
        var thing = things + "/" + id;
        decide(service, person, "create", id, 1, "ACCEPTED");
        // The first try got no answer.
        told(service, person, "create", "POST", things, 0, null, null, null);
        told(service, person, "create", "POST", things, 201, thing, "\"1\"", body(id, 1));
        decide(service, person, "change", id, 1, "ACCEPTED");
        told(service, person, "change", "PUT", thing, 200, null, "\"2\"", body(id, 2));
        decide(service, person, "so-already", id, 0, "ACCEPTED");
        told(service, person, "so-already", "PUT", thing, 200, null, "\"2\"", body(id, 2));
        decide(service, person, "refused", id, 0, "REFUSED");
        told(service, person, "refused", "POST", thing + "/open", 409, null, null, "{}");
        told(service, person, "invalid", "POST", things, 400, null, null, "{}");
        decide(service, person, "unheard", id, 2, "ACCEPTED");
        told(service, person, "unheard", "DELETE", thing, 0, null, null, null);
        told(service, person, "lost", "DELETE", thing, 503, null, null, null);
    }

    /** Plan offers something for what journal has. */
    private void react() {
        var cause = events("journal").getFirst();
        var causeId = cause.header("ce_id");
        append("plan", cause.keyText(), "offer/" + UUID.randomUUID(), causeId + "/when-then/1", causeId, "policy", 1);
    }

    private void decide(String service, String person, String key, String id, int events, String outcome) {
        var userId = user(person);
        var commandId = command(person, key);
        for (var n = 1; n <= events; n++) {
            append(service, userId, "thing/" + id, commandId, commandId, "request", n);
        }
        var version = versions.getOrDefault(service + userId + "/thing/" + id, 0L);
        append(
                LogImage.topic(service, LogImage.ANSWERS),
                userId,
                userId,
                """
                {"commandId":"%s","aggregate":{"userId":"%s","type":"thing","id":"%s"},"commandsOffset":0,\
                "at":"%s","outcome":"%s","version":%d,"fingerprint":"f"}""".formatted(commandId, userId, id, now(), outcome, version),
                List.of());
    }

    private void append(
            String service, String userId, String subject, String commandId, String cause, String origin, int number) {
        var aggregate = userId + "/" + subject;
        var version = versions.merge(service + aggregate, 1L, Long::sum);
        var type = "rebound." + service + ".thing-changed.v1";
        var id = commandId + "/" + number;
        var ciphertext = sealed(service, userId, aggregate, userId + "/" + id + "/" + type);
        append(
                LogImage.topic(service, LogImage.EVENTS),
                userId,
                userId,
                "{\"at\":\"" + now() + "\",\"private\":\"" + ciphertext + "\"}",
                List.of(
                        header("ce_id", id),
                        header("ce_type", type),
                        header("ce_subject", subject),
                        header("ce_partitionkey", userId),
                        header("ce_aggregateversion", Long.toString(version)),
                        header("ce_commandid", commandId),
                        header("ce_causationid", cause),
                        header("ce_origin", origin)));
    }

    private String sealed(String service, String userId, String aggregate, String associated) {
        var user = key(service, userId, userId + "/user", configured);
        var key = key(service, userId, aggregate, user);
        try {
            var plaintext = "{\"text\":\"It was " + CANARY + "\"}";
            return Base64.getEncoder().encodeToString(key.encrypt(utf8(plaintext), utf8(associated)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Aead key(String service, String userId, String id, Aead under) {
        return keys.computeIfAbsent(service + id, absent -> {
            try {
                var key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
                var wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(key, under, utf8(id));
                append(
                        LogImage.topic(service, LogImage.KEYS),
                        userId,
                        id,
                        "{\"wrapped\":\"" + Base64.getEncoder().encodeToString(wrapped) + "\"}",
                        List.of());
                return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void append(String topic, String userId, String key, String value, List<LogRecord.Header> headers) {
        var partition = OnePartitionForEachPerson.of(userId, PARTITIONS);
        records.computeIfAbsent(topic, absent -> new ArrayList<>())
                .add(new LogRecord(
                        topic,
                        partition,
                        offset(topic, partition),
                        START.toEpochMilli(),
                        utf8(key),
                        utf8(value),
                        headers));
    }

    private long offset(String topic, int partition) {
        return offsets.merge(topic + partition, 1L, Long::sum) - 1;
    }

    private void told(
            String service,
            String person,
            String key,
            String method,
            String path,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {
        writes.add(
                new ClientWrite(service, person, key, method, path, "{}", status, location, etag, body, now(), now()));
    }

    private Instant now() {
        return START.plusMillis(moments++);
    }

    private static String body(String id, int version) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + "}";
    }

    private Map<String, Map<String, BsonDocument>> documents(String service, String generation) {
        var states = new TreeMap<String, BsonDocument>();
        for (var event : events(service)) {
            var id = event.keyText() + "/" + event.header("ce_subject");
            states.put(
                    id,
                    new BsonDocument("_id", new BsonString(id))
                            .append(
                                    "doc",
                                    new BsonDocument("v", new BsonInt64(event.offset()))
                                            .append("userId", new BsonString(event.keyText()))
                                            .append("p", new BsonInt32(event.partition()))
                                            .append("json", new BsonString("{\"text\":\"It was " + CANARY + "\"}"))));
        }
        for (var partition = 0; partition < PARTITIONS; partition++) {
            var pointer = "~" + partition;
            var position = pointer + "/" + generation;
            states.put(
                    pointer,
                    new BsonDocument("_id", new BsonString(pointer))
                            .append("topicId", new BsonString("topic"))
                            .append("generation", new BsonString(generation)));
            states.put(
                    position,
                    new BsonDocument("_id", new BsonString(position))
                            .append("offset", new BsonInt64(1000))
                            .append("complete", BsonBoolean.TRUE)
                            .append("mark", new BsonInt64(-1)));
        }
        var collections = new TreeMap<String, Map<String, BsonDocument>>();
        collections.put("states_v1", states);
        return collections;
    }

    /** A receipt of what stood in the answers at that offset. */
    static BsonDocument receipt(String id, long offset) {
        return new BsonDocument("_id", new BsonString(id))
                .append("doc", new BsonDocument("v", new BsonInt64(offset)).append("p", new BsonInt32(0)));
    }

    /** A document that the database may have dropped by now. */
    static BsonDocument expired(String id) {
        return new BsonDocument("_id", new BsonString(id))
                .append("doc", new BsonDocument("expires", new BsonDateTime(START.toEpochMilli())));
    }

    private static Map<String, DatabaseImage> images(Map<String, Map<String, Map<String, BsonDocument>>> databases) {
        var images = new HashMap<String, DatabaseImage>();
        databases.forEach((service, collections) -> images.put(service, new DatabaseImage(collections)));
        return images;
    }

    private static LogRecord.Header header(String name, String value) {
        return new LogRecord.Header(name, utf8(value));
    }

    private static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
