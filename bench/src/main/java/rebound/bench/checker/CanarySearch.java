package rebound.bench.checker;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.utils.BufferSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for canaries in records and in files, in every usual encoding; inside compressed batches of segment files and inside
 * {@code .gz} files, too. It must find the control words as well, which were written in the clear: a search that does not is
 * worth nothing. Belongs to one thread.
 */
final class CanarySearch {

    static final String NOWHERE = "No canary is in a record, the broker's data or a log file";
    static final String IT_WORKS = "The search finds the control words that were written in the clear";

    private static final int CHUNK = 1 << 20;

    /** More than any word takes in any encoding, so that none is lost between two chunks. */
    private static final int OVERLAP = 4 << 10;

    private static final int LONGEST_WORD = 500;

    private static final Pattern SEGMENT = Pattern.compile("[0-9]{20}\\.log");

    private final List<String> controls;
    private final ByteSearch search;
    private final Findings findings;
    private final Set<String> controlsInRecords = new HashSet<>();
    private final Set<String> controlsInFiles = new HashSet<>();

    /** @param controls words that were written in the clear, to a topic and so into the broker's data */
    CanarySearch(Canaries canaries, List<String> controls, Findings findings) {
        this.controls = controls;
        this.findings = findings;
        this.search = new ByteSearch(Stream.concat(canaries.words().stream(), controls.stream())
                .peek(word -> {
                    if (word.length() > LONGEST_WORD) {
                        throw new IllegalArgumentException("A canary of more than " + LONGEST_WORD + " characters");
                    }
                })
                .flatMap(word -> ByteSearch.textInAnyEncoding(word, word).stream())
                .toList());
        findings.examined("canaries searched for", canaries.words().size());
        findings.examined("records searched for them", 0);
        findings.examined("files searched for them", 0);
        findings.examined("bytes of files searched for them", 0);
    }

    void in(LogRecord read) {
        findings.examined("records searched for them", 1);
        in(read.key(), controlsInRecords, () -> "the key of " + read.place());
        in(read.value(), controlsInRecords, () -> "the value of " + read.place());
        for (var header : read.headers()) {
            in(header.value(), controlsInRecords, () -> "the header " + header.name() + " of " + read.place());
        }
    }

    /** A folder with everything below it; files that vanish meanwhile are left out. */
    void in(Path folder) throws IOException {
        var before = filesIn(folder);
        findings.examined("files in " + folder, before.size());
        for (var file : before) {
            try {
                inFile(file);
            } catch (NoSuchFileException vanished) {
                continue;
            }
            findings.examined("files searched for them", 1);
        }
    }

    /** Says whether the search itself was any good. */
    void prove() {
        for (var control : controls) {
            prove(control, controlsInRecords, "record");
            prove(control, controlsInFiles, "file");
        }
    }

    private void prove(String control, Set<String> found, String where) {
        if (!found.contains(control)) {
            findings.object(IT_WORKS, () -> "  The control word " + control + " was found in no " + where);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            // Something vanished while it was listed; the next list has what took its place.
            if (e.getCause() instanceof NoSuchFileException) {
                return filesIn(folder);
            }
            throw e.getCause();
        }
    }

    private void inFile(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in(in, file);
        }
        var name = file.getFileName().toString();
        if (name.endsWith(".gz")) {
            try (var in = new GZIPInputStream(new FileInputStream(file.toFile()))) {
                in(in, file);
            }
        }
        if (SEGMENT.matcher(name).matches()) {
            inCompressedBatches(file);
        }
    }

    private void in(InputStream in, Path file) throws IOException {
        var buffer = new byte[CHUNK + OVERLAP];
        var kept = 0;
        while (true) {
            var read = in.readNBytes(buffer, kept, CHUNK);
            if (read == 0) {
                return;
            }
            findings.examined("bytes of files searched for them", read);
            var filled = kept + read;
            in(Arrays.copyOf(buffer, filled), controlsInFiles, file::toString);
            kept = Math.min(OVERLAP, filled);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        }
    }

    private void inCompressedBatches(Path segment) throws IOException {
        findings.seen("compressed batches in segment files", 0);
        var records = FileRecords.open(segment.toFile(), false);
        try (var buffers = BufferSupplier.create()) {
            for (var batch : records.batches()) {
                if (!batch.isCompressed() || batch.isControlBatch()) {
                    continue;
                }
                findings.seen("compressed batches in segment files", 1);
                try (var inside = batch.streamingIterator(buffers)) {
                    while (inside.hasNext()) {
                        var found = inside.next();
                        Supplier<String> place =
                                () -> "a compressed batch at offset " + found.offset() + " of " + segment;
                        in(bytes(found.key()), controlsInFiles, place);
                        in(bytes(found.value()), controlsInFiles, place);
                        for (var header : found.headers()) {
                            in(header.value(), controlsInFiles, place);
                        }
                    }
                }
            }
        } finally {
            // To close them is to cut off what the broker has written meanwhile.
            records.closeHandlers();
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private void in(byte @Nullable [] bytes, Set<String> controlsFound, Supplier<String> place) {
        if (bytes == null) {
            return;
        }
        for (var found : search.in(bytes)) {
            var word = found.substring(0, found.indexOf(' '));
            if (controls.contains(word)) {
                controlsFound.add(word);
            } else {
                findings.object(NOWHERE, () -> "  " + found + " is in " + place.get());
            }
        }
    }
}
