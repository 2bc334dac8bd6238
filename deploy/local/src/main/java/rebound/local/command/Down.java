package rebound.local.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import rebound.local.Checkout;
import rebound.local.Console;
import rebound.local.LocalStack;

/** Stops what {@link Up} started, wherever it runs. */
@Command(name = "down", description = "Stops the local stack. Its data stays.")
final class Down implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var console = Console.ofProcess();
        var pid = LocalStack.runningOn(Checkout.dataFolder());
        var launcher = pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : Optional.<ProcessHandle>empty();
        if (launcher.isEmpty()) {
            console.line("Nothing is running.");
            return 0;
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(12, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Its children end by themselves when it is gone.
            launcher.get().destroyForcibly();
        }
        console.line("Stopped. The data stays in " + Checkout.dataFolder());
        return 0;
    }
}
