package rebound.eventlog.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.log.FencedException;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.log.Transaction;

/** What the owner of a partition does to a Kafka cluster. In the owner's thread. */
final class KafkaPartitionLog implements PartitionLog {

    private static final System.Logger LOG = System.getLogger(KafkaPartitionLog.class.getName());

    private final Clients clients;
    private final Admin admin;
    private final String service;
    private final int partition;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable KafkaConsumer<String, byte[]> reader;

    /** The admin client is shared and not closed here. */
    KafkaPartitionLog(Clients clients, Admin admin, String service, int partition) {
        this.clients = clients;
        this.admin = admin;
        this.service = service;
        this.partition = partition;
    }

    @Override
    public void fence() {
        close();
        producer = clients.ownerProducer(partition);
        producer.initTransactions();
    }

    @Override
    public OptionalLong decided() {
        return committed(clients.group(), on(LogName.COMMANDS));
    }

    @Override
    public OptionalLong reacted(String foreignService) {
        return committed(clients.policyGroup(), new TopicPartition(LogName.EVENTS.topic(foreignService), partition));
    }

    private OptionalLong committed(String group, TopicPartition on) {
        var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(on));
        try {
            var offsets = Calls.get(admin.listConsumerGroupOffsets(
                            Map.of(group, spec), new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(group));
            @Nullable OffsetAndMetadata offset = offsets.get(on);
            return offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset());
        } catch (GroupIdNotFoundException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public long start(LogName log) {
        return offset(log, OffsetSpec.earliest());
    }

    @Override
    public long end(LogName log) {
        return offset(log, OffsetSpec.latest());
    }

    private long offset(LogName log, OffsetSpec spec) {
        var on = on(log);
        return Calls.get(admin.listOffsets(Map.of(on, spec), new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .partitionResult(on))
                .offset();
    }

    @Override
    public String topicId(LogName log) {
        var topic = log.topic(service);
        return Calls.get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .topicId()
                .toString();
    }

    @Override
    public Replay replay(LogName log, long from) {
        if (reader == null) {
            reader = clients.replayer();
        }
        var consumer = reader;
        var on = on(log);
        consumer.assign(List.of(on));
        consumer.seek(on, from);
        return new Replay() {
            @Override
            public List<Incoming> poll(Duration patience) {
                var read = new ArrayList<Incoming>();
                consumer.poll(patience).forEach(polled -> read.add(Incomings.of(polled)));
                return read;
            }

            @Override
            public long position() {
                return consumer.position(on);
            }

            @Override
            public void close() {
                consumer.unsubscribe();
            }
        };
    }

    @Override
    public long[] commit(Transaction transaction) {
        closeReader();
        var owner = producer;
        if (owner == null) {
            throw new IllegalStateException("Commit before fence");
        }
        try {
            owner.beginTransaction();
            var sent =
                    new ArrayList<Future<RecordMetadata>>(transaction.records().size());
            for (var outgoing : transaction.records()) {
                sent.add(owner.send(new ProducerRecord<>(
                        outgoing.log().topic(service),
                        partition,
                        null,
                        outgoing.key(),
                        outgoing.value(),
                        outgoing.headers())));
            }
            if (transaction.decided() != null) {
                owner.sendOffsetsToTransaction(
                        Map.of(on(LogName.COMMANDS), new OffsetAndMetadata(transaction.decided())),
                        new ConsumerGroupMetadata(clients.group()));
            }
            if (!transaction.reacted().isEmpty()) {
                var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
                transaction
                        .reacted()
                        .forEach((foreign, offset) -> positions.put(
                                new TopicPartition(LogName.EVENTS.topic(foreign), partition),
                                new OffsetAndMetadata(offset)));
                owner.sendOffsetsToTransaction(positions, new ConsumerGroupMetadata(clients.policyGroup()));
            }
            owner.commitTransaction();
            var offsets = new long[sent.size()];
            for (var i = 0; i < offsets.length; i++) {
                offsets[i] = Calls.get(sent.get(i)).offset();
            }
            return offsets;
        } catch (KafkaException e) {
            throw isFenced(e) ? new FencedException(e) : e;
        }
    }

    private static boolean isFenced(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void forget(long decided) {
        var on = on(LogName.COMMANDS);
        admin.deleteRecords(Map.of(on, RecordsToDelete.beforeOffset(decided)))
                .lowWatermarks()
                .get(on)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "Decided commands are kept for now: {0}",
                                failure.toString());
                    }
                });
    }

    @Override
    public void close() {
        closeReader();
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void closeReader() {
        if (reader != null) {
            reader.close(CloseOptions.timeout(Duration.ZERO));
            reader = null;
        }
    }

    private TopicPartition on(LogName log) {
        return new TopicPartition(log.topic(service), partition);
    }
}
