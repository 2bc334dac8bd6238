package rebound.eventlog.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.Reader;
import rebound.eventlog.codec.CommandCodec;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.Inbox;
import rebound.eventlog.owner.Owned;
import rebound.eventlog.owner.PartitionOwner;
import rebound.eventlog.owner.Policies;
import rebound.eventlog.projection.DocumentStore;

/**
 * Everything of one service instance that talks to Kafka. A thread of its own prepares the topics, starts the group
 * member once they are as they must be, and then keeps looking whether commands can be appended.
 */
public final class KafkaEngine implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KafkaEngine.class.getName());

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Admin admin;
    private final Topics topics;
    private final KafkaProducer<String, byte[]> producer;
    private final ReplyChannel replies;
    private final CommandLoop loop;
    private final CommandGateway gateway;
    private final Thread watch;
    private volatile boolean verified;
    private volatile boolean closing;
    private volatile @Nullable String problem = "Kafka has not answered yet";

    /**
     * @param decided the highest commands offset known to be decided in a user's partition
     */
    public KafkaEngine(
            EventLogSettings settings,
            Model model,
            DocumentStore store,
            Reader reader,
            ToLongFunction<String> decided,
            EventLogMetrics metrics) {
        var service = model.service();
        var clock = Clock.systemUTC();
        var clients = new Clients(settings, service);
        var vault = new Vault(settings.keyEncryptionKeyset(), settings.commandKeyset());
        var commands = new CommandCodec(model, vault.commands());
        var events = new EventCodec(model);
        var policies = new Policies(model);
        var waiters = new Waiters();
        this.admin = clients.admin();
        this.topics = new Topics(admin, settings, service);
        this.producer = clients.commandProducer();
        this.replies = new ReplyChannel(clients, waiters, service, settings.partitions(), settings.replica());
        this.gateway = new KafkaCommandGateway(
                producer, commands, waiters, reader, decided, () -> verified, service, settings.partitions(), metrics);
        this.loop = new CommandLoop(
                LogName.COMMANDS.topic(service),
                clients::groupMember,
                (partition, intake) -> {
                    var inbox = new Inbox();
                    var log = new KafkaPartitionLog(clients, admin, service, partition);
                    return new CommandLoop.Hired(
                            new PartitionOwner(new Owned(
                                    partition, model, log, store, inbox, intake, replies, commands, events, policies,
                                    vault, clock, metrics)),
                            inbox);
                },
                partition -> (epoch, from, inbox) -> from.entrySet().stream()
                        .map(foreign -> new ForeignTail(
                                        clients, foreign.getKey(), partition, foreign.getValue(), inbox, epoch)
                                .start())
                        .toList(),
                clock,
                metrics);
        this.watch = Thread.ofPlatform().name("watch-of-" + service).daemon().unstarted(this::watch);
    }

    public void start() {
        watch.start();
    }

    public CommandGateway gateway() {
        return gateway;
    }

    /** Why commands cannot be appended; null if they can. */
    public @Nullable String problem() {
        return problem;
    }

    /** Why the process had better be restarted; null if it goes on by itself. */
    public @Nullable String stuck() {
        return verified ? loop.stuck() : null;
    }

    public List<EventLogHealth.Partition> owned() {
        return loop.owned();
    }

    private void watch() {
        while (!closing) {
            look();
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        try {
            if (verified) {
                topics.verify();
            } else {
                topics.prepare();
                verified = true;
                replies.start();
                loop.start();
            }
            if (problem != null) {
                LOG.log(System.Logger.Level.INFO, "Commands can be appended");
            }
            problem = null;
        } catch (RuntimeException e) {
            var now = e.getClass().getSimpleName() + ": " + e.getMessage();
            if (!now.equals(problem) && !closing) {
                LOG.log(System.Logger.Level.WARNING, "Commands cannot be appended: {0}", now);
            }
            problem = now;
        }
    }

    /** Finishes what is being decided, then leaves the group. */
    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        loop.close();
        replies.close();
        producer.close(Duration.ofSeconds(2));
        admin.close(Duration.ofSeconds(1));
    }
}
