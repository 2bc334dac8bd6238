package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.http.ReflectionResource.AnswerBody;
import rebound.journal.http.ReflectionResource.MeasureAnswer;
import rebound.journal.http.ReflectionResource.MoneyBody;
import rebound.journal.http.ReflectionResource.TemplateVersion;
import rebound.journal.reflection.Harvest;
import rebound.journal.reflection.Kept;
import rebound.journal.reflection.Reflection;
import rebound.journal.reflection.ReflectionCommand.CompleteReflection;
import rebound.journal.reflection.ReflectionDecider;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.Sheet;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.problem.Problem;

class AnswersTest {

    private static final Catalogue<Template> TEMPLATES = Catalogue.of(Template.KIND, Template.class, Optional.empty());
    private static final TemplateVersion FIRST = new TemplateVersion("begin", 1);
    private static final TemplateVersion SECOND = new TemplateVersion("begin", 2);

    @Test
    void answersComeInTheOrderOfTheQuestions() {
        var sheet = sheet(
                "curious",
                text("their-words", "It came late."),
                choice("factors", "timing", "chance"),
                text("happened", "I sent it late."),
                list("leave-out", "The night before", "The coffee"));

        assertThat(sheet.template()).isEqualTo(new Sheet.Template("curious", 1));
        assertThat(sheet.answers())
                .extracting(answer -> answer.question())
                .containsExactly("happened", "factors", "their-words", "leave-out");
        assertThat(sheet.unanswered()).isEmpty();
        assertThat(sheet.keeps())
                .containsExactly(
                        new Sheet.Keep("their-words", "feedback", null),
                        new Sheet.Keep("leave-out", "anti-pattern", null));
    }

    @Test
    void whatNeedsAnAnswerAndHasNoneIsNamed() {
        assertThat(sheet("post-mortem").unanswered()).containsExactly("goal");
        assertThat(sheet("post-mortem", text("strategy", "Sound.")).unanswered())
                .containsExactly("goal");
    }

    @Test
    void everyTypeHasItsOwnMember() {
        assertThat(errors("post-mortem", list("goal", "one")))
                .containsExactly("/answers/0 must have question and text, and nothing else");
        assertThat(errors("post-mortem", new AnswerBody("goal", "a", null, 3, null, null, null, null, null)))
                .containsExactly("/answers/0 must have question and text, and nothing else");
        assertThat(errors("post-mortem", body("goal")))
                .containsExactly("/answers/0 must have question and text, and nothing else");
        assertThat(sheet(
                                "clear-head",
                                scale("clear", 0),
                                money("cost", "12.50", "EUR"),
                                new AnswerBody("back-to-it", null, null, null, null, null, LocalDate.MAX, null, null),
                                text("question", "Stay?"))
                        .answers())
                .hasSize(4);
        assertThat(sheet("post-mortem", measure("measure")).answers()).hasSize(1);
        assertThat(sheet("hope-note", person("from", "Ana")).answers()).hasSize(1);
    }

    @Test
    void anAnswerIsToOneQuestionOfThisVersion() {
        assertThat(errors("post-mortem", text("goal", "a"), text("nothing", "b"), text("goal", "c")))
                .containsExactly(
                        "/answers/1/question is no question of this version of the template",
                        "/answers/2/question has been answered already");
    }

    @Test
    void aChoiceIsAmongTheOptions() {
        assertThat(errors("curious", choice("factors", "timing", "laziness")))
                .containsExactly("/answers/0/choice/1 is no option of this question");
        assertThat(errors("curious", choice("factors", "timing", "timing")))
                .containsExactly("/answers/0/choice names an option twice");
        assertThat(errors("hope-note", choice("for", "morning", "evening")))
                .containsExactly("/answers/0/choice must name one option");
    }

    @Test
    void aScaleHasTwoEnds() {
        assertThat(errors("clear-head", scale("clear", 11))).containsExactly("/answers/0/scale must be from 0 to 10");
        assertThat(errors("clear-head", scale("clear", -1))).containsExactly("/answers/0/scale must be from 0 to 10");
        assertThat(sheet("clear-head", scale("clear", 10)).answers()).hasSize(1);
    }

