package rebound.bench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanarySearchTest {

    private static final String WORD = "kanarienvogel-gürtel";
    private static final String CONTROL = "control-word";

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();
    private final CanarySearch search = new CanarySearch(new Canaries(List.of(WORD)), List.of(CONTROL), findings);

    @BeforeEach
    void theControlWordIsInTheClear() throws IOException {
        Files.writeString(folder.resolve("server.log"), "Something " + CONTROL + " something");
        search.in(deadLetter(CONTROL, null));
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        assertThat(verdict().counterExamples()).isEmpty();
    }

    @Test
    void findsOneInTheHeaderOfADeadLetter() throws IOException {
        search.in(deadLetter("sealed", "undecodable: " + WORD));

        assertFound("UTF-8", "the header reason of rebound.journal.dead-letters-2@7");
    }

    @Test
    void findsOneInTheValueOfARecord() throws IOException {
        search.in(deadLetter(Base64.getEncoder().encodeToString(utf8("{\"text\":\"" + WORD + "\"}")), null));

        assertFound("Base64", "the value of rebound.journal.dead-letters-2@7");
    }

    @Test
    void findsOneInALogFile() throws IOException {
        Files.writeString(folder.resolve("journal.log"), "x".repeat((1 << 20) - 5) + WORD);

        assertFound("UTF-8", "journal.log");
    }

    @Test
    void findsOneThatIsEscapedInJson() throws IOException {
        Files.writeString(folder.resolve("journal.log"), WORD.replace("ü", "\\u00fc"));

        assertFound("JSON", "journal.log");
    }

    @Test
    void findsOneInAnAddress() throws IOException {
        Files.writeString(folder.resolve("access.log"), "GET /?q=" + WORD.replace("ü", "%C3%BC"));

        assertFound("URL", "access.log");
    }

    @Test
    void findsOneInALogFileThatWasPutAway() throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("old.log.gz")))) {
            out.write(utf8(WORD));
        }

        assertFound("UTF-8", "old.log.gz");
    }

    @Test
    void findsOneInACompressedBatch() throws IOException {
        var batch = MemoryRecords.withRecords(
                Compression.gzip().build(), new SimpleRecord(utf8("key"), utf8((WORD + " ").repeat(20))));
        var bytes = new byte[batch.sizeInBytes()];
        batch.buffer().get(bytes);
        Files.write(folder.resolve("00000000000000000000.log"), bytes);

        assertFound("UTF-8", "a compressed batch at offset 0");
    }

    @Test
    void isWorthNothingIfItDoesNotFindTheControlWordInAnyFile() throws IOException {
        Files.writeString(folder.resolve("server.log"), "Nothing");

        assertThat(verdict().counterExamples()).extracting(CounterExample::rule).containsExactly(CanarySearch.IT_WORKS);
    }

    @Test
    void isWorthNothingIfAFolderIsEmpty() throws IOException {
        search.in(Files.createDirectory(folder.resolve("logs")));

        assertThat(verdict().counterExamples())
                .extracting(CounterExample::rule)
                .containsExactly(Findings.SOMETHING_OF_EACH);
    }

    private void assertFound(String encoding, String place) throws IOException {
        var counterExamples = verdict().counterExamples();
        assertThat(counterExamples).extracting(CounterExample::rule).containsExactly(CanarySearch.NOWHERE);
        assertThat(counterExamples.getFirst().first()).contains(WORD, encoding, place);
    }

    private Verdict verdict() throws IOException {
        search.in(folder);
        search.prove();
        return findings.verdict();
    }

    private static LogRecord deadLetter(String value, @Nullable String reason) {
        return new LogRecord(
                "rebound.journal.dead-letters",
                2,
                7,
                0,
                utf8("user"),
                utf8(value),
                reason == null ? List.of() : List.of(new LogRecord.Header("reason", utf8(reason))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
