package rebound.journal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.journal.fact.FactType;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.catalogue.ContentLint;
import rebound.servicekit.catalogue.ContentSource;
import rebound.servicekit.catalogue.LocalizedText;
import rebound.servicekit.catalogue.Published;

/** Every text that the service comes with: that it is there, that it is kind, and that somebody has read it as it is. */
class TemplatesTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/templates");

    private static final Catalogue<Template> TEMPLATES = Catalogue.of(Template.KIND, Template.class, Optional.empty());

    private final ContentLint lint = new ContentLint(List.of(ContentSource.Packaged.CONTENT));

    static List<Published<Template>> published() {
        return TEMPLATES.all();
    }

    @Test
    void theGuidesReflectionsAreThere() {
        assertThat(TEMPLATES.newest())
                .extracting(one -> one.content().key())
                .contains(
                        "post-mortem",
                        "thought-record",
                        "observer",
                        "values",
                        "mirror",
                        "curious",
                        "yet",
                        "compassion-letter",
                        "gratitude",
                        "visualisation",
                        "disappointment",
                        "two-part-lesson",
                        "definition-of-success",
                        "hope-note",
                        "clear-head",
                        "compassion-for-others",
                        "label-challenged",
                        "ownership",
                        "looking-back");
    }

    @Test
    void everyFileIsPublished() throws IOException {
        try (Stream<Path> files = Files.list(CONTENT.resolve(Template.KIND))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(TEMPLATES.all().stream()
                            .map(one ->
                                    one.content().key() + ".v" + one.content().version() + ".yaml")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void itIsThereInEnglishAndGerman(Published<Template> template) {
        assertThat(template.locales()).contains("en", "de");
    }

    @ParameterizedTest
    @MethodSource("published")
    void itKeepsToTheSafetyRules(Published<Template> template) {
        assertThat(lint.check(template)).isEmpty();
    }

    /** A changed text is a new version, and has to be read, in every language, by somebody who then approves this file. */
    @ParameterizedTest
    @MethodSource("published")
    void somebodyHasReadItAsItIs(Published<Template> template) throws IOException {
        var content = template.content();
        for (var locale : template.locales()) {
            var golden = GOLDEN.resolve(content.key() + ".v" + content.version() + "." + locale + ".txt");
            assertThat(golden).exists();
            assertThat(asAPersonReadsIt(content, locale)).isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void thePostMortemHasEightQuestionsAboutTheWork() {
        var postMortem = TEMPLATES.newest("post-mortem").orElseThrow().content();
        assertThat(postMortem.questions())
                .extracting(Question::id)
                .containsExactly(
                        "goal",
                        "measure",
                        "very-well",
                        "as-planned",
                        "very-poorly",
                        "not-as-planned",
                        "strategy",
                        "decisions");
    }

    /** The file that the documentation shows is one that a team could publish. */
    @Test
    void aTeamAddsItsOwnWithoutCode(@TempDir Path folder) throws IOException {
        var file = write(folder, shown());
        assertThatThrownBy(() -> offered(folder)).hasMessageContaining(file + ": is not published");
        publish(folder, file);
        var offered = offered(folder);

        assertThat(offered.newest()).hasSize(TEMPLATES.newest().size() + 1);
        var own = offered.newest("small-steps").orElseThrow().content();
        assertThat(own.questions())
                .extracting(Question::type)
                .containsExactly(
                        Question.Type.TEXT,
                        Question.Type.CHOICE,
                        Question.Type.SCALE,
                        Question.Type.LIST,
                        Question.Type.DATE,
                        Question.Type.CHOICE);
        assertThat(own.question("did").orElseThrow().yields())
                .isEqualTo(new Question.Yield(FactType.EVIDENCE, "showed-up", "again", "time"));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsReason(@TempDir Path folder) throws IOException {
        assertRefused(folder, "    type: text", "    type: essay", ":12: ");
        assertRefused(folder, "    several: true", "    several: maybe", ":");
        assertRefused(folder, "      kind: showed-up", "      kind: won", "the kind of evidence is one of");
        assertRefused(folder, "      revisit: again", "      revisit: thing", "on the day of a question for a date");
        for (var other : List.of("again", "like", "nothing")) {
            assertRefused(folder, "      daytime: time", "      daytime: " + other, "a choice of morning or evening");
        }
        assertRefused(folder, "      - value: evening", "      - value: noon", "a choice of morning or evening");
        assertRefused(folder, "  - id: time", "  - id: time\n    several: true", "a choice of morning or evening");
        assertRefused(folder, "      fact: evidence", "      fact: streak", "nothing is kept as streak");
        assertRefused(folder, "  - id: like", "  - id: thing", "two questions have the id thing");
        assertRefused(folder, "      - value: together", "      - value: alone", "two options are called alone");
        assertRefused(folder, "      from: 0", "      from: 10", "a scale goes up");
        assertRefused(folder, "    type: scale", "    type: text", "a scale, and nothing else, has two ends");
        assertRefused(folder, "    type: choice", "    type: list", "a choice, and nothing else, has two options");
        assertRefused(folder, "    type: list", "    type: date", "only a text or a list is kept as something");
        assertRefused(
                folder,
                "    type: list",
                "    type: list\n    required: true",
                "what is kept as something is never required");
    }

    private static void assertRefused(Path folder, String line, String broken, String message) throws IOException {
        var shown = shown();
        var changed = shown.replaceFirst("(?m)^" + line + "( +#.*)?$", broken);
        assertThat(changed).isNotEqualTo(shown);
        var file = write(folder, changed);
        publish(folder, file);
        assertThatThrownBy(() -> offered(folder))
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message);
    }

    private static Catalogue<Template> offered(Path folder) {
        return Catalogue.of(Template.KIND, Template.class, Optional.of(folder.toString()));
    }

    private static String shown() throws IOException {
        return Files.readString(Path.of("../docs/content.md"))
                .split("```yaml\n", 2)[1]
                .split("```", 2)[0];
    }

    private static Path write(Path folder, String text) throws IOException {
        var templates = Files.createDirectories(folder.resolve(Template.KIND));
        return Files.writeString(templates.resolve("small-steps.v1.yaml"), text);
    }

    private static void publish(Path folder, Path file) throws IOException {
        var hash = HexFormat.of().formatHex(sha256(Files.readAllBytes(file)));
        Files.writeString(folder.resolve("catalogue.lock"), hash + "  " + folder.relativize(file) + "\n");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Safety rule 4: no lesson is forced. */
    @Test
    void nothingThatIsKeptIsRequired() {
        assertThat(TEMPLATES.all().stream().flatMap(one -> one.content().questions().stream()))
                .filteredOn(question -> question.yields() != null)
                .isNotEmpty()
                .noneMatch(Question::required);
    }

    private static String asAPersonReadsIt(Template template, String locale) {
        var lines = new ArrayList<String>();
        lines.add(template.title().in(locale));
        lines.add(template.summary().in(locale));
        for (var question : template.questions()) {
            lines.add("");
            lines.add(question.ask().in(locale) + (question.required() ? " *" : ""));
            if (question.hint() != null) {
                lines.add("  (" + question.hint().in(locale) + ")");
            }
            question.options()
                    .forEach(option ->
                            lines.add((question.several() ? "  [ ] " : "  ( ) ") + in(option.label(), locale)));
            if (question.scale() != null) {
                var scale = question.scale();
                lines.add("  %d %s … %d %s"
                        .formatted(scale.from(), in(scale.low(), locale), scale.to(), in(scale.high(), locale)));
            }
            if (question.yields() != null) {
                var kind = question.yields().kind();
                lines.add("  → " + question.yields().fact().code() + (kind == null ? "" : " (" + kind + ")"));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String in(LocalizedText text, String locale) {
        return text.in(locale);
    }
}
