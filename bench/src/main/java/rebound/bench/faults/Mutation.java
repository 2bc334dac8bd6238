package rebound.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Set;

/**
 * A patch that takes one counter-measure out of the engine. In front of the patch stand three lines, each with one sentence or
 * name: {@code Takes-Out:}, {@code Provoked-By:} and {@code Objected-By:}.
 *
 * @param name of the file, without its ending
 * @param takesOut which counter-measure, and so what the engine then does
 * @param provokedBy the name of the {@link Provocation} that must show it
 * @param objectedBy the rule of the checker, or the demand of the provocation, that must not hold any more
 * @param patch the file
 */
record Mutation(String name, String takesOut, String provokedBy, String objectedBy, Path patch) {

    static final String ENDING = ".patch";

    private static final String TAKES_OUT = "Takes-Out";
    private static final String PROVOKED_BY = "Provoked-By";
    private static final String OBJECTED_BY = "Objected-By";
    private static final Set<String> HEADERS = Set.of(TAKES_OUT, PROVOKED_BY, OBJECTED_BY);

    /** @throws FaultFailure if the lines in front of the patch are not what they must be, or no patch follows */
    static Mutation read(Path patch) {
        var headers = new HashMap<String, String>();
        try {
            var lines = Files.readAllLines(patch).iterator();
            var line = lines.hasNext() ? lines.next() : "";
            while (!line.startsWith("--- ")) {
                var colon = line.indexOf(": ");
                if (colon > 0 && HEADERS.contains(line.substring(0, colon))) {
                    if (headers.put(
                                    line.substring(0, colon),
                                    line.substring(colon + 2).strip())
                            != null) {
                        throw new FaultFailure(patch + " says twice what it " + line.substring(0, colon));
                    }
                } else if (!line.isBlank() && !line.startsWith("diff ") && !line.startsWith("index ")) {
                    throw new FaultFailure(patch + " begins with what is neither a header nor a patch: " + line);
                }
                if (!lines.hasNext()) {
                    throw new FaultFailure(patch + " is no patch");
                }
                line = lines.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var file = patch.getFileName().toString();
        return new Mutation(
                file.substring(0, file.length() - ENDING.length()),
                required(headers, TAKES_OUT, patch),
                required(headers, PROVOKED_BY, patch),
                required(headers, OBJECTED_BY, patch),
                patch);
    }

    private static String required(HashMap<String, String> headers, String name, Path patch) {
        var value = headers.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new FaultFailure(patch + " does not say " + name);
        }
        return value;
    }
}
