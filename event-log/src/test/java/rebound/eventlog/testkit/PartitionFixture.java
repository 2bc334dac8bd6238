package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.codec.CommandCodec;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.codec.Json;
import rebound.eventlog.codec.StateCodec;
import rebound.eventlog.keys.KeyRing;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.log.Outgoing;
import rebound.eventlog.log.PartitionLog;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.Inbox;
import rebound.eventlog.owner.Input;
import rebound.eventlog.owner.Intake;
import rebound.eventlog.owner.Owned;
import rebound.eventlog.owner.PartitionOwner;
import rebound.eventlog.owner.PartitionOwner.Phase;
import rebound.eventlog.owner.Policies;
import rebound.eventlog.owner.Rebuilder;
import rebound.eventlog.owner.Shapes;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.projection.Projection;
import rebound.eventlog.testkit.Moments.Moment;

/**
 * One partition of a service: its logs, its documents, and as many instances that own it, or believe so, as the test
 * starts. All of it in one thread and without any waiting: an instance does something only when the test steps it.
 *
 * {@snippet :
 * var partition = new PartitionFixture(Note.model());
 * var first = partition.start().settle();
 * partition.send(command);
 * partition.moments().at(Moment.BEFORE_COMMIT, Moments::crash);
 * first.step();
 * var second = partition.start().settle();
 * partition.check();
 * }
 */
public final class PartitionFixture {

    /** The number of the partition. */
    public static final int PARTITION = 2;

    /** What owners log in thousands of made-up accidents is of no interest. A field, for they must not be collected. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger(PartitionOwner.class.getName()), Logger.getLogger(Rebuilder.class.getName()));

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** What a member of the group is given by one poll. */
    private static final int POLL = 500;

    /** After so many steps an instance that has not settled never will. */
    private static final int MOST_STEPS = 3_000;

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private Model model;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final Moments moments = new Moments();
    private final InMemoryLog log;
    private final InMemoryDocuments documents = new InMemoryDocuments(moments);
    private final Vault vault = new Vault(Keysets.aead(), Keysets.aead());
    private final CommandCodec commands;
    private final EventCodec events;
    private final Map<String, Command<?>> sent = new LinkedHashMap<>();
    private final List<Instance> instances = new ArrayList<>();
    private boolean forwards;

    public PartitionFixture(Model model) {
        this.model = model;
        this.log = new InMemoryLog(model.service(), clock, moments);
        this.commands = new CommandCodec(model, vault.commands());
        this.events = new EventCodec(model);
    }

    public ManualClock clock() {
        return clock;
    }

    public Moments moments() {
        return moments;
    }

    public InMemoryLog log() {
        return log;
    }

    public InMemoryDocuments documents() {
        return documents;
    }

    /** Starts an instance; the group gives it the partition and no longer counts the others. They do not know yet. */
    public Instance start() {
        return start(documents);
    }

    /** The same for one that has its documents in another place, of which {@link #check} knows nothing. */
    public Instance start(DocumentStore store) {
        instances.forEach(Instance::leave);
        var started = new Instance(log.connect(), store);
        instances.add(started);
        return started;
    }

    /** Instances that are started from now on are of another release, with the same aggregates and other views. */
    public void upgrade(Model to) {
        model = to;
    }

