package rebound.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import rebound.local.DevelopmentIssuer;
import rebound.local.LocalStack;

/**
 * What cannot be saved of a command, however fast the service is: the transactions and the documents of an owner, with its
 * records and its batches, by plain clients that do nothing else. Together with what the bare endpoint takes for a request and
 * an append, which a command needs as well, that is a lower bound of a command's processor time; what its records take as JSON
 * and as ciphertexts is told beside it. For a command that is alone, how long such a client waits. Owned by one thread.
 */
final class LowerBound {

    private static final String PREFIX = "bench.bound.";
    private static final List<String> LOGS = List.of("events", "answers", "keys");
    private static final int SAMPLES = 500;
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LONE_ONES = Duration.ofMillis(40);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Journal journal;
    private final Duration each;
    private final int batch;
    private final Map<String, List<byte[]>> logs = new HashMap<>();

    /**
     * @param journal that has decided commands under the load that is looked at
     * @param each how long each of the two is measured, after as long a warm-up
     */
    LowerBound(Journal journal, Duration each) {
        this(journal, each, (int)
                Math.max(1, Math.round(Metrics.of(journal.service()).mean("rebound_batch_size"))));
    }

    private LowerBound(Journal journal, Duration each, int batch) {
        this.journal = journal;
        this.each = each;
        this.batch = batch;
    }

    /** The same for commands that are alone in their batch. */
    static LowerBound ofLoneCommands(Journal journal, Duration each) {
        return ofBatches(journal, each, 1);
    }

    /** The same for so many commands at once. */
    static LowerBound ofBatches(Journal journal, Duration each, int batch) {
        return new LowerBound(journal, each, batch);
    }

    int batch() {
        return batch;
    }

    /** Transactions of so many commands: an event, an answer and a data key each, and the position. */
    Spent transactions() {
        var bootstrapServers = journal.stack().bootstrapServers();
        var samples = samplesOfLogs();
        return measured(only("broker"), partition -> new Transactions(bootstrapServers, partition, samples));
    }

    /** The documents of so many commands: one of each kind that a command writes, found first and then written. */
    Spent documents() {
        return inDatabase((client, database, samples) ->
                measured(only("database"), partition -> new Documents(client, database, partition, samples)));
    }

    /**
     * The records of a command read and written as JSON, and sealed and opened with AES-GCM, each once: what it needs whatever
     * else is done.
     */
    Spent encoding() {
        var samples = LOGS.stream().map(this::values).toList();
        return measured(Map.of(), partition -> new Encoding(samples));
    }

    /** Events as a plain consumer polls them, their headers as text; what is told is of one event. */
    Spent reading() {
        return measured(only("broker"), partition -> new Reading(journal.stack().bootstrapServers(), partition));
    }

    /** The signatures of tokens checked, and nothing else of them; what is told is of one token. */
    Spent signatures() {
        return measured(
                Map.of(), partition -> new Signatures(journal.stack().issuer().publicKey(), journal.tokens()));
    }

    /** By what it is, how long each takes when they come one by one: the median, in milliseconds. */
    Map<String, Double> millis() {
        var millis = new LinkedHashMap<String, Double>();
        try (var transactions = new Transactions(journal.stack().bootstrapServers(), 0, samplesOfLogs())) {
            millis.put("a transaction", medianMillis(transactions::batch));
        }
        return inDatabase((client, database, samples) -> {
            var one = samples.keySet().iterator().next();
            try (var documents = new Documents(client, database, 0, Map.of(one, samples.get(one)))) {
                millis.put("a document looked for", medianMillis(documents::find));
                millis.put("a document written", medianMillis(documents::write));
            }
            return millis;
        });
    }

    private interface InDatabase<R> {
        R with(MongoClient client, MongoDatabase database, Map<String, List<BsonDocument>> samples);
    }

    /** In a database of its own, beside the one from which the samples are. */
    private <R> R inDatabase(InDatabase<R> work) {
        var stack = journal.stack();
        var name = stack.mongoDatabase(Journal.SERVICE);
        try (var client = MongoClients.create(stack.mongoUri())) {
            var database = client.getDatabase(name + "_bound");
            try {
                return work.with(client, database, samples(client.getDatabase(name)));
            } finally {
                database.drop();
            }
        }
    }

