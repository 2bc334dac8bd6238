package rebound.bench.checker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for many byte strings at once. Immutable. */
public final class ByteSearch {

    /**
     * What is looked for.
     *
     * @param name what it is called when it is found
     * @param bytes at least two
     */
    public record Needle(String name, byte[] bytes) {}

    /** By its first two bytes; most places in a file begin none. */
    private final Needle @Nullable [][] byStart = new Needle[1 << 16][];

    public ByteSearch(List<Needle> needles) {
        needles.stream()
                .collect(Collectors.groupingBy(needle -> start(needle.bytes(), 0)))
                .forEach((start, alike) -> byStart[start] = alike.toArray(Needle[]::new));
    }

    /** A text in the encodings that it may be stored in. */
    public static List<Needle> textInAnyEncoding(String name, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var needles = new ArrayList<Needle>();
        needles.add(new Needle(name + " in UTF-8", utf8));
        needles.add(new Needle(name + " in UTF-16, big-endian", text.getBytes(StandardCharsets.UTF_16BE)));
        needles.add(new Needle(name + " in UTF-16, little-endian", text.getBytes(StandardCharsets.UTF_16LE)));
        needles.add(new Needle(name + " in hex", ascii(HexFormat.of().formatHex(utf8))));
        needles.add(new Needle(
                name + " in upper-case hex",
                ascii(HexFormat.of().withUpperCase().formatHex(utf8))));
        for (var before = 0; before < 3; before++) {
            needles.add(new Needle(
                    name + " in Base64 after " + before, ascii(withinBase64(Base64.getEncoder(), utf8, before))));
            needles.add(new Needle(
                    name + " in URL-safe Base64 after " + before,
                    ascii(withinBase64(Base64.getUrlEncoder(), utf8, before))));
        }
        var escaped = escaped(text);
        if (!escaped.equals(text)) {
            needles.add(new Needle(name + " in JSON's escapes", ascii(escaped)));
        }
        var urlEncoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        if (!urlEncoded.equals(text)) {
            needles.add(new Needle(name + " URL-encoded", ascii(urlEncoded)));
        }
        return needles;
    }

    /** What is not ASCII, as a JSON writer may write it (RFC 8259, section 7). */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(character -> character < 128 ? Character.toString(character) : "\\u%04x".formatted(character))
                .collect(Collectors.joining());
    }

    /** The names of those that are in these bytes. */
    public Set<String> in(byte[] bytes) {
        var found = new LinkedHashSet<String>();
        for (var i = 0; i + 1 < bytes.length; i++) {
            var candidates = byStart[start(bytes, i)];
            if (candidates != null) {
                for (var needle : candidates) {
                    if (isAt(i, needle.bytes(), bytes)) {
                        found.add(needle.name());
                    }
                }
            }
        }
        return found;
    }

    /** The characters of Base64 that say the same whatever comes before the text, of which so many bytes are in its group. */
    private static String withinBase64(Base64.Encoder encoder, byte[] text, int before) {
        var padded = new byte[before + text.length];
        System.arraycopy(text, 0, padded, before, text.length);
        var encoded = encoder.withoutPadding().encodeToString(padded);
        var firstWhole = (before * 8 + 5) / 6;
        var afterLastWhole = padded.length * 8 / 6;
        return encoded.substring(firstWhole, afterLastWhole);
    }

    private static int start(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static boolean isAt(int at, byte[] needle, byte[] bytes) {
        if (at + needle.length > bytes.length) {
            return false;
        }
        for (var i = 0; i < needle.length; i++) {
            if (bytes[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
