package rebound.servicekit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files of a stack: the broker's topics, which are not compressed here, and every process' log. */
record ClearText(List<Path> files) {

    static ClearText in(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return new ClearText(all.filter(Files::isRegularFile)
                    // Numbers only, and much room for them.
                    .filter(file -> !file.toString().endsWith("index"))
                    .toList());
        }
    }

    /** Those with a word of ASCII, as it is, in UTF-16, in hex or within Base64. */
    List<Path> with(String word) {
        var ascii = word.getBytes(StandardCharsets.US_ASCII);
        var latin = StandardCharsets.ISO_8859_1;
        var needles = Stream.concat(
                        Stream.of(
                                word,
                                new String(word.getBytes(StandardCharsets.UTF_16LE), latin),
                                HexFormat.of().formatHex(ascii)),
                        Stream.of(0, 1, 2).map(before -> withinBase64(ascii, before)))
                .toList();
        return files.stream()
                .filter(file -> {
                    var text = new String(bytes(file), latin);
                    return needles.stream().anyMatch(text::contains);
                })
                .toList();
    }

    /** The characters that say the same whatever comes before the word, of which so many bytes are in its group, and after. */
    private static String withinBase64(byte[] word, int before) {
        var padded = new byte[before + word.length];
        System.arraycopy(word, 0, padded, before, word.length);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
        return encoded.substring((before * 8 + 5) / 6, padded.length * 8 / 6);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // Gone meanwhile.
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
