package rebound.local.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import rebound.local.Console;
import rebound.local.PortTakenException;

/** What {@code ./rebound} hands over to. The exit status is 0 only if the command did what it says. */
@Command(
        name = "./rebound",
        subcommands = {Demo.class, Up.class, Down.class, Token.class, Clock.class})
public final class Rebound {

    private static volatile boolean stopping;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Prints this.")
    private boolean help;

    private Rebound() {}

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stopping = true));
        System.exit(run(args));
    }

    /** Whether this JVM is ending, so that what fails now fails because of that. */
    static boolean isStopping() {
        return stopping;
    }

    /** How this was called, for what people are told to type next. */
    static String itself() {
        return System.getProperty("rebound.command", "./rebound");
    }

    static int run(String... args) {
        var console = Console.ofProcess();
        return new CommandLine(new Rebound())
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setExecutionExceptionHandler((exception, _, _) -> {
                    if (!isStopping()) {
                        console.err().println(explain(exception));
                    }
                    return 1;
                })
                .execute(args);
    }

    private static String explain(Exception exception) {
        return switch (exception) {
            case PortTakenException taken ->
                taken.getMessage() + "\nChoose another with --" + taken.what()
                        + "-port, or move all five with --base-port.";
            case IllegalStateException state when state.getMessage() != null -> state.getMessage();
            default -> exception.toString();
        };
    }
}
