package rebound.servicekit.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was published, by path: the hash of each file, one a line as {@code sha256sum} writes and checks them. A line is added
 * with each new version and none is ever changed, so a file that was published stays as it was.
 */
final class Lock {

    /** Its name in every folder of content. */
    static final String FILE = "catalogue.lock";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S+)");

    private final SortedMap<String, String> hashes;

    private Lock(Map<String, String> hashes) {
        this.hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    }

    /** @param name that of the lock's own file, for people */
    static Lock parse(String name, byte[] file) {
        var hashes = new TreeMap<String, String>();
        var lines = new String(file, StandardCharsets.UTF_8).split("\n");
        for (var i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            var line = LINE.matcher(lines[i].stripTrailing());
            if (!line.matches()) {
                throw new BrokenContent(name, i + 1, "not a line of sha256sum");
            }
            if (hashes.put(line.group(2), line.group(1)) != null) {
                throw new BrokenContent(name, i + 1, line.group(2) + " is there twice");
            }
        }
        return new Lock(hashes);
    }

    /** The hash of each published file by its path below the folder, in the order of the paths. */
    SortedMap<String, String> hashes() {
        return hashes;
    }

    /** The line for a file. */
    static String line(String path, byte[] file) {
        return hash(file) + "  " + path;
    }

    static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
