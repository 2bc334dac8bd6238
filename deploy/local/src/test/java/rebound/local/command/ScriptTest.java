package rebound.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.local.Checkout;

/** The script {@code ./rebound}, in a folder with a space in its name and beside a Maven that only pretends. */
class ScriptTest {

    @TempDir
    private Path temporary;

    private Path checkout;
    private Path tools;

    private record Run(int status, String output) {}

    @BeforeEach
    void copyTheScript() throws IOException {
        checkout = Files.createDirectory(temporary.resolve("a checkout"));
        tools = Files.createDirectory(temporary.resolve("tools"));
        Files.copy(Checkout.root().resolve("rebound"), checkout.resolve("rebound"));
        // A JDK where SDKMAN has them: found on every machine that runs this test.
        var jdk = Files.createDirectories(temporary.resolve("sdkman/candidates/java/25"));
        executable(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    @Test
    void testShowsModulesFailuresAndTheSum() throws Exception {
        maven("""
                echo '[INFO] Building Rebound · event-log 0.1.0-SNAPSHOT                  [1/2]'
                echo '[INFO] Running rebound.eventlog.GoodTest'
                echo '[INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.5 s -- in rebound.GoodTest'
                echo '[WARNING] Tests run: 7, Failures: 0, Errors: 0, Skipped: 1'
                echo '[INFO] Building Rebound · journal-service 0.1.0-SNAPSHOT            [2/2]'
                echo '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 3 s <<< FAILURE! -- in rebound.BadIT'
                echo '[ERROR]   BadIT.answers:12 expected: 200 but was: 500'
                echo '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0'
                echo '[ERROR] There are test failures.'
                mkdir -p event-log/target/surefire-reports journal-service/target/failsafe-reports
                { for n in 1 2 3 4 5 6 7; do echo "  <testcase name=\\"$n\\"/>"; done; echo '    <skipped/>'; } \\
                  > event-log/target/surefire-reports/TEST-a.xml
                { echo '  <testcase name="a"/>'; echo '  <testcase name="b">'; echo '    <failure message="no">'; } \\
                  > journal-service/target/failsafe-reports/TEST-b.xml
                exit 1
                """);
        var stale = checkout.resolve("event-log/target/surefire-reports/TEST-gone.xml");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "  <testcase name=\"of an earlier run\"/>\n");
        var run = rebound("test");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .contains("module 1 of 2  event-log")
                .contains("module 2 of 2  journal-service")
                .contains("ok      rebound.GoodTest")
                .contains("FAILED  rebound.BadIT")
                .contains("BadIT.answers:12 expected: 200 but was: 500")
                .contains("[WARNING] Tests run: 7, Failures: 0, Errors: 0, Skipped: 1\n")
                .contains("[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0\n")
                .endsWith("\n7 passed, 1 failed, 1 skipped\n")
                .doesNotContain("\r");
    }

    @Test
    void testPasses() throws Exception {
        maven("""
                echo '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0'
                mkdir -p event-log/target/surefire-reports
                echo '  <testcase name="a"/>' > event-log/target/surefire-reports/TEST-a.xml
                """);
        var run = rebound("test");
        assertThat(run.status()).isZero();
        assertThat(run.output()).endsWith("\n1 passed, 0 failed\n");
    }

    @Test
    void tellsThatCodeDoesNotCompile() throws Exception {
        maven("""
                echo '[ERROR] COMPILATION ERROR : '
                echo "[ERROR] $PWD/event-log/src/main/java/A.java:[3,5] not a statement"
                exit 1
                """);
        assertThat(rebound("demo"))
                .returns(1, Run::status)
                .extracting(Run::output)
                .asString()
                .contains("The code does not compile:\n  event-log/src/main/java/A.java:[3,5] not a statement")
                .contains("build.log");
    }

    @Test
    void tellsThatThereIsNoNetwork() throws Exception {
        maven("""
                echo '[ERROR] Plugin x or one of its dependencies could not be resolved: Could not transfer artifact \
                x from/to central: repo.maven.apache.org: Temporary failure in name resolution'
                exit 1
                """);
        assertThat(rebound("up"))
                .returns(1, Run::status)
                .extracting(Run::output)
                .asString()
                .contains("no network, or a proxy");
    }

    @Test
    void skipsAnOldJavaHomeAndSaysSo() throws Exception {
        maven("echo \"JAVA_HOME=$JAVA_HOME\"; exit 1");
        var run = rebound("test");
        assertThat(run.output()).contains("old-jdk, which is Java 17. Rebound needs 25, and uses ");
        assertThat(Files.readString(checkout.resolve(".rebound/build.log")))
                .contains("JAVA_HOME=")
                .doesNotContain("old-jdk");
    }

    @Test
    void wantsANewerMaven() throws Exception {
        tool("mvn", "echo 'Apache Maven 3.6.3 (abc)'");
        assertThat(rebound("test"))
                .returns(1, Run::status)
                .extracting(Run::output)
                .asString()
                .contains("Maven 3.8.7 or newer", "is 3.6.3");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(rebound("dance"))
                .returns(2, Run::status)
                .extracting(Run::output)
                .asString()
                .contains("There is no command \"dance\".", "./rebound demo");
        assertThat(rebound("token"))
                .returns(1, Run::status)
                .extracting(Run::output)
                .asString()
                .contains("Nothing is built");
    }

    @Test
    void downBeforeAnythingIsBuiltHasNothingToStop() throws Exception {
        assertThat(rebound("down")).isEqualTo(new Run(0, "Nothing is running.\n"));
        assertThat(checkout.resolve(".rebound")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void leavesNothingBehindWhenItIsStopped(String signal, int status) throws Exception {
        // A Maven that starts a process, and has the script stopped before that can have seen it start.
        maven("""
                sleep 1000 &
                kill -%s "$(cat .rebound/building/pid)"
                wait
                """.formatted(signal));
        assertStopped(start("test"), status);
    }

    @Test
    void leavesNothingBehindOfAMavenThatDoesNotListen() throws Exception {
        maven("""
                trap '' INT TERM
                sleep 1000 &
                kill -TERM "$(cat .rebound/building/pid)"
                wait
                """);
        assertStopped(start("test"), 143);
    }

    private static void assertStopped(Process script, int status) throws Exception {
        // The end of its output is the end of all who could write to it.
        assertThat(CompletableFuture.supplyAsync(() -> outputOf(script)).get(10, TimeUnit.SECONDS))
                .contains("Stopping");
        assertThat(script.waitFor()).isEqualTo(status);
    }

    private void maven(String script) throws IOException {
        tool("mvn", "if [ \"$1\" = -version ]; then echo 'Apache Maven 3.9.9 (abc)'; exit; fi\n" + script);
    }

    private void tool(String name, String script) throws IOException {
        executable(tools.resolve(name), "#!/bin/sh\n" + script);
    }

    private Run rebound(String... arguments) throws Exception {
        var process = start(arguments);
        var output = outputOf(process);
        return new Run(process.waitFor(), output);
    }

    private static String outputOf(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String... arguments) throws IOException {
        var oldJdk = temporary.resolve("old-jdk");
        executable(oldJdk.resolve("bin/javac"), "");
        Files.writeString(oldJdk.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
        var command = new ArrayList<String>();
        command.add(checkout.resolve("rebound").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).directory(temporary.toFile());
        var environment = process.environment();
        environment.put("PATH", tools + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", oldJdk.toString());
        environment.put("SDKMAN_DIR", temporary.resolve("sdkman").toString());
        return process.start();
    }

    private static void executable(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
