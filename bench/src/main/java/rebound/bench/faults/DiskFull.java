package rebound.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import rebound.bench.faults.broker.Filler;
import rebound.bench.faults.broker.SmallDisk;
import rebound.local.BrokerProcess;
import rebound.local.Brokers;
import rebound.local.LocalStack;

/**
 * F14: the broker's disk is full. A file system in memory that is made too small where one may be mounted; and, everywhere, a
 * limit to the size of the broker's files, which its writes fail at in the same way.
 */
final class DiskFull implements Scenario {

    private static final long LARGE = 2L << 30;

    /** So much the broker may still write. */
    private static final long LEFT = 128 << 10;

    private static final long MEBIBYTE = 1 << 20;

    /** No index of a broker is larger from the beginning. */
    private static final long LARGEST_INDEX = 10 * MEBIBYTE;

    private static final Duration FULL_FOR = Duration.ofSeconds(3);

    private @Nullable SmallDisk disk;

    @Override
    public String name() {
        return "F14";
    }

    @Override
    public String title() {
        return "the broker's disk is full";
    }

    @Override
    public Cluster cluster(Path folder) {
        var mounted = SmallDisk.mount(BrokerProcess.dataOf(folder, Brokers.one(), 1), LARGE);
        disk = mounted.orElse(null);
        return Cluster.start(LocalStack.start(folder), 1).atTheEnd(() -> mounted.ifPresent(SmallDisk::close));
    }

    @Override
    public void inject(Trial trial) throws Exception {
        var small = disk;
        if (small != null) {
            fillDisk(trial, small);
        }
        fillFiles(trial);
    }

    private static void fillDisk(Trial trial, SmallDisk disk) {
        trial.workload().awaitFlow();
        var stack = trial.cluster().stack();
        var before = length(stack.broker().log());
        disk.resize(disk.used() + LEFT);
        awaitFailure(trial, () -> said(stack.broker().log(), before, "No space left on device"));
        trial.injected("a full disk");
        Waiting.pause(FULL_FOR);
        var freed = Instant.now();
        disk.resize(LARGE);
        restart(trial, freed);
    }

    private static void fillFiles(Trial trial) throws Exception {
        trial.workload().awaitFlow();
        var stack = trial.cluster().stack();
        var largest = Math.max(LARGEST_INDEX, largestFile(stack.brokerFolders().getFirst()));
        stack.limitBrokerFiles(largest + LEFT);
        stack.killBroker();
        stack.startBroker();
        var before = length(stack.broker().log());
        trial.workload().awaitFlow();
        var most = largest + LEFT;
        var taken = new AtomicLong();
        try (var filler = Filler.make(stack.bootstrapServers())) {
            awaitFailure(trial, () -> {
                var all = taken.addAndGet(filler.write());
                Trial.require(all <= most, "The broker takes " + all + " bytes into a file of at most " + most);
                return said(stack.broker().log(), before, "File too large");
            });
        }
        trial.injected("files that may not grow");
        Waiting.pause(FULL_FOR);
        stack.unlimitBrokerFiles();
        restart(trial, Instant.now());
    }

    /** The broker has failed to write, and has ended over it or takes no more writes. */
    private static void awaitFailure(Trial trial, BooleanSupplier failed) {
        Waiting.until("the broker says that it cannot write", failed);
        trial.awaitUnderWay(Cluster.SERVICES.getFirst());
    }

    private static void restart(Trial trial, Instant freed) {
        var stack = trial.cluster().stack();
        trial.note("with its disk full the broker " + (stack.broker().isAlive() ? "goes on" : "ends"));
        stack.killBroker();
        stack.startBroker();
        trial.cluster().awaitWhole();
        trial.workload().awaitFlow();
        trial.recovered("writes, once there was space,", Duration.between(freed, Instant.now()));
    }

    private static boolean said(Path log, long from, String words) {
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long largestFile(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(DiskFull::length).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path file) {
        return Files.isRegularFile(file) ? file.toFile().length() : 0;
    }
}
