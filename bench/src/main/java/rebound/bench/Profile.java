package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a running JVM spends its processor time on, by a flight recording of it: how many of the samples of Java threads have a
 * frame in them, of our own methods and of those of libraries that ours call, or that a thread begins with. What the compiler and
 * the garbage collector take is in no sample. On Linux only (JEP 509).
 */
final class Profile {

    /** Frames with less are not told. */
    private static final double LEAST = 0.05;

    private static final Duration EVERY = Duration.ofMillis(10);
    private static final String OURS = "rebound.";
    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

    private final Map<String, Integer> samples = new HashMap<>();
    private final Duration taken;
    private int all;

    private Profile(Duration taken) {
        this.taken = taken;
    }

    /** Records while something is done. @param folder for the recording */
    static Profile of(long pid, Path folder, Runnable work) {
        var file = folder.resolve("profile.jfr");
        var name = "name=bench";
        // A command of an owner is deeper than the default.
        jcmd(pid, "JFR.configure", "stackdepth=256");
        jcmd(
                pid,
                "JFR.start",
                name,
                "settings=none",
                "+" + SAMPLE + "#enabled=true",
                "+" + SAMPLE + "#throttle=" + EVERY.toMillis() + "ms");
        var before = processorTime(pid);
        work.run();
        var taken = processorTime(pid).minus(before);
        jcmd(pid, "JFR.stop", name, "filename=" + file);
        try (var recording = new RecordingFile(file)) {
            var profile = new Profile(taken);
            while (recording.hasMoreEvents()) {
                profile.add(recording.readEvent());
            }
            Files.delete(file);
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration processorTime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /**
     * A line for each frame of 5 % and more, the largest first.
     *
     * @param millis what all of them come to, such as of one command
     */
    private List<String> lines(double millis) {
        return samples.entrySet().stream()
                .filter(frame -> frame.getValue() >= LEAST * all)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(frame -> line(frame.getKey(), (double) frame.getValue() / all, millis))
                .toList();
    }

    /**
     * Notes all of it.
     *
     * @param of what the milliseconds are of
     * @param times how many of them were done meanwhile
     */
    void tell(Outcome outcome, String of, long times) {
        var sampled = EVERY.multipliedBy(all);
        outcome.note(
                "journal-service, %s: share of %,d s in Java threads (%,d s with the compiler and the collector),"
                        + " milliseconds of %s, frame",
                SAMPLE, sampled.toSeconds(), taken.toSeconds(), of);
        lines((double) sampled.toMillis() / times).forEach(line -> outcome.note("%s", line));
    }

    private static String line(String name, double share, double millis) {
        return "%5.1f %%  %.3f ms  %s".formatted(100 * share, share * millis, name);
    }

    private void add(RecordedEvent event) {
        var stack = event.getEventType().getName().equals(SAMPLE) ? event.getStackTrace() : null;
        if (stack == null) {
            return;
        }
        all++;
        named(stack.getFrames()).forEach(name -> samples.merge(name, 1, Integer::sum));
    }

    /** Those that are told of one stack, whose first frame is the innermost. */
    private static Set<String> named(List<RecordedFrame> frames) {
        var named = new HashSet<String>();
        var isOurs = false;
        var isTold = false;
        for (var frame : frames.reversed()) {
            var type = frame.getMethod().getType().getName();
            if (type.startsWith(OURS)) {
                named.add(name(frame));
                isOurs = true;
                isTold = false;
            } else if (!isTold && JDK.stream().noneMatch(type::startsWith)) {
                named.add((isOurs ? "… " : "") + name(frame));
                isTold = true;
            }
        }
        return named;
    }

    /** A lambda counts as the method that it is in. */
    private static String name(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        var method = frame.getMethod().getName().replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
        return type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$\\$Lambda.*$", "") + "." + method;
    }

    private static void jcmd(long pid, String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || said.contains("Exception")) {
                throw new IllegalStateException("It cannot be recorded: " + said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
