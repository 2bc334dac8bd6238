package rebound.local;

import java.time.Duration;

/** Shows what is ready, where, and after how long. */
public final class StartProgress implements RunningSystem.Progress {

    private final Console console;
    private final long start = System.nanoTime();

    private StartProgress(Console console) {
        this.console = console;
    }

    public static StartProgress on(Console console) {
        return new StartProgress(console);
    }

    @Override
    public void ready(String what, String where) {
        var seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0;
        console.done("%-9s %-28s %s".formatted(what, where, console.faint("after %.1f s".formatted(seconds))));
    }
}
