package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Kafka broker: KRaft, broker and controller in one process. A broker that is alone has its data in {@code kafka/}, one of
 * three in {@code kafka-<number>/}.
 */
public final class BrokerProcess extends ChildProcess {

    /** The largest record of the services, 4 MiB, and room for its batch. */
    private static final int LARGEST_BATCH = 4 * 1024 * 1024 + 64 * 1024;

    private static final String DATA = "data";

    /** What {@code ulimit -f} counts in. */
    private static final int BLOCK = 512;

    private final Path ready;

    private BrokerProcess(String name, int port, Path log, Process process, Path ready) {
        super(name, port, log, process);
        this.ready = ready;
    }

    /**
     * One of the brokers of a stack.
     *
     * @param number from 1 on
     * @param ports of all of them, in their order
     * @param controllers the ports of their controllers, in the same order
     * @param cluster what the cluster is named where it is first made
     */
    record Place(Brokers brokers, int number, List<Integer> ports, List<Integer> controllers, String cluster) {

        String name() {
            return nameOf(brokers, number);
        }

        int port() {
            return ports.get(number - 1);
        }
    }

    static BrokerProcess start(Path dataFolder, Place place) {
        var folder = dataFolder.resolve(place.name());
        var log = dataFolder.resolve("logs/" + place.name() + ".log");
        var properties = folder.resolve("server.properties");
        var ready = folder.resolve("ready");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(ready);
            Files.writeString(
                    properties,
                    settings(folder, place).entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var largestFile = place.brokers().largestFile();
        var process = ChildProcess.start(
                folder,
                log,
                largestFile.isPresent() ? "ulimit -f " + largestFile.getAsLong() / BLOCK : "",
                List.of(
                        "-Xms128m",
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.admin=warn",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                        "-cp",
                        Checkout.classPath()),
                List.of("rebound.local.child.KafkaMain", properties.toString(), ready.toString(), place.cluster()));
        return new BrokerProcess(place.name(), place.port(), log, process, ready);
    }

    /** The folder with what is written to a broker and nothing else, also before its first start. @param number from 1 on */
    public static Path dataOf(Path dataFolder, Brokers brokers, int number) {
        return dataFolder.resolve(nameOf(brokers, number)).resolve(DATA);
    }

    /** Whether this broker has answered a client. */
    @Override
    public boolean isReady() {
        return isAlive() && Files.exists(ready);
    }

    private static String nameOf(Brokers brokers, int number) {
        return brokers.count() == 1 ? "kafka" : "kafka-" + number;
    }

    private static Map<String, String> settings(Path folder, Place place) {
        var count = Integer.toString(place.brokers().count());
        var leastInSync = Integer.toString(place.brokers().leastInSync());
        var settings = new TreeMap<>(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(place.number())),
                // In the configuration and not in the log, so that the ports may differ at the next start.
                Map.entry("controller.quorum.voters", voters(place)),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.resolve(DATA).toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("message.max.bytes", Integer.toString(LARGEST_BATCH)),
                Map.entry("replica.fetch.max.bytes", Integer.toString(LARGEST_BATCH)),
                Map.entry("offsets.topic.replication.factor", count),
                Map.entry("offsets.topic.num.partitions", "4"),
                // A stack that was left alone for a week still knows what it has decided.
                Map.entry("offsets.retention.minutes", Integer.toString(365 * 24 * 60)),
                Map.entry("transaction.state.log.replication.factor", count),
                Map.entry("transaction.state.log.min.isr", leastInSync),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", count),
                Map.entry("share.coordinator.state.topic.min.isr", leastInSync),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("min.insync.replicas", leastInSync),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                // The broker serves after its second heartbeat to the controller; the default of 2 s is most of a
                // start.
                Map.entry("broker.heartbeat.interval.ms", "200"),
                // A broker that was killed is let in again only when its old session has expired: the default is 9 s.
                // Less
                // than 3 s, and a loaded machine fences a live broker.
                Map.entry("broker.session.timeout.ms", "3000"),
                // Memory of a laptop: the defaults are 128 MiB for the cleaner and 10 MiB of index a segment.
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024)),
                Map.entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4")));
        settings.putAll(listeners(place));
        return settings;
    }

    private static String voters(Place place) {
        return IntStream.rangeClosed(1, place.brokers().count())
                .mapToObj(node -> node + "@127.0.0.1:" + place.controllers().get(node - 1))
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> listeners(Place place) {
        var listeners = new ArrayList<String>();
        var advertised = new ArrayList<String>();
        // KafkaMain asks the first one whether the broker serves.
        listeners.add("PLAINTEXT://127.0.0.1:" + place.port());
        advertised.add("PLAINTEXT://127.0.0.1:" + place.port());
        var way = place.brokers().proxied();
        if (way != null) {
            listeners.add("PROXIED://127.0.0.1:" + way.listener());
            advertised.add("PROXIED://127.0.0.1:" + way.proxy());
        }
        listeners.add("CONTROLLER://127.0.0.1:" + place.controllers().get(place.number() - 1));
        return Map.of(
                "listeners",
                String.join(",", listeners),
                "advertised.listeners",
                String.join(",", advertised),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }
}
