package rebound.eventlog.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.LiveTail;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.codec.CommandCodec;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.Inbox;
import rebound.eventlog.owner.Owned;
import rebound.eventlog.owner.PartitionOwner;
import rebound.eventlog.owner.Policies;
import rebound.eventlog.owner.Together;
import rebound.eventlog.projection.DocumentStore;

/**
 * Everything of one service instance that talks to Kafka. A thread of its own prepares the topics, starts the group
 * member once they are as they must be, and then keeps looking whether commands can be appended.
 */
public final class KafkaEngine implements Engine {

    private static final System.Logger LOG = System.getLogger(KafkaEngine.class.getName());

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** What can be made only once the cluster's address resolves. */
    private record Connection(
            Admin admin,
            Topics topics,
            KafkaProducer<String, byte[]> producer,
            ReplyChannel replies,
            CommandLoop loop,
            CommandGateway gateway)
            implements AutoCloseable {

        void work() {
            replies.start();
            loop.start();
        }

        @Override
        public void close() {
            loop.close();
            replies.close();
            producer.close(Duration.ofSeconds(2));
            admin.close(Duration.ofSeconds(1));
        }
    }

    private final EventLogSettings settings;
    private final Model model;
    private final DocumentStore store;
    private final Reader reader;
    private final ToLongFunction<String> decided;
    private final EventLogMetrics metrics;
    private final Vault vault;
    private final InstantSource clock;
    private final EventsTail tail;
    private final Thread watch;
    private volatile @Nullable Connection connection;
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
            EventLogMetrics metrics,
            InstantSource clock) {
        this.settings = settings;
        this.model = model;
        this.store = store;
        this.reader = reader;
        this.decided = decided;
        this.metrics = metrics;
        this.clock = clock;
        this.vault = new Vault(settings.keyEncryptionKeyset(), settings.commandKeyset());
        this.tail = new EventsTail(new Clients(settings, model.service()), model.service(), settings.partitions());
        this.watch =
                Thread.ofPlatform().name("watch-of-" + model.service()).daemon().unstarted(this::watch);
    }

    private Connection connect() {
        var service = model.service();
        var clients = new Clients(settings, service);
        var commands = new CommandCodec(model, vault.commands());
        var events = new EventCodec(model);
        var policies = new Policies(model);
        var waiters = new Waiters();
        var admin = clients.admin();
        var producer = clients.commandProducer();
        var replies = new ReplyChannel(clients, waiters, service, settings.partitions(), settings.replica());
        var gateway = new KafkaCommandGateway(
                producer, commands, waiters, reader, decided, service, settings.partitions(), metrics);
        CommandLoop.Hiring hiring = (partition, intake) -> {
            var inbox = new Inbox();
            var log = new KafkaPartitionLog(clients, admin, service, partition);
            var owned = new Owned(
                    partition,
                    model,
                    log,
                    store,
                    Together.AT_ONCE,
                    inbox,
                    intake,
                    replies,
                    commands,
                    events,
                    policies,
                    vault,
                    clock,
                    metrics);
            return new CommandLoop.Hired(new PartitionOwner(owned), inbox);
        };
        CommandLoop.ForeignTails foreign = (partition, epoch, from, inbox) -> from.entrySet().stream()
                .map(position -> new ForeignTail(
                                clients, position.getKey(), partition, position.getValue(), inbox, epoch)
                        .start())
                .toList();
        var loop =
                new CommandLoop(LogName.COMMANDS.topic(service), clients::groupMember, hiring, foreign, clock, metrics);
        return new Connection(admin, new Topics(admin, settings, service), producer, replies, loop, gateway);
    }

    @Override
    public void start() {
        watch.start();
    }

    /** Sends commands; before the cluster is known to be as it must be, it appends nothing. */
    @Override
    public CommandGateway gateway() {
        return new CommandGateway() {
            @Override
            public Outcome submit(Command<?> command, Duration wait) {
                var connected = connection;
                return verified && connected != null
                        ? connected.gateway().submit(command, wait)
                        : new Outcome.Unknown(command.id());
            }

            @Override
            public Status status(String userId, String commandId, long commandsOffset) {
                var connected = connection;
                if (connected == null) {
                    throw new NotReadable("Kafka has not answered yet");
                }
                return connected.gateway().status(userId, commandId, commandsOffset);
            }
        };
    }

    @Override
    public LiveTail tail() {
        return tail;
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public @Nullable String stuck() {
        var connected = connection;
        return verified && connected != null ? connected.loop().stuck() : null;
    }

    @Override
    public List<EventLogHealth.Partition> owned() {
        var connected = connection;
        return connected == null ? List.of() : connected.loop().owned();
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
            var connected = connection;
            if (connected == null) {
                connected = connect();
                connection = connected;
            }
            if (verified) {
                connected.topics().verify();
            } else {
                connected.topics().prepare();
                verified = true;
                connected.work();
            }
            if (problem != null) {
                LOG.log(System.Logger.Level.INFO, "Commands can be appended");
            }
            problem = null;
            measure(connected);
        } catch (RuntimeException e) {
            var now = e.getClass().getSimpleName() + ": " + e.getMessage();
            if (!now.equals(problem) && !closing) {
                LOG.log(System.Logger.Level.WARNING, "Commands cannot be appended: {0}", now);
            }
            problem = now;
        }
    }

    /**
     * How far policies are behind. Up to the high watermark: up to the last stable offset they never are, however much
     * somebody's open transaction hides.
     */
    private void measure(Connection connected) {
        var next = new HashMap<ForeignTail, Long>();
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (var tail : connected.loop().tails()) {
            next.put(tail, tail.next());
            wanted.put(tail.on(), OffsetSpec.latest());
        }
        if (wanted.isEmpty()) {
            return;
        }
        try {
            var ends = Calls.get(connected
                    .admin()
                    .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all());
            next.forEach((tail, offset) -> metrics.policyLag(
                    tail.on().partition(),
                    tail.service(),
                    Math.max(0, Objects.requireNonNull(ends.get(tail.on())).offset() - offset)));
        } catch (KafkaException e) {
            // Of a service that has never run there are no events.
            LOG.log(System.Logger.Level.DEBUG, "How far policies are behind is not known: {0}", e.toString());
        }
    }

    /** Finishes what is being decided, then leaves the group; requests here still get their answers. */
    @Override
    public void leave() {
        var connected = connection;
        if (connected != null) {
            connected.loop().close();
        }
    }

    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        tail.close();
        var connected = connection;
        if (connected != null) {
            connected.close();
        }
    }
}