    /** What is done at once, from its beginning and from its end in turn: on no order may anything rely. */
    private void oneByOne(List<Runnable> tasks) {
        forwards = !forwards;
        var failures = new ArrayList<RuntimeException>();
        for (var task : forwards ? tasks : tasks.reversed()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** Starts an instance of some release that only rebuilds. */
    public Rebuilding rebuild(Model of) {
        return new Rebuilding(of);
    }

    /** The instance that the group counts as the owner. */
    public Instance current() {
        return instances.getLast();
    }

    /** Every instance so far, those that have ended too, in the order in which they were given the partition. */
    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /**
     * Steps every instance that still runs, in turn, until the one that the group counts has decided everything. One that
     * has ended is replaced first.
     */
    public Instance settle() {
        for (var i = 0; instances.isEmpty() || !current().isIdle(); i++) {
            if (instances.isEmpty() || current().hasEnded()) {
                start();
            }
            var others = new ArrayList<>(instances);
            others.remove(current());
            others.forEach(Instance::step);
            current().go(i);
        }
        current().step();
        // It may have lost the partition in the middle of what it was deciding, and find out only now.
        return current().hasEnded() ? settle() : current();
    }

    /** Appends the command; returns its offset. */
    public long send(Command<?> command) {
        sent.put(command.id(), command);
        return log.append(commands.write(command));
    }

    /** Appends what somebody asks for now, whatever the version, with a key of its own; returns its offset. */
    public long send(AggregateId aggregate, Object body) {
        var id = "command-" + (sent.size() + 1);
        return send(new Command<>(
                id,
                aggregate,
                Command.ANY_VERSION,
                clock.instant(),
                "fingerprint",
                Cause.request(id),
                "replica",
                body));
    }

    /** Appends something to the commands that may be no command at all. */
    public long send(String key, byte[] value, Map<String, String> headers) {
        var outgoing = new Outgoing(LogName.COMMANDS, key, value, new RecordHeaders());
        headers.forEach((name, content) -> outgoing.headers().add(name, content.getBytes(StandardCharsets.UTF_8)));
        return log.append(outgoing);
    }

    /** The committed events, opened with the committed keys. */
    public List<Event.Recorded> events() {
        Map<String, WrappedKey> wrapped = new HashMap<>();
        log.committed(LogName.KEYS).forEach(key -> wrapped.put(key.key(), Json.read(key.value(), WrappedKey.class)));
        var keys = new KeyRing(vault);
        var recorded = log.committed(LogName.EVENTS);
        keys.load(List.of(), recorded.stream().map(events::aggregate).toList(), ids -> {
            var found = new HashMap<String, WrappedKey>();
            ids.stream().filter(wrapped::containsKey).forEach(id -> found.put(id, wrapped.get(id)));
            return found;
        });
        return recorded.stream()
                .map(read -> new Event.Recorded(read.offset(), events.read(read, keys::get)))
                .toList();
    }

    /** What the committed events say. */
    public List<Object> bodies() {
        return events().stream()
                .<Object>map(recorded -> recorded.event().body())
                .toList();
    }

    /** The committed answers. */
    public List<Answer> answers() {
        return log.committed(LogName.ANSWERS).stream()
                .map(answer -> Json.read(answer.value(), Answer.class))
                .toList();
    }

    /** The one committed answer to that command. */
    public Answer answer(Command<?> command) {
        var found = answers().stream()
                .filter(answer -> answer.commandId().equals(command.id()))
                .toList();
        assertThat(found).as("the answers to %s", command.id()).hasSize(1);
        return found.getFirst();
    }

    /** The reasons of the committed dead letters. */
    public List<String> deadLetters() {
        return log.committed(LogName.DEAD_LETTERS).stream()
                .map(letter -> new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The aggregate as it is in the documents. */
    public Optional<Aggregate<?, ?, ?>> stored(AggregateId id) {
        return Optional.ofNullable(documents.find(Shapes.statesCollection(model), id.global()))
                .map(document -> new StateCodec(model).read(document.json()));
    }

    public <V> Optional<V> view(Projection<V> projection, String userId, String document) {
        return Optional.ofNullable(documents.find(projection.collection(), userId + "/" + document))
                .map(found -> Json.read(found.json(), projection.viewType()));
    }

    /** The receipt of the command. */
    public Optional<Answer> receipt(Command<?> command) {
        return Optional.ofNullable(documents.find(
                        Shapes.RECEIPTS, Shapes.receiptId(command.aggregate().userId(), command.id())))
                .map(found -> Json.read(found.json(), Answer.class));
    }

    /**
     * What must hold after every story once an owner has settled: nothing lost, nothing twice, nothing told that is not
     * so, no private word in the log, and documents that equal a replay into an empty database.
     *
     * @param secrets texts that were said in private
     */
    public void check(String... secrets) {
        var recorded = events();
        assertThat(recorded.stream().map(one -> one.event().id()))
                .as("every event once")
                .doesNotHaveDuplicates();
        var versions = new HashMap<AggregateId, Long>();
        for (var one : recorded) {
            var expected = versions.merge(one.event().aggregate(), 1L, Long::sum);
            assertThat(one.event().version())
                    .as("the version of %s", one.event().aggregate())
                    .isEqualTo(expected);
        }
        assertThat(answers().stream().map(Answer::commandId))
                .as("every answer once")
                .doesNotHaveDuplicates();
        assertThat(answers().stream().map(Answer::commandId))
                .as("every command is answered")
                .containsAll(sent.keySet());
        assertThat(told()).as("what was told is in the log").isSubsetOf(answers());
        assertThat(documents.all()).as("documents as after a fresh replay").isEqualTo(replayed());
        for (var secret : secrets) {
            for (var name : LogName.values()) {
                assertThat(log.read(name, 0, Integer.MAX_VALUE))
                        .as("%s says nothing private", name)
                        .noneMatch(one -> contains(one, secret));
            }
            assertThat(instances.stream().map(one -> String.valueOf(one.problem())))
                    .noneMatch(problem -> problem.contains(secret));
        }
    }

    private Set<Answer> told() {
        var told = new LinkedHashSet<Answer>();
        instances.forEach(instance -> told.addAll(instance.told()));
        return told;
    }

    private Map<String, Document> replayed() {
        var fresh = new InMemoryDocuments();
        new Instance(log.watch(), fresh).until(Phase.ACTIVE);
        return fresh.all();
    }

    private static boolean contains(Incoming read, String secret) {
        var found = new String(read.value(), StandardCharsets.UTF_8).contains(secret)
                || read.key().contains(secret);
        for (var header : read.headers()) {
            found |= new String(header.value(), StandardCharsets.UTF_8).contains(secret);
        }
        return found;
    }

    /** A process of the service that rebuilds the partition. */
    public final class Rebuilding {

        private final Rebuilder rebuilder;
        private final List<String> recoveries = new ArrayList<>();
        private boolean dead;

        private Rebuilding(Model of) {
            rebuilder =
                    new Rebuilder(PARTITION, of, log.connect(), documents, events, vault, clock, new EventLogMetrics() {
                        @Override
                        public void recovered(int partition, String cause) {
                            recoveries.add(cause);
                        }
                    });
        }

        /** Does its next thing; returns whether the process lives. */
        public boolean step() {
            try {
                if (!dead) {
                    rebuilder.step(Duration.ZERO);
                }
            } catch (Moments.Crash e) {
                dead = true;
            }
            return !dead;
        }

        /** Steps until it is at the end, or has died, or is stuck. */
        public Rebuilding settle() {
            for (var i = 0; !dead && rebuilder.stuck() == null && !rebuilder.isAtTheEnd(); i++) {
                if (i > MOST_STEPS) {
                    throw new AssertionError("Does not settle: " + rebuilder.health());
                }
                step();
                if (rebuilder.phase() == Rebuilder.Phase.OPENING) {
                    clock.advance(A_MOMENT);
                }
            }
            return this;
        }

        /** The process dies. */
        public void kill() {
            dead = true;
        }

        public boolean hasDied() {
            return dead;
        }

        public Rebuilder rebuilder() {
            return rebuilder;
        }

        /** The kinds of failures that it started again after. */
        public List<String> recoveries() {
            return List.copyOf(recoveries);
        }
    }

    /** A process of the service that was given the partition. */
    public final class Instance {

        private final Inbox inbox = new Inbox();
        private final Membership membership = new Membership();
        private final List<Answer> told = new ArrayList<>();
        private final List<String> recoveries = new ArrayList<>();
        private final List<String> deadLetters = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();
        private final List<EventLogMetrics.Work> work = new ArrayList<>();
        private final PartitionOwner owner;
        private boolean dead;
        private boolean stepping;

        private Instance(PartitionLog connection, DocumentStore store) {
            owner = new PartitionOwner(
                    new Owned(
                            PARTITION,
                            model,
                            connection,
                            store,
                            PartitionFixture.this::oneByOne,
                            inbox,
                            membership,
                            this::tell,
                            commands,
                            events,
                            new Policies(model),
                            vault,
                            clock,
                            new Reported()),
                    new SplittableRandom(instances.size()));
        }

        /** The member polls, then the owner does its next thing; returns false once the process or the owner has ended. */
        public boolean step() {
            if (dead) {
                return false;
            }
            if (stepping) {
                throw new AssertionError("An owner has one thread");
            }
            stepping = true;
            try {
                membership.poll();
                return owner.step(Duration.ZERO);
            } catch (Moments.Crash e) {
                dead = true;
                return false;
            } finally {
                stepping = false;
            }
        }

        /** Steps until the owner is in that phase. */
        public Instance until(Phase phase) {
            for (var i = 0; owner.phase() != phase; i++) {
                go(i);
            }
            return this;
        }

        /**
         * Steps until the owner has decided everything that there is, or has ended, or is no longer the one that the group
         * counts.
         */
        public Instance settle() {
            for (var i = 0; membership.member && !hasEnded() && !isIdle(); i++) {
                go(i);
            }
            // Once more, for what is due.
            step();
            return this;
        }

        private void go(int steps) {
            if (steps > MOST_STEPS) {
                throw new AssertionError("Does not settle: " + owner.health());
            }
            step();
            if (owner.phase() == Phase.FENCING) {
                clock.advance(A_MOMENT);
            }
            if (steps == MOST_STEPS / 2) {
                // Of an owner that came and died while this one was replaying.
                log.timeOutTransaction();
            }
        }

        private boolean isIdle() {
            return !dead && owner.phase() == Phase.ACTIVE && inbox.size() == 0 && membership.hasReadAll();
        }

        /** The process dies. */
        public void kill() {
            dead = true;
        }

        /** Whether the process has died or its owner has let go. */
        public boolean hasEnded() {
            return dead || owner.phase() == Phase.CLOSED;
        }

        /** The group no longer counts this instance; it does not know. */
        public void leave() {
            membership.member = false;
        }

        /** The group gives the partition back to this instance, which has not ended. */
        public void comeBack() {
            instances.remove(this);
            instances.forEach(Instance::leave);
            instances.add(this);
            membership.member = true;
        }

        /** The group takes the partition away in good order. */
        public void revoke() {
            owner.close();
        }

        /** The group tells that the partition was taken away long ago. */
        public void lose() {
            leave();
            owner.lose();
        }

        /** From now on what is in the logs is not brought to the owner, as if its fetches took long. */
        public void stopReading() {
            membership.slow = true;
        }

        public void goOnReading() {
            membership.slow = false;
        }

        public PartitionOwner owner() {
            return owner;
        }

        public Phase phase() {
            return owner.phase();
        }

        public Inbox inbox() {
            return inbox;
        }

        public @Nullable String problem() {
            return owner.health().problem();
        }

        /** What was told to those who wait, in order. */
        public List<Answer> told() {
            return List.copyOf(told);
        }

        /** The kinds of failures that the owner started again after. */
        public List<String> recoveries() {
            return List.copyOf(recoveries);
        }

        /** The dead letters, as they are counted. */
        public List<String> countedDeadLetters() {
            return List.copyOf(deadLetters);
        }

        /** How many inputs each batch had. */
        public List<Integer> batches() {
            return List.copyOf(batches);
        }

        /** What each batch counted as. */
        public List<EventLogMetrics.Work> work() {
            return List.copyOf(work);
        }

        /** Under which epoch the owner is fed. */
        public long epoch() {
            return membership.epoch;
        }

        private void tell(String replica, Answer answer, @Nullable Aggregate<?, ?, ?> left) {
            moments.reach(Moment.BEFORE_REPLY, "replies");
            told.add(answer);
            moments.reach(Moment.AFTER_REPLY, "replies");
        }

        private final class Reported implements EventLogMetrics {

            @Override
            public void decided(int partition, Work of, int inputs, long nanos) {
                work.add(of);
                batches.add(inputs);
            }

            @Override
            public void recovered(int partition, String cause) {
                recoveries.add(cause);
            }

            @Override
            public void deadLetter(int partition, String reason) {
                deadLetters.add(reason);
            }
        }

        /** The group member of the process. */
        private final class Membership implements Intake {

            private boolean member = true;
            private boolean slow;
            private boolean open;
            private Instant confirmed = clock.instant();
            private long epoch;
            private long next;
            private final Map<String, Long> foreign = new TreeMap<>();

            @Override
            public void open(int partition, long forEpoch, long commandsFrom, Map<String, Long> foreignFrom) {
                assertThat(partition).isEqualTo(PARTITION);
                open = true;
                epoch = forEpoch;
                next = commandsFrom;
                foreign.clear();
                foreign.putAll(foreignFrom);
            }

            @Override
            public void close(int partition) {
                assertThat(partition).isEqualTo(PARTITION);
                open = false;
            }

            @Override
            public Instant confirmed(int partition) {
                assertThat(partition).isEqualTo(PARTITION);
                return confirmed;
            }

            private void poll() {
                if (!member) {
                    return;
                }
                confirmed = clock.instant();
                if (open && !slow && !inbox.isFull()) {
                    readCommands();
                    foreign.replaceAll((service, from) -> readForeign(service, from));
                }
            }

            private void readCommands() {
                if (next < log.start(LogName.COMMANDS) || next > log.end(LogName.COMMANDS)) {
                    open = false;
                    owner.restart();
                    return;
                }
                var read = log.read(LogName.COMMANDS, next, POLL);
                inbox.offer(epoch, read.stream().map(Input.Accepted::new).toList());
                next = read.isEmpty() ? next : read.getLast().offset() + 1;
            }

            private long readForeign(String service, long from) {
                var read = log.committedForeign(service, from, POLL);
                inbox.offer(
                        epoch,
                        read.stream()
                                .map(one -> new Input.Foreign(service, one))
                                .toList());
                return read.size() < POLL
                        ? Math.max(from, log.stableForeign(service))
                        : read.getLast().offset() + 1;
            }

            private boolean hasReadAll() {
                return open
                        && next == log.end(LogName.COMMANDS)
                        && foreign.entrySet().stream().allMatch(one -> one.getValue() >= log.endForeign(one.getKey()));
            }
        }
    }
}
