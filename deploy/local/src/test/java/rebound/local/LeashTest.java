package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a launcher ends, its children end too, and their ports are free, within 10 s. */
class LeashTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private record Child(long pid, int port) {

        boolean isAlive() {
            return StackLock.isAlive(pid);
        }
    }

    @Test
    void afterKillMinus9TheNextStackStartsAtOnce() throws Exception {
        var launcher = launch();
        var children = children(launcher);
        launcher.destroyForcibly().waitFor();
        try (var next = LocalStack.start(folder)) {
            assertThat(next.broker().isAlive()).isTrue();
            assertGone(children);
        }
    }

    @Test
    void afterSigterm() throws Exception {
        var launcher = launch();
        var children = children(launcher);
        launcher.destroy();
        assertThat(launcher.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertGone(children);
    }

    /** As a terminal does it: Ctrl-C goes to all of them at once, and only the launcher listens. */
    @Test
    void afterCtrlC() throws Exception {
        var launcher = launch();
        var children = children(launcher);
        for (var child : children) {
            interrupt(child.pid());
        }
        assertThat(children).allMatch(Child::isAlive);
        interrupt(launcher.pid());
        assertThat(launcher.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertGone(children);
    }

    private Process launch() throws Exception {
        var testClasses = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var launcher = new ProcessBuilder(
                        Checkout.java().toString(),
                        "-cp",
                        testClasses + File.pathSeparator + Checkout.classPath(),
                        Launcher.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        launcher.environment().remove("MONGODB_URI");
        return launcher.start();
    }

    private static List<Child> children(Process launcher) throws IOException {
        var children = new ArrayList<Child>();
        var output = launcher.inputReader();
        for (var line = output.readLine(); !"end".equals(line); line = output.readLine()) {
            assertThat(line).as("the launcher ended").isNotNull();
            var words = line.split(" ");
            children.add(new Child(Long.parseLong(words[1]), Integer.parseInt(words[2])));
        }
        assertThat(children).hasSize(2).allMatch(Child::isAlive);
        return children;
    }

    private static void interrupt(long pid) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid).start().waitFor();
    }

    private static void assertGone(List<Child> children) {
        var patience = new Patience(BOUND);
        while (children.stream().anyMatch(child -> child.isAlive() || !LocalPorts.isFree(child.port()))) {
            assertThat(patience.pause("still there")).isTrue();
        }
    }
}
