package rebound.local;

import java.nio.file.Path;

/** A program that starts a stack and does not end by itself; prints {@code name pid port} of each child. */
final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws InterruptedException {
        var stack = LocalStack.start(Path.of(args[0]));
        System.out.println(
                "kafka " + stack.broker().pid() + " " + stack.broker().port());
        System.out.println(
                "mongodb " + stack.database().pid() + " " + stack.database().port());
        System.out.println("end");
        Thread.currentThread().join();
    }
}
