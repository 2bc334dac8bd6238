package rebound.journal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.journal.http.ReflectionResource.AnswerBody;
import rebound.journal.http.ReflectionResource.TemplateVersion;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.Sheet;
import rebound.journal.template.Question;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.Problem.FieldError;

/** Checks answers against the version of the template that they answer. For one request, in its thread. */
final class Answers {

    private final Template template;
    private final Map<String, Answer> answered = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private int kept;

    private Answers(Template template) {
        this.template = template;
    }

    /**
     * The wanted version of a template, as far as it is filled in.
     *
     * @throws Problem that points to every answer which is none to its question, or of which more would be kept than can be; or to
     *     the template, if there is no such version
     */
    static Sheet sheet(Catalogue<Template> templates, TemplateVersion wanted, List<AnswerBody> bodies) {
        var published = templates
                .version(wanted.key(), wanted.version())
                .orElseThrow(() -> Problem.invalidBody("/template", "must be a version that was published"));
        var answers = new Answers(published.content());
        for (var i = 0; i < bodies.size(); i++) {
            answers.add("/answers/" + i, bodies.get(i));
        }
        return answers.sheet();
    }

    private void add(String at, AnswerBody body) {
        var question = template.question(body.question()).orElse(null);
        if (question == null) {
            refuse(at + "/question", "is no question of this version of the template");
            return;
        }
        if (answered.put(question.id(), body.answer()) != null) {
            refuse(at + "/question", "has been answered already");
        }
        var wanted = question.type().code();
        var given = given(body);
        if (!given.equals(List.of(wanted))) {
            refuse(at, "must have question and " + wanted + ", and nothing else");
            return;
        }
        check(at + "/" + wanted, question, body);
    }

    private void check(String at, Question question, AnswerBody body) {
        switch (question.type()) {
            case CHOICE -> checkChoice(at, question, Objects.requireNonNull(body.choice()));
            case SCALE ->
                checkScale(at, Objects.requireNonNull(question.scale()), Objects.requireNonNull(body.scale()));
            case TEXT -> checkKept(at, question, 1);
            case LIST ->
                checkKept(at, question, Objects.requireNonNull(body.list()).size());
            case MONEY, DATE, PERSON, MEASURE -> {}
        }
    }

    private void checkKept(String at, Question question, int things) {
        if (question.yields() == null) {
            return;
        }
        kept += things;
        if (kept > Sheet.MOST_KEPT) {
            refuse(at, "makes more than the " + Sheet.MOST_KEPT + " things that can be kept of one reflection");
        }
    }

    private void checkChoice(String at, Question question, List<String> chosen) {
        var options = question.options().stream().map(Question.Option::value).collect(Collectors.toSet());
        for (var i = 0; i < chosen.size(); i++) {
            if (!options.contains(chosen.get(i))) {
                refuse(at + "/" + i, "is no option of this question");
            }
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            refuse(at, "names an option twice");
        }
        if (!question.several() && chosen.size() > 1) {
            refuse(at, "must name one option");
        }
    }

    private void checkScale(String at, Question.Scale scale, int value) {
        if (value < scale.from() || value > scale.to()) {
            refuse(at, "must be from " + scale.from() + " to " + scale.to());
        }
    }

    private Sheet sheet() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Sheet(
                new Sheet.Template(template.key(), template.version()),
                questions()
                        .map(question -> answered.get(question.id()))
                        .filter(Objects::nonNull)
                        .toList(),
                questions()
                        .filter(question -> question.required() && !answered.containsKey(question.id()))
                        .map(Question::id)
                        .toList(),
                questions()
                        .filter(question -> answered.containsKey(question.id()))
                        .flatMap(question -> keep(question, question.yields()))
                        .toList());
    }

    private Stream<Question> questions() {
        return template.questions().stream();
    }

    private static Stream<Sheet.Keep> keep(Question question, Question.@Nullable Yield yields) {
        return yields == null
                ? Stream.empty()
                : Stream.of(new Sheet.Keep(
                        question.id(), yields.fact().code(), yields.kind(), yields.revisit(), yields.daytime()));
    }

    private void refuse(String pointer, String detail) {
        errors.add(FieldError.inBody(pointer, detail));
    }

    /** The names of the members that an answer has. */
    private static List<String> given(AnswerBody body) {
        var given = new ArrayList<String>();
        note(given, "text", body.text());
        note(given, "choice", body.choice());
        note(given, "scale", body.scale());
        note(given, "list", body.list());
        note(given, "money", body.money());
        note(given, "date", body.date());
        note(given, "person", body.person());
        note(given, "measure", body.measure());
        return given;
    }

    private static void note(List<String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.add(name);
        }
    }
}