    /** Each thing is a command of its own, which follows from the one that completes the reflection. */
    @Test
    void oneReflectionKeepsSoMuchAndNoMore() {
        var tooMuch = "makes more than the 32 things that can be kept of one reflection";
        assertThat(sheet("two-part-lesson", list("subject", things(20)), list("myself", things(12)))
                        .kept())
                .hasSize(32);
        assertThat(errors("two-part-lesson", list("subject", things(20)), list("myself", things(13))))
                .containsExactly("/answers/1/list " + tooMuch);
        assertThat(errors("gratitude", list("did", things(33)))).containsExactly("/answers/0/list " + tooMuch);
        assertThat(errors("curious", list("leave-out", things(32)), text("their-words", "It came late.")))
                .containsExactly("/answers/1/text " + tooMuch);
    }

    @Test
    void whatIsNotKeptMayBeMore() {
        var much =
                sheet("gratitude", list("good", things(100)), text("for-what", "All of it."), list("did", things(32)));
        assertThat(much.kept()).hasSize(32);
    }

    @Test
    void whatIsKeptKnowsWhenItIsToBeSeenAgain() {
        var hopeNote = new TemplateVersion("hope-note", 3);
        var note = text("note", "Tea.");
        assertThat(Answers.sheet(TEMPLATES, hopeNote, List.of(note, choice("for", "evening")))
                        .kept())
                .containsExactly(new Kept("hope-note", null, "note", 1, "Tea.", null, "evening"));
        assertThat(Answers.sheet(TEMPLATES, hopeNote, List.of(note)).kept())
                .containsExactly(new Kept("hope-note", null, "note", 1, "Tea."));

        var definition = new TemplateVersion("definition-of-success", 2);
        var success = text("success", "Home by six.");
        var day = LocalDate.parse("2027-01-15");
        assertThat(Answers.sheet(TEMPLATES, definition, List.of(success, date("again", day)))
                        .kept())
                .containsExactly(new Kept("definition", "success", "success", 1, "Home by six.", day, null));
    }

    @Test
    void answersAreCheckedAgainstTheirVersion(@TempDir Path folder) throws IOException {
        var templates = inTwoVersions(folder);
        var bread = text("start", "With bread.");

        assertThat(Answers.sheet(templates, FIRST, List.of(bread)).template())
                .isEqualTo(new Sheet.Template("begin", 1));
        assertThat(errors(templates, SECOND, bread))
                .containsExactly("/answers/0 must have question and choice, and nothing else");
        assertThat(errors(templates, FIRST, choice("start", "now")))
                .containsExactly("/answers/0 must have question and text, and nothing else");
        assertThat(errors(templates, FIRST, scale("size", 3)))
                .containsExactly("/answers/0/question is no question of this version of the template");
        assertThat(errors(templates, new TemplateVersion("begin", 3), bread))
                .containsExactly("/template must be a version that was published");
    }

    /** What has been asked is what is completed, kept and read, whatever is asked since. */
    @Test
    void anOldVersionCanBeCompletedAndRead(@TempDir Path folder) throws IOException {
        var templates = inTwoVersions(folder);
        var sheet = Private.of(Answers.sheet(
                templates, FIRST, List.of(text("start", "With bread."), list("learned", "It needs a night."))));
        var now = Instant.parse("2026-11-21T20:00:00Z");
        var day = LocalDate.parse("2026-11-21");

        var completed = DeciderSpec.of(new ReflectionDecider())
                .given(new ReflectionDrafted(now, "UTC", day, null, sheet))
                .when(new CompleteReflection(now))
                .then(new ReflectionCompleted(
                        now,
                        day,
                        null,
                        Private.of(new Harvest(List.of(new Kept("lesson", null, "learned", 1, "It needs a night."))))));

        assertThat(completed.state())
                .isInstanceOfSatisfying(Reflection.Completed.class, read -> assertThat(read.sheet())
                        .isEqualTo(sheet));
        var asked = sheet.value().template();
        assertThat(templates.version(asked.key(), asked.version())).hasValueSatisfying(read -> assertThat(
                        read.content().question("start").orElseThrow().ask().in("en"))
                .isEqualTo("How do you begin?"));
    }

