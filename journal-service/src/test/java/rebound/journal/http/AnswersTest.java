package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.journal.http.ReflectionResource.AnswerBody;
import rebound.journal.http.ReflectionResource.MeasureAnswer;
import rebound.journal.http.ReflectionResource.MoneyBody;
import rebound.journal.reflection.Sheet;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.problem.Problem;

class AnswersTest {

    private static final Catalogue<Template> TEMPLATES = Catalogue.of(Template.KIND, Template.class, Optional.empty());

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

    @Test
    void moneyIsInACurrencyThatThereIs() {
        assertThat(errors("ownership", money("cost", "3", "ABC")))
                .containsExactly("/answers/0/money/currency must be a code of ISO 4217 such as EUR");
    }

    private static Sheet sheet(String key, AnswerBody... answers) {
        return Answers.sheet(TEMPLATES.newest(key).orElseThrow().content(), List.of(answers));
    }

    private static Stream<String> errors(String key, AnswerBody... answers) {
        var problem = catchThrowableOfType(Problem.class, () -> sheet(key, answers));
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
