package rebound.journal.template;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.catalogue.Content;
import rebound.servicekit.catalogue.LocalizedText;

/**
 * One version of a guided reflection.
 *
 * @param summary what it is for
 * @param questions in the order in which they are asked; none has to be answered in that order, or at all, but those that
 *     say so
 */
public record Template(
        String key,
        int version,
        List<String> practices,
        LocalizedText title,
        LocalizedText summary,
        List<Question> questions)
        implements Content {

    /** The name of its kind, and of the folder of its files. */
    public static final String KIND = "templates";

    /** As many as anybody can face. */
    private static final int MOST_QUESTIONS = 20;

    public Template {
        key = Content.needed(key, "key");
        practices = Content.listOf(practices);
        title = Content.needed(title, "title");
        summary = Content.needed(summary, "summary");
        questions = Content.listOf(questions);
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw new IllegalArgumentException("there are 1 to " + MOST_QUESTIONS + " questions");
        }
        var ids = new HashSet<String>();
        for (var question : questions) {
            if (!ids.add(question.id())) {
                throw new IllegalArgumentException("two questions have the id " + question.id());
            }
        }
        for (var question : questions) {
            var yields = question.yields();
            if (yields != null && !isNoneOrAsks(yields.revisit(), questions, Question::asksForDay)) {
                throw new IllegalArgumentException(
                        "what is kept is seen again on the day of a question for a date, which " + yields.revisit()
                                + " is not");
            }
            if (yields != null && !isNoneOrAsks(yields.daytime(), questions, Question::asksForDaytime)) {
                throw new IllegalArgumentException(
                        "what is kept is seen again at the daytime of a choice of morning or evening, which "
                                + yields.daytime() + " is not");
            }
        }
    }

    private static boolean isNoneOrAsks(@Nullable String id, List<Question> questions, Predicate<Question> asks) {
        return id == null
                || questions.stream().anyMatch(question -> question.id().equals(id) && asks.test(question));
    }

    public Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    @Override
    public List<LocalizedText> texts() {
        return Stream.concat(Stream.of(title, summary), questions.stream().flatMap(Question::texts))
                .toList();
    }
}
