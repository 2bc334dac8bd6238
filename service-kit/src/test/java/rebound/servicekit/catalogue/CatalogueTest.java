package rebound.servicekit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final String REST = """
        key: rest
        version: 1
        practices: [A17]
        title:
          en: A day off
          de: Ein freier Tag
        lines:
          - en: The rest of this day is yours.
            de: Der Rest dieses Tages gehört dir.
        """;

    @TempDir
    private Path folder;

    @Test
    void everyPublishedVersionIsThereAndTheNewestIsOffered() throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        write("leaflets/rest.v2.yaml", REST.replace("version: 1", "version: 2").replace("A day off", "An evening off"));
        publish("leaflets/rest.v1.yaml", "leaflets/rest.v2.yaml");

        var catalogue = read();

        assertThat(catalogue.all())
                .extracting(one -> one.content().key() + " " + one.content().version())
                .containsExactly("rest 1", "rest 2");
        assertThat(catalogue.newest()).singleElement().satisfies(newest -> assertThat(
                        newest.content().title().in("en"))
                .isEqualTo("An evening off"));
        assertThat(catalogue.newest("rest")).contains(catalogue.newest().getFirst());
        assertThat(catalogue.version("rest", 1).orElseThrow().content().title().in("de"))
                .isEqualTo("Ein freier Tag");
        assertThat(catalogue.version("rest", 3)).isEmpty();
        assertThat(catalogue.version("other", 1)).isEmpty();
        assertThat(catalogue.newest("other")).isEmpty();
    }

    @Test
    void anETagIsThatOfOneVersionInOneLanguage() throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        write("leaflets/rest.v2.yaml", REST.replace("version: 1", "version: 2"));
        publish("leaflets/rest.v1.yaml", "leaflets/rest.v2.yaml");

        assertThat(read().all().stream()
                        .flatMap(one -> one.locales().stream().map(one::etag))
                        .toList())
                .hasSize(4)
                .doesNotHaveDuplicates()
                .allMatch(etag -> etag.matches("\"[0-9a-f]{16}-(en|de)\""));
    }

    @Test
    void aPublishedVersionNeverChanges() throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        publish("leaflets/rest.v1.yaml");
        write("leaflets/rest.v1.yaml", REST.replace("A day off", "A week off"));

        assertBroken("leaflets/rest.v1.yaml: was changed after it was published");
    }

    @Test
    void aPublishedVersionNeverGoes() throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        publish("leaflets/rest.v1.yaml");
        Files.delete(folder.resolve("leaflets/rest.v1.yaml"));

        assertBroken("leaflets/rest.v1.yaml: was published and is gone");
    }

    @Test
    void whatIsNotPublishedSaysHowToPublishIt() throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        assertBroken("leaflets/rest.v1.yaml: is not published")
                .hasMessageEndingWith(Lock.line("leaflets/rest.v1.yaml", REST.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileIsNamedAfterItsKeyAndVersion() throws IOException {
        write("leaflets/pause.v1.yaml", REST);
        publish("leaflets/pause.v1.yaml");

        assertBroken("leaflets/pause.v1.yaml:1: by its key and version this is leaflets/rest.v1.yaml");
    }

    @Test
    void versionsHaveNoGaps() throws IOException {
        write("leaflets/rest.v2.yaml", REST.replace("version: 1", "version: 2"));
        publish("leaflets/rest.v2.yaml");

        assertBroken("leaflets/rest.v2.yaml:2: versions count from 1");
    }

    @Test
    void aKeyIsTakenOnce(@TempDir Path other) throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        publish("leaflets/rest.v1.yaml");
        var own = new ContentSource.Folder(folder);
        Files.createDirectories(other.resolve("leaflets"));
        Files.writeString(other.resolve("leaflets/rest.v1.yaml"), REST);
        Files.writeString(other.resolve(Lock.FILE), Files.readString(folder.resolve(Lock.FILE)));

        assertThatThrownBy(() -> read(own, new ContentSource.Folder(other)))
                .isInstanceOf(BrokenContent.class)
                .hasMessageContaining("leaflets/rest.v1.yaml:1: the key rest is taken");
    }

    @Test
    void whatIsBrokenIsNamedWithItsLine() throws IOException {
        assertBroken(REST.replace("title:", "titel:"), "title is missing");
        assertBroken(REST.replace("title:", "colour: red\ntitle:"), "rest.v1.yaml:4: colour is unknown");
        assertBroken(REST.replace("version: 1", "version: one"), "rest.v1.yaml:2: ");
        assertBroken(REST.replace("practices: [A17]", "practices: [A17"), "rest.v1.yaml:4: ");
        assertBroken(REST.replace("  de: Ein freier Tag", "  en: A day off"), "rest.v1.yaml:6: Duplicate");
        assertBroken(REST.replace("  de: Ein freier Tag", "  DE: A day off"), "rest.v1.yaml:6: DE is no");
        assertBroken(REST.replace("  de: Ein freier Tag", "  de: [Tag]"), "rest.v1.yaml:6: a text is expected");
        assertBroken(
                REST.replace("    de: Der Rest dieses Tages gehört dir.\n", ""), "rest.v1.yaml:8: a text is there");
        assertBroken(REST.replace("key: rest\n", ""), "key is missing");
        assertBroken(REST.replace("[A17]", "[]"), "rest.v1.yaml:3: names no practice");
        assertBroken(REST.replace("practices: [A17]\n", ""), "rest.v1.yaml:1: names no practice");
        assertBroken(REST.replace("[A17]", "[Z1]"), "rest.v1.yaml:3: Z1 is no id of a practice");
        assertBroken(REST.replace("[A17]", "\n  - A17\n  - Z1"), "rest.v1.yaml:5: Z1 is no id of a practice");
        assertBroken(REST.replace("en:", "fr:"), "rest.v1.yaml:5: is not there in en");
        assertBroken(REST.replace("en: A day off\n  ", ""), "rest.v1.yaml:5: is not there in en");
        assertBroken("", "rest.v1.yaml:1: ");
    }

    @Test
    void aBrokenKeyIsNamedWithItsLine() throws IOException {
        write("leaflets/Rest.v1.yaml", "# A day off.\n\n" + REST.replace("key: rest", "key: Rest"));
        publish("leaflets/Rest.v1.yaml");

        assertBroken("leaflets/Rest.v1.yaml:3: a key has lower-case words");
    }

    @Test
    void aTeamsOwnTextsAreLinted() throws IOException {
        assertBroken(
                REST.replace("The rest of this day is yours.", "You should rest!"),
                "rest.v1.yaml:8: it shouts: no exclamation marks, no words in capitals (quiet, line 8); \"should\": ");
    }

    @Test
    void aTeamWithAnotherLanguageSaysWhatItsTextsMustNotSay() throws IOException {
        var french = REST.replace("de:", "fr:");
        assertBroken(french, "rest.v1.yaml:6: nobody has said what texts in fr must not say: add lint/fr.yaml");

        write("lint/fr.yaml", """
            grade: lix
            rules:
              - name: nothing-imposed-4
                why: Rien n'est imposé.
                phrases: [devrais]
            """);
        assertThat(read().newest().getFirst().locales()).containsExactly("en", "fr");

        write("leaflets/rest.v1.yaml", french.replace("Ein freier Tag", "Tu devrais dormir"));
        publish("leaflets/rest.v1.yaml");
        assertBroken("rest.v1.yaml:6: \"devrais\": Rien n'est imposé.");
    }

    @Test
    void aBrokenLockIsNamedWithItsLine() throws IOException {
        write("leaflets/rest.v1.yaml", REST);
        write(Lock.FILE, "\nabc  leaflets/rest.v1.yaml\n");
        assertBroken(Lock.FILE + ":2: not a line of sha256sum");
    }

    @Test
    void aFolderThatIsNotThereIsNoEmptyOne() {
        assertThatThrownBy(() -> read(new ContentSource.Folder(folder.resolve("nowhere"))))
                .isInstanceOf(BrokenContent.class)
                .hasMessageContaining("there is no such folder");
    }

    private void assertBroken(String file, String message) throws IOException {
        write("leaflets/rest.v1.yaml", file);
        publish("leaflets/rest.v1.yaml");
        assertBroken(message);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertBroken(String message) {
        return assertThatThrownBy(this::read)
                .isInstanceOf(BrokenContent.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(message);
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void publish(String... paths) throws IOException {
        var lines = Stream.of(paths)
                .map(path -> Lock.line(
                        path, new ContentSource.Folder(folder).read(path).orElseThrow()))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve(Lock.FILE), lines);
    }

    private Catalogue<Leaflet> read() {
        return read(new ContentSource.Folder(folder));
    }

    private static Catalogue<Leaflet> read(ContentSource... sources) {
        var all = new ArrayList<ContentSource>(List.of(sources));
        all.add(ContentSource.Packaged.CONTENT);
        return Catalogue.read("leaflets", Leaflet.class, List.of(sources), new ContentLint(all));
    }
}
