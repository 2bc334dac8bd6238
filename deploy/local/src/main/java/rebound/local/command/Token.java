package rebound.local.command;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rebound.local.Checkout;
import rebound.local.Console;
import rebound.local.DevelopmentIssuer;
import rebound.local.LocalStack;

/** Prints a bearer token, and nothing else, to the standard output. */
@Command(
        name = "token",
        description = "Prints a bearer token for the local stack, with every scope, valid for 12 hours.")
final class Token implements Callable<Integer> {

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "maria", description = "Whose; default: maria.")
    private String user = "";

    @Override
    public Integer call() {
        var console = Console.ofProcess();
        var folder = Checkout.dataFolder();
        if (!Files.isDirectory(folder.resolve("keys"))) {
            console.err().println("There is no local stack yet: start it with " + Rebound.itself() + " up");
            return 1;
        }
        if (LocalStack.runningOn(folder).isEmpty()) {
            console.err()
                    .println("(The local stack is not running. The token will do when it is: " + Rebound.itself()
                            + " up)");
        }
        console.line(DevelopmentIssuer.of(folder).token(user));
        return 0;
    }
}
