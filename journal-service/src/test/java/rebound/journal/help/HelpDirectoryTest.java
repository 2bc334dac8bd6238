package rebound.journal.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.journal.message.Message;
import rebound.journal.message.Messages;
import rebound.servicekit.catalogue.BrokenContent;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.catalogue.ContentLint;
import rebound.servicekit.catalogue.ContentSource;
import rebound.servicekit.catalogue.Published;

class HelpDirectoryTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/help");

    private static final Catalogue<CountryHelp> FILES =
            Catalogue.of(CountryHelp.KIND, CountryHelp.class, Optional.empty());
    private static final Published<Message> NOTICE = Catalogue.of(Message.KIND, Message.class, Optional.empty())
            .newest(Messages.HELP_NOTICE)
            .orElseThrow();

    private final HelpDirectory directory = new HelpDirectory(FILES.newest(), "001", NOTICE);
    private final ContentLint lint = new ContentLint(List.of(ContentSource.Packaged.CONTENT));

    static List<Published<CountryHelp>> published() {
        return FILES.all();
    }

    @Test
    void everyFileIsPublished() throws IOException {
        try (Stream<Path> files = Files.list(CONTENT.resolve(CountryHelp.KIND))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(FILES.all().stream()
                            .map(one ->
                                    one.content().key() + ".v" + one.content().version() + ".yaml")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void itKeepsToTheSafetyRules(Published<CountryHelp> help) {
        assertThat(help.locales()).contains("en", "de");
        assertThat(lint.check(help)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void somebodyHasReadItAsItIs(Published<CountryHelp> help) throws IOException {
        var content = help.content();
        for (var locale : help.locales()) {
            var golden = GOLDEN.resolve(content.key() + ".v" + content.version() + "." + locale + ".txt");
            assertThat(asAPersonReadsIt(content, locale)).isEqualTo(Files.readString(golden));
        }
    }

    /** Safety rule 1: every entry says when it was reviewed, and how somebody is reached there. */
    @ParameterizedTest
    @MethodSource("published")
    void everyEntryOfTheDirectoryIsReviewed(Published<CountryHelp> help) {
        assertThat(help.content().lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(LocalDate.parse(line.reviewedAt())).isAfter(LocalDate.parse("2026-01-01"));
            assertThat(line.phone().size() + (line.text() == null ? 0 : 1) + (line.url() == null ? 0 : 1))
                    .isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // What is asked for comes first, then the first region of the languages, then the person's own locale.
                "DE,  en-US,          fr-FR, DE, false",
                "de,  -,              -,     DE, false",
                "-,   'en,de-AT;q=0.5', fr-FR, AT, false",
                "-,   en,             fr-FR, FR, false",
                // Nobody is left alone.
                "-,   -,              -,     001, true",
                "-,   en,             en,    001, true",
                "XX,  de-DE,          -,     001, true",
                "DEU, -,              -,     001, true",
                "'',  ';;q=x',        -,     001, true",
            })
    void thereIsAlwaysAnAnswer(
            @Nullable String country,
            @Nullable String languages,
            @Nullable String locale,
            String answered,
            boolean fallback) {
        var found = directory.find(country, languages, locale);
        assertThat(found.help().content().country()).isEqualTo(answered);
        assertThat(found.isFallback()).isEqualTo(fallback);
    }

    @Test
    void theFallbackIsAsItIsSet() {
        var german = new HelpDirectory(FILES.newest(), "DE", NOTICE);
        var found = german.find("XX", null, null);
        assertThat(found.help().content().country()).isEqualTo("DE");
        assertThat(found.isFallback()).isTrue();
        assertThat(found.asked()).isEqualTo("XX");
    }

    /** Safety rule 1: an empty directory stops the start, and so does one without the fallback. */
    @Test
    void anEmptyDirectoryStopsTheStart() {
        assertThatThrownBy(() -> new HelpDirectory(List.of(), "001", NOTICE))
                .isInstanceOf(BrokenContent.class)
                .hasMessageContaining("the directory is empty");
        assertThatThrownBy(() -> new HelpDirectory(FILES.newest(), "XX", NOTICE))
                .isInstanceOf(BrokenContent.class)
                .hasMessageContaining("rebound.help.fallback-country, XX");
    }

    @Test
    void aTeamPutsItsOwnInThePlaceOfOurs(@TempDir Path folder) throws IOException {
        var own = Files.readString(CONTENT.resolve("help/de.v1.yaml")).replace("key: de\n", "key: own-de\n");
        publish(folder, own);
        assertThatThrownBy(() -> offered(folder)).hasMessageContaining("which one replaces the other?");
        publish(folder, own.replace("country: ", "replaces: de\ncountry: "));
        assertThat(offered(folder).find("DE", null, null).help().content().key())
                .isEqualTo("own-de");
    }

    @Test
    void whatMakesNoSenseIsRefused(@TempDir Path folder) throws IOException {
        var own = Files.readString(CONTENT.resolve("help/de.v1.yaml")).replace("key: de\n", "key: own-de\n");
        assertRefused(folder, own.replace("reviewedAt: \"2026-11-22\"", "reviewedAt: \"yesterday\""), "reviewedAt");
        assertRefused(folder, own.replaceAll("    reviewedAt: .*\n", ""), "reviewedAt is missing");
        assertRefused(folder, own.replace("\"116 123\"", "\"call us\""), "call us is no number");
        assertRefused(folder, own.replace("https:", "http:"), "https:");
        assertRefused(folder, own.replace("languages: [de]", "languages: []"), "speaks no language");
        assertRefused(folder, own.replace("country: \"DE\"", "country: \"Germany\""), "Germany is no country");
        assertRefused(
                folder, own.replaceAll("    phone: .*\n", "").replaceAll("    url: .*\n", ""), "cannot be reached");
        assertRefused(folder, own.substring(0, own.indexOf("lines:")) + "lines: []\n", "nobody is there");
    }

    private static void assertRefused(Path folder, String text, String message) throws IOException {
        publish(folder, text);
        assertThatThrownBy(() -> offered(folder))
                .isInstanceOf(BrokenContent.class)
                .hasMessageContaining(message);
    }

    private static HelpDirectory offered(Path folder) {
        return new HelpDirectory(
                Catalogue.of(CountryHelp.KIND, CountryHelp.class, Optional.of(folder.toString()))
                        .newest(),
                "001",
                NOTICE);
    }

    private static void publish(Path folder, String text) throws IOException {
        Files.createDirectories(folder.resolve("help"));
        Files.writeString(folder.resolve("help/own-de.v1.yaml"), text);
        try {
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
            Files.writeString(folder.resolve("catalogue.lock"), hash + "  help/own-de.v1.yaml\n");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String asAPersonReadsIt(CountryHelp help, String locale) {
        var lines = new ArrayList<String>();
        lines.add(help.country()
                + (help.emergency().isEmpty() ? "" : " (emergency: " + String.join(", ", help.emergency()) + ")"));
        for (var line : help.lines()) {
            lines.add("");
            lines.add(line.name());
            lines.add(line.what().in(locale));
            if (!line.phone().isEmpty()) {
                lines.add("call " + String.join(", ", line.phone()));
            }
            if (line.text() != null) {
                lines.add("text " + line.text() + (line.say() == null ? "" : " (" + line.say() + ")"));
            }
            if (line.url() != null) {
                lines.add(line.url());
            }
            lines.add("in " + String.join(", ", line.languages()) + ": "
                    + line.hours().in(locale));
            lines.add("reviewed " + line.reviewedAt());
        }
        return String.join("\n", lines) + "\n";
    }
}
