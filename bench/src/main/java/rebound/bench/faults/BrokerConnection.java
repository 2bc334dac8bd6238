package rebound.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;
import rebound.bench.faults.broker.BrokerProxy;
import rebound.bench.faults.broker.Interference;
import rebound.bench.faults.broker.Meddling;
import rebound.local.Brokers;
import rebound.local.LocalPorts;
import rebound.local.LocalStack;

/**
 * F8: between the services and the broker, requests of each type are delayed, dropped and cut, before the broker has them and
 * after it has done what they asked for.
 */
final class BrokerConnection implements Scenario {

    /** The types without which the scenario has not shown what it is for. */
    private static final Set<ApiKeys> NEEDED = EnumSet.of(
            ApiKeys.PRODUCE,
            ApiKeys.FETCH,
            ApiKeys.LIST_OFFSETS,
            ApiKeys.METADATA,
            ApiKeys.FIND_COORDINATOR,
            ApiKeys.JOIN_GROUP,
            ApiKeys.SYNC_GROUP,
            ApiKeys.HEARTBEAT,
            ApiKeys.OFFSET_FETCH,
            ApiKeys.INIT_PRODUCER_ID,
            ApiKeys.TXN_OFFSET_COMMIT,
            ApiKeys.END_TXN,
            ApiKeys.API_VERSIONS);

    /** What a service asks only before it is ready, when nobody waits for it. */
    private static final Set<ApiKeys> BEFORE_IT_IS_READY = EnumSet.of(ApiKeys.CREATE_TOPICS, ApiKeys.DESCRIBE_CONFIGS);

    /** Longer than any answer takes, shorter than any time-out of a client. */
    private static final Duration DELAY = Duration.ofMillis(1500);

    /** To how many requests the same is done: the retry is hit too. */
    private static final int IN_A_ROW = 2;

    /** If no request of a type comes for so long by itself, somebody gives a reason for it. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(2);

    /** So long a request is waited for that the scenario can do without, with two reasons for it. */
    private static final Duration AT_TIMES = BY_ITSELF.multipliedBy(3);

    private @Nullable BrokerProxy proxy;

    @Override
    public String name() {
        return "F8";
    }

    @Override
    public String title() {
        return "the connection to the broker: delays, drops, cuts at each type of request, in both directions";
    }

    @Override
    public Cluster cluster(Path folder) {
        var listener = LocalPorts.free();
        var between = BrokerProxy.before(listener);
        proxy = between;
        var brokers = Brokers.one().behind(new Brokers.Proxied(listener, between.port()));
        return Cluster.start(LocalStack.start(folder, brokers), 1).atTheEnd(between::close);
    }

    @Override
    public void inject(Trial trial) throws Exception {
        var between = Objects.requireNonNull(proxy);
        trial.workload().awaitFlow();
        var started = Instant.now();
        var done = EnumSet.noneOf(ApiKeys.class);
        var missed = new ArrayList<String>();
        var waiting = new ArrayDeque<>(types(between, done));
        while (!waiting.isEmpty()) {
            var type = waiting.poll();
            done.add(type);
            var all = new ArrayList<>(Interference.all(type).toList());
            Collections.shuffle(all, new Random(trial.random().nextLong()));
            for (var interference : all) {
                if (!interfere(trial, between, interference)) {
                    missed.add(interference.toString());
                }
            }
            if (waiting.isEmpty()) {
                // What was provoked may have brought types that had not been seen.
                waiting.addAll(types(between, done));
            }
        }
        Trial.require(done.containsAll(NEEDED), "Not met: " + without(NEEDED, done));
        if (!missed.isEmpty()) {
            trial.note("no request came to " + missed);
        }
        var answers = Answers.since(started, trial.workload().record().writes());
        trial.note("%d types of request; %s".formatted(done.size(), answers));
        Trial.require(answers.misleading().isEmpty(), "An answer that misleads: " + answers.misleading());
        Trial.require(!answers.unknown().containsKey(0), "Somebody got no answer at all: " + answers);
    }

    private static Set<ApiKeys> types(BrokerProxy between, Set<ApiKeys> done) {
        var types = EnumSet.copyOf(NEEDED);
        types.addAll(between.seen().keySet());
        types.removeAll(BEFORE_IT_IS_READY);
        return without(types, done);
    }

    private static Set<ApiKeys> without(Set<ApiKeys> all, Set<ApiKeys> some) {
        var left = EnumSet.copyOf(all);
        left.removeAll(some);
        return left;
    }

    /** @return false if no such request came, of a type that is made only at times */
    private static boolean interfere(Trial trial, BrokerProxy between, Interference interference) throws Exception {
        var armed = between.arm(interference, DELAY, IN_A_ROW);
        var provoked = 0;
        var began = System.nanoTime();
        while (armed.injected() == 0) {
            var waited = System.nanoTime() - began;
            if (!NEEDED.contains(interference.request()) && waited > AT_TIMES.toNanos()) {
                between.disarm();
                return false;
            }
            Trial.require(waited < Waiting.PATIENCE.toNanos(), "There is no request to " + interference);
            if (System.nanoTime() - began > BY_ITSELF.toNanos() * (provoked + 1)) {
                provoke(trial, between, provoked++);
            }
            Waiting.pause(Duration.ofMillis(5));
        }
        // Whoever tries again at once is hit again; who takes long for it has noticed by itself.
        var second = System.nanoTime();
        while (!armed.isSpent() && System.nanoTime() - second < DELAY.toNanos()) {
            Waiting.pause(Duration.ofMillis(5));
        }
        between.disarm();
        for (var n = 0; n < armed.injected(); n++) {
            trial.injected(interference.toString());
        }
        var recovered = trial.workload().awaitFlow();
        trial.recovered("writes after a " + interference.kind().name().toLowerCase(Locale.ROOT), recovered);
        return true;
    }

    /** Gives a reason for requests that are made only now and then. */
    private static void provoke(Trial trial, BrokerProxy between, int round) throws Exception {
        var meddling = new Meddling(trial.cluster().stack().bootstrapServers());
        var services = Cluster.SERVICES;
        var service = services.get(trial.random().nextInt(services.size()));
        switch (round % 3) {
            case 0 -> meddling.fence(service, trial.random().nextInt(LocalStack.PARTITIONS));
            case 1 -> meddling.expel(service);
            default -> between.cutAll();
        }
    }
}