    private double medianMillis(Runnable work) {
        var warm = System.nanoTime() + each.toNanos();
        while (System.nanoTime() < warm) {
            work.run();
        }
        var nanos = new ArrayList<Long>();
        var deadline = System.nanoTime() + each.toNanos();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LONE_ONES.toNanos());
            var began = System.nanoTime();
            work.run();
            nanos.add(System.nanoTime() - began);
        }
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElse(0L) / 1e6;
    }

    /** Of the journal's processes that one; none if it is not here. */
    private Map<String, ProcessHandle> only(String name) {
        var processes = journal.processes();
        processes.keySet().retainAll(Set.of(name));
        return processes;
    }

    /** One batch of one partition. */
    private interface Work extends AutoCloseable {
        void batch();

        @Override
        void close();
    }

    private Spent measured(Map<String, ProcessHandle> processes, IntFunction<Work> workOn) {
        var all = new LinkedHashMap<>(processes);
        all.put("client", ProcessHandle.current());
        var works = IntStream.range(0, LocalStack.PARTITIONS).mapToObj(workOn).toList();
        try {
            new Spent(all).during(() -> run(works), Long::longValue);
            var spent = new Spent(all);
            spent.during(() -> run(works), Long::longValue);
            return spent;
        } finally {
            works.forEach(Work::close);
        }
    }

    /** All partitions at once; returns how many commands that would have been. */
    private long run(List<Work> works) {
        var commands = new AtomicLong();
        var failure = new AtomicReference<RuntimeException>();
        var deadline = System.nanoTime() + each.toNanos();
        var threads = works.stream()
                .map(work -> Thread.ofPlatform().start(() -> {
                    try {
                        while (System.nanoTime() < deadline) {
                            work.batch();
                            commands.addAndGet(batch);
                        }
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    }
                }))
                .toList();
        Threads.join(threads);
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return commands.get();
    }

    private final class Transactions implements Work {

        private final KafkaProducer<byte[], byte[]> producer;
        private final int partition;
        private final Map<String, List<byte[]>> samples;
        private long position;

        Transactions(String bootstrapServers, int partition, Map<String, List<byte[]>> samples) {
            this.partition = partition;
            this.samples = samples;
            this.producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            PREFIX + partition,
                            ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                            2,
                            ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
                            20,
                            ProducerConfig.BATCH_SIZE_CONFIG,
                            256 << 10,
                            ProducerConfig.LINGER_MS_CONFIG,
                            0),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            producer.initTransactions();
        }

        @Override
        @SuppressWarnings("removal") // An owner commits its position with the group id only.
        public void batch() {
            producer.beginTransaction();
            samples.forEach((topic, values) -> {
                for (var n = 0; n < batch; n++) {
                    var value = values.get((int) ((position + n) % values.size()));
                    producer.send(new ProducerRecord<>(topic, partition, null, value));
                }
            });
            position += batch;
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(PREFIX + LOGS.getFirst(), partition), new OffsetAndMetadata(position)),
                    new ConsumerGroupMetadata(PREFIX + "group"));
            producer.commitTransaction();
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    private final class Documents implements Work {

        private final MongoClient client;
        private final MongoDatabase database;
        private final int partition;
        private final Map<String, List<BsonDocument>> samples;
        private long position;

        Documents(MongoClient client, MongoDatabase database, int partition, Map<String, List<BsonDocument>> samples) {
            this.client = client;
            this.database = database;
            this.partition = partition;
            this.samples = samples;
            samples.keySet().forEach(name -> collection(name)
                    .insertOne(
                            new BsonDocument("_id", new BsonString(checkpoint())).append("offset", new BsonInt64(0))));
        }

        @Override
        public void batch() {
            find();
            write();
        }

        /** Looks for those of the next batch, and for the checkpoint. */
        void find() {
            var ids = new ArrayList<String>(List.of(checkpoint()));
            for (var n = 0; n < batch; n++) {
                ids.add(id(n));
            }
            for (var name : samples.keySet()) {
                collection(name).find(Filters.in("_id", ids)).into(new ArrayList<>());
            }
        }

        /** Writes those of the next batch, and the checkpoint. */
        void write() {
            samples.forEach((name, documents) -> {
                var writes = new ArrayList<WriteModel<BsonDocument>>();
                for (var n = 0; n < batch; n++) {
                    var document = documents.get((int) ((position + n) % documents.size()));
                    writes.add(new UpdateOneModel<>(
                            Filters.eq("_id", id(n)), Updates.max("doc", document.get("doc")), UPSERT));
                }
                writes.add(
                        new UpdateOneModel<>(Filters.eq("_id", checkpoint()), Updates.max("offset", position + batch)));
                collection(name).bulkWrite(writes);
            });
            position += batch;
        }

        private String id(int n) {
            return partition + "/" + (position + n);
        }

        private MongoCollection<BsonDocument> collection(String name) {
            return database.getCollection(name, BsonDocument.class);
        }

        private String checkpoint() {
            return "~" + partition;
        }

        @Override
        public void close() {
            // The client is shared.
        }
    }

    private final class Encoding implements Work {

        private static final int NONCE = 12;

        private final ObjectMapper json = new ObjectMapper();
        private final SecureRandom random = new SecureRandom();
        private final SecretKey key;
        private final List<List<byte[]>> samples;
        private int position;

        Encoding(List<List<byte[]>> samples) {
            this.samples = samples;
            var bytes = new byte[32];
            random.nextBytes(bytes);
            this.key = new SecretKeySpec(bytes, "AES");
        }

        @Override
        public void batch() {
            for (var n = 0; n < batch; n++) {
                for (var values : samples) {
                    encode(values.get(position % values.size()));
                }
                position++;
            }
        }

        private void encode(byte[] value) {
            try {
                var written =
                        value.length > 0 && value[0] == '{' ? json.writeValueAsBytes(json.readTree(value)) : value;
                var nonce = new byte[NONCE];
                random.nextBytes(nonce);
                var cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
                var sealed = cipher.doFinal(written);
                cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, nonce));
                cipher.doFinal(sealed);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final class Reading implements Work {

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long end;
        private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
        private long characters;

        Reading(String bootstrapServers, int number) {
            this.consumer = CommittedRecords.consumer(bootstrapServers);
            this.partition = new TopicPartition(Journal.EVENTS, number);
            consumer.assign(List.of(partition));
            this.end = consumer.endOffsets(List.of(partition)).get(partition);
            if (end == 0) {
                consumer.close();
                throw new IllegalStateException("There is no event in " + partition);
            }
        }

        @Override
        public void batch() {
            for (var n = 0; n < batch; n++) {
                for (var header : next().headers()) {
                    characters += new String(header.value(), StandardCharsets.UTF_8).length();
                }
            }
        }

        /** From the start again and again. */
        private ConsumerRecord<byte[], byte[]> next() {
            var since = System.nanoTime();
            while (!polled.hasNext()) {
                if (System.nanoTime() - since > STALL.toNanos()) {
                    throw new IllegalStateException("No event comes from " + partition);
                }
                if (consumer.position(partition) >= end) {
                    consumer.seekToBeginning(List.of(partition));
                }
                polled = consumer.poll(Duration.ofMillis(100)).iterator();
            }
            return polled.next();
        }

        @Override
        public void close() {
            consumer.close();
            if (characters == 0) {
                throw new IllegalStateException("The events of " + partition + " have no headers");
            }
        }
    }

    private final class Signatures implements Work {

        private final PublicKey key;
        private final List<String> tokens;
        private int position;

        /** @param key as {@link DevelopmentIssuer#publicKey} has it */
        Signatures(String key, List<String> tokens) {
            this.tokens = tokens;
            try {
                this.key = KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void batch() {
            for (var n = 0; n < batch; n++) {
                check(tokens.get(position++ % tokens.size()));
            }
        }

        private void check(String token) {
            var dot = token.lastIndexOf('.');
            try {
                var signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(key);
                signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
                if (!signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)))) {
                    throw new IllegalStateException("A token is not signed");
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Of each log that a transaction writes to, under the topic that stands for it, which is made. */
    private Map<String, List<byte[]>> samplesOfLogs() {
        var samples = new LinkedHashMap<String, List<byte[]>>();
        LOGS.forEach(log -> samples.put(PREFIX + log, values(log)));
        Topics.create(journal.stack().bootstrapServers(), samples.keySet());
        return samples;
    }

    /** Values of one of the logs, as many as will do. */
    private List<byte[]> values(String log) {
        return logs.computeIfAbsent(log, key -> {
            var values = new ArrayList<byte[]>();
            var topic = "rebound." + Journal.SERVICE + "." + key;
            CommittedRecords.forEach(journal.stack().bootstrapServers(), topic, polled -> {
                if (values.size() < SAMPLES && polled.value() != null) {
                    values.add(polled.value());
                }
            });
            return values;
        });
    }

    /** Documents of each collection of which a command writes one: then there are as many as people who have written. */
    private Map<String, List<BsonDocument>> samples(MongoDatabase database) {
        var samples = new HashMap<String, List<BsonDocument>>();
        var least =
                Math.min(journal.tokens().size(), journal.side().acknowledged().size() / 2);
        for (var name : database.listCollectionNames()) {
            var documents = database.getCollection(name, BsonDocument.class)
                    .find(Filters.exists("doc"))
                    .limit(SAMPLES)
                    .into(new ArrayList<>());
            if (documents.size() >= Math.min(SAMPLES, least)) {
                samples.put(name, documents);
            }
        }
        return samples;
    }
}
