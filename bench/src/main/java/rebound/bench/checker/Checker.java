package rebound.bench.checker;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Examines what a run has left behind: reads everything, has the {@link Rules} judge it, and searches for what nobody may
 * read.
 */
public final class Checker {

    /** What must hold, as sentences: any of them may be the {@linkplain CounterExample#rule() rule} of a counter-example. */
    public static List<String> rules() {
        return Stream.concat(Rules.ALL.stream().map(Rule::sentence), Stream.of(CanarySearch.NOWHERE))
                .toList();
    }

    /**
     * Ends the run: the services are stopped by the replay, and what is read then no longer changes. The databases that the
     * replay has built are dropped if they are as they should be.
     *
     * @throws IOException if something cannot be read; then nothing is known
     * @throws IllegalStateException likewise
     */
    public Verdict check(CheckInput input) throws IOException, InterruptedException {
        var findings = new Findings();
        var replayed = input.replay().replay();
        try (var admin = Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) input.bootstrapServers()));
                var mongo = MongoClients.create(input.mongo().toString())) {
            var reader = new TopicReader(input.bootstrapServers());
            Rules.judge(evidence(input, replayed, reader, admin, mongo, findings), findings);
            search(input, reader, admin, findings);
            var verdict = findings.verdict();
            if (verdict.clean()) {
                replayed.values().forEach(name -> mongo.getDatabase(name).drop());
            }
            return verdict;
        }
    }

    private static Evidence evidence(
            CheckInput input,
            Map<String, String> replayed,
            TopicReader reader,
            Admin admin,
            MongoClient mongo,
            Findings findings)
            throws IOException, InterruptedException {
        var shown = new Shown(input.canaries());
        var services = new TreeMap<>(input.databases()).keySet();
        var image = image(List.copyOf(services), reader, admin);
        var logs = new LinkedHashMap<String, ServiceLog>();
        services.forEach(service -> logs.put(service, ServiceLog.of(service, image, shown, findings)));
        var identities = new Identities(Files.readString(input.keysets().resolve("identity.json")));
        return new Evidence(
                logs,
                AskedCommands.of(input.record().writes(), identities),
                Files.readString(input.keysets().resolve("key-encryption.json")),
                databases(input.databases(), mongo),
                databases(replayed, mongo),
                shown,
                Instant.now());
    }

    private static LogImage image(List<String> services, TopicReader reader, Admin admin) throws InterruptedException {
        var starts = new HashMap<String, Map<Integer, Long>>();
        var records = new HashMap<String, List<LogRecord>>();
        for (var service : services) {
            for (var log : List.of(LogImage.EVENTS, LogImage.ANSWERS, LogImage.KEYS)) {
                var topic = LogImage.topic(service, log);
                var read = new ArrayList<LogRecord>();
                starts.put(topic, reader.committed(admin, topic, read::add));
                records.put(topic, read);
            }
        }
        return new LogImage(starts, records);
    }

    private static Map<String, DatabaseImage> databases(Map<String, String> names, MongoClient mongo) {
        var databases = new HashMap<String, DatabaseImage>();
        names.forEach((service, name) -> databases.put(service, DatabaseImage.read(mongo.getDatabase(name))));
        return databases;
    }

    private static void search(CheckInput input, TopicReader reader, Admin admin, Findings findings)
            throws IOException, InterruptedException {
        var controls = ControlWords.write(admin, input.bootstrapServers());
        var search = new CanarySearch(input.canaries(), controls, findings);
        for (var topic : TopicReader.topics(admin)) {
            reader.all(admin, topic, search::in);
            findings.examined("topics searched for them", 1);
        }
        for (var folder : input.foldersToSearch()) {
            search.in(folder);
        }
        search.prove();
    }
}
