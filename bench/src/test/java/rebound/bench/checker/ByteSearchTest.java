package rebound.bench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSearchTest {

    private static final String WORD = "zwischenzeit";

    private final ByteSearch search = new ByteSearch(ByteSearch.textInAnyEncoding("it", WORD));

    static Stream<byte[]> encodings() {
        return Stream.of(
                WORD.getBytes(StandardCharsets.UTF_8),
                WORD.getBytes(StandardCharsets.UTF_16LE),
                WORD.getBytes(StandardCharsets.UTF_16BE),
                HexFormat.of().formatHex(utf8(WORD)).getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().withUpperCase().formatHex(utf8(WORD)).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void findsItAtAnyPlace(byte[] encoded) {
        for (var before : List.of("", "x", "xyz")) {
            for (var after : List.of("", "x")) {
                assertThat(search.in(concatenated(utf8(before), encoded, utf8(after))))
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void findsItInBase64WhateverIsAround(int before) {
        for (var after = 0; after < 4; after++) {
            var whole = utf8("\u00ff".repeat(before) + WORD + "\u00fe".repeat(after));
            assertThat(search.in(Base64.getEncoder().encode(whole))).isNotEmpty();
            assertThat(search.in(Base64.getUrlEncoder().encode(whole))).isNotEmpty();
        }
    }

    @Test
    void findsNothingElse() {
        assertThat(search.in(utf8("zwischenzei"))).isEmpty();
        assertThat(search.in(utf8(WORD.toUpperCase(Locale.ROOT)))).isEmpty();
        assertThat(search.in(new byte[0])).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concatenated(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
