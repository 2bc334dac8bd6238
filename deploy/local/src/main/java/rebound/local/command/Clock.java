package rebound.local.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rebound.local.Checkout;
import rebound.local.Console;
import rebound.local.LocalClock;

/** Tells and moves the time of what {@link Up} started with {@code --clock}. */
@Command(
        name = "clock",
        description = "Prints what time it is in a local stack that was started with --clock, or moves it ahead.")
final class Clock implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DURATION",
            description = "How far to move ahead, as in ISO 8601: P14D is 14 days, PT2H two hours.")
    private @Nullable String ahead;

    @Override
    public Integer call() {
        var console = Console.ofProcess();
        var clock = LocalClock.of(Checkout.dataFolder());
        if (!clock.exists()) {
            console.err()
                    .println("The time of this stack cannot be moved: start it with " + Rebound.itself()
                            + " up --clock");
            return 1;
        }
        if (ahead != null) {
            try {
                clock.move(Duration.parse(ahead));
            } catch (DateTimeException | IllegalArgumentException e) {
                console.err().println("\"" + ahead + "\" is no duration ahead, such as P14D or PT2H.");
                return 2;
            }
        }
        console.line(clock.now().toString());
        return 0;
    }
}