    /** A template that a team has published, and published again with other questions. */
    private static Catalogue<Template> inTwoVersions(Path folder) throws IOException {
        var head = """
                key: begin
                version: %d
                practices: [A13]
                title: {en: A beginning}
                summary: {en: For a quiet hour.}
                questions:
                """;
        var first = head.formatted(1) + """
                  - {id: start, type: text, required: true, ask: {en: "How do you begin?"}}
                  - {id: learned, type: list, yields: {fact: lesson}, ask: {en: "What is worth keeping?"}}
                """;
        var second = head.formatted(2) + """
                  - id: start
                    type: choice
                    required: true
                    options: [{value: now, label: {en: Now}}, {value: later, label: {en: Later}}]
                    ask: {en: "When do you begin?"}
                  - id: size
                    type: scale
                    required: true
                    scale: {from: 0, to: 5, low: {en: tiny}, high: {en: large}}
                    ask: {en: "How large is it?"}
                  - {id: learned, type: text, yields: {fact: insight}, ask: {en: "What is worth keeping?"}}
                """;
        Files.createDirectories(folder.resolve(Template.KIND));
        var lock = new StringBuilder();
        for (var file : Map.of("begin.v1.yaml", first, "begin.v2.yaml", second).entrySet()) {
            var path = Template.KIND + "/" + file.getKey();
            Files.writeString(folder.resolve(path), file.getValue());
            lock.append(sha256(file.getValue())).append("  ").append(path).append('\n');
        }
        Files.writeString(folder.resolve("catalogue.lock"), lock);
        return Catalogue.of(Template.KIND, Template.class, Optional.of(folder.toString()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Sheet sheet(String key, AnswerBody... answers) {
        return Answers.sheet(TEMPLATES, new TemplateVersion(key, 1), List.of(answers));
    }

    private static Stream<String> errors(String key, AnswerBody... answers) {
        return errors(TEMPLATES, new TemplateVersion(key, 1), answers);
    }

    private static Stream<String> errors(Catalogue<Template> templates, TemplateVersion wanted, AnswerBody... answers) {
        var problem = catchThrowableOfType(Problem.class, () -> Answers.sheet(templates, wanted, List.of(answers)));
        return problem.body().errors().stream().map(error -> error.pointer() + " " + error.detail());
    }

    private static AnswerBody body(String question) {
        return new AnswerBody(question, null, null, null, null, null, null, null, null);
    }

    private static AnswerBody text(String question, String text) {
        return new AnswerBody(question, text, null, null, null, null, null, null, null);
    }

    private static AnswerBody choice(String question, String... options) {
        return new AnswerBody(question, null, List.of(options), null, null, null, null, null, null);
    }

    private static AnswerBody scale(String question, int value) {
        return new AnswerBody(question, null, null, value, null, null, null, null, null);
    }

    private static AnswerBody list(String question, String... items) {
        return new AnswerBody(question, null, null, null, List.of(items), null, null, null, null);
    }

    private static String[] things(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> "thing " + i).toArray(String[]::new);
    }

    private static AnswerBody date(String question, LocalDate day) {
        return new AnswerBody(question, null, null, null, null, null, day, null, null);
    }

    private static AnswerBody money(String question, String amount, String currency) {
        return new AnswerBody(question, null, null, null, null, new MoneyBody(amount, currency), null, null, null);
    }

    private static AnswerBody person(String question, String name) {
        return new AnswerBody(question, null, null, null, null, null, null, name, null);
    }

    private static AnswerBody measure(String question) {
        var measure = new MeasureAnswer("pages", 20.0, null);
        return new AnswerBody(question, null, null, null, null, null, null, null, measure);
    }
}
