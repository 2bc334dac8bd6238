package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A running process of the local stack. Thread-safe.
 *
 * <p>It ignores SIGINT and SIGHUP, so that Ctrl-C reaches only the launcher, which then stops everything in order. It ends
 * by itself when the launcher is gone ({@link Leash}).
 */
public abstract sealed class ChildProcess permits BrokerProcess, DatabaseProcess, ServiceProcess {

    /**
     * A start that neither ends nor writes to its log for so long is given up. Generous, because the only harm of too much
     * is a slow failure, and a loaded machine can stall a JVM for many seconds.
     */
    static final Duration STALL = Duration.ofSeconds(60);

    /** Strong references: a {@link Process} that is collected closes the pipe that keeps its child alive. */
    private static final Set<ChildProcess> RUNNING = ConcurrentHashMap.newKeySet();

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;

    ChildProcess(String name, int port, Path log, Process process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
        RUNNING.add(this);
        process.onExit().thenRun(() -> RUNNING.remove(this));
    }

    /** Starts a JVM on a leash. What it prints is appended to {@code log}. */
    static Process start(Path folder, Path log, List<String> jvmOptions, List<String> mainAndArguments) {
        return start(folder, log, "", jvmOptions, mainAndArguments);
    }

    /** Likewise, within a limit: a {@code ulimit} command of the shell, or nothing. */
    static Process start(Path folder, Path log, String limit, List<String> jvmOptions, List<String> mainAndArguments) {
        var shell = "trap '' INT HUP; " + (limit.isEmpty() ? "" : limit + " && ") + "exec \"$@\"";
        var command = new ArrayList<>(List.of("/bin/sh", "-c", shell, "sh"));
        command.add(Checkout.java().toString());
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(jvmOptions);
        command.add(Leash.class.getName());
        command.addAll(mainAndArguments);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills whatever is still running; for the end of this JVM. */
    static void killAll() {
        RUNNING.forEach(child -> child.process.destroyForcibly());
    }

    public String name() {
        return name;
    }

    /** The port it listens on, on 127.0.0.1. */
    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What the process prints; appended to over restarts. */
    public Path log() {
        return log;
    }

    /** SIGKILL, and waits until the process is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!awaitExit(Duration.ofSeconds(10))) {
            throw new IllegalStateException(this + " survives SIGKILL");
        }
    }

    /** SIGTERM, without waiting. */
    public void terminate() {
        process.destroy();
    }

    /** SIGSTOP: the process stands still, with its connections open, until {@link #resume()}. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Whether the process has ended within {@code atMost}. */
    public boolean awaitExit(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** The exit status, 128 plus the signal's number after a signal. @throws IllegalThreadStateException while running */
    public int exitStatus() {
        return process.exitValue();
    }

    @Override
    public String toString() {
        return name + " (pid " + pid() + ", port " + port + ")";
    }

    /** Whether it serves, as of now. */
    public abstract boolean isReady();

    /**
     * Waits until it serves, for as long as the process lives and its log grows.
     *
     * @throws IllegalStateException if it ended or stalled; the message has the end of its log
     */
    public void awaitReady() {
        var patience = new Patience(STALL);
        while (!isReady()) {
            if (!isAlive()) {
                throw new IllegalStateException(
                        name + " ended with status " + exitStatus() + " instead of starting" + endOfLog());
            }
            if (!patience.pause(log.toFile().length())) {
                throw new IllegalStateException(
                        name + " has made no progress for " + STALL.toSeconds() + " s" + endOfLog());
            }
        }
    }

    final String endOfLog() {
        try {
            var lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            var tail = lines.subList(Math.max(0, lines.size() - 25), lines.size());
            return "; the end of " + log + ":\n  " + String.join("\n  ", tail);
        } catch (IOException e) {
            return "; no log at " + log;
        }
    }

    private void signal(String signal) {
        try {
            var kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid()).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("SIG" + signal + " did not reach " + this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
