package rebound.servicekit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import rebound.eventlog.kafka.Partitions;

/**
 * A service that does not run: its events are put into its log by the test, as the service itself would write them.
 *
 * @param name such as {@code journal}
 */
public record OtherService(String name) {

    private static final int PARTITIONS = 4;

    /**
     * Something has happened to the person just now.
     *
     * @param type the short type, such as {@code setback-recorded}; version 1
     * @param subject such as {@code setback/<id>}
     * @param data the clear part of the event's JSON
     * @return the event's id
     */
    public String tells(Person person, String type, String subject, String data) {
        return tells(person, UUID.randomUUID() + "/1", type, subject, data, Instant.now(), 0, "request");
    }

    /**
     * The same with its envelope.
     *
     * @param origin {@code request}, {@code policy}, {@code timer} or {@code import}
     */
    public String tells(
            Person person, String id, String type, String subject, String data, Instant at, int hops, String origin) {
        var bootstrap = ConfigProvider.getConfig().getValue("rebound.kafka.bootstrap-servers", String.class);
        var topic = EventsTopic.of(name).name();
        prepare(bootstrap, topic);
        var event = new ProducerRecord<>(
                topic, Partitions.of(person.id(), PARTITIONS), person.id(), data.getBytes(StandardCharsets.UTF_8));
        Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", id),
                        Map.entry("ce_source", "/rebound/" + name),
                        Map.entry("ce_type", "rebound." + name + "." + type + ".v1"),
                        Map.entry("ce_subject", subject),
                        Map.entry("ce_time", at.toString()),
                        Map.entry("ce_partitionkey", person.id()),
                        Map.entry("ce_aggregateversion", "1"),
                        Map.entry("ce_commandid", id),
                        Map.entry("ce_causationid", id),
                        Map.entry("ce_hops", Integer.toString(hops)),
                        Map.entry("ce_origin", origin),
                        Map.entry("content-type", "application/json"))
                .forEach((header, value) -> event.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(event).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private static void prepare(String bootstrap, String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
