package rebound.journal.reflection;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template as far as it is filled in: all of it private, also which template a person took.
 *
 * @param answers each to another question, in the order of the questions
 * @param unanswered the ids of the questions that need an answer and have none
 * @param keeps which answers the person keeps something of
 */
public record Sheet(Template template, List<Answer> answers, List<String> unanswered, List<Keep> keeps) {

    /**
     * How many things one reflection can leave: each is a command of its own that follows from the one write. More than anybody
     * wants to keep at once.
     */
    public static final int MOST_KEPT = 32;

    /** A published version of a template. */
    public record Template(String key, int version) {}

    /**
     * @param fact what each answer to the question becomes, such as {@code lesson}
     * @param kind of which kind; null where there are none
     * @param revisit the question whose answer is the day on which the person wants to see it again; null for none
     * @param daytime the question whose answer is the part of the day in which they want to see it; null for none
     */
    public record Keep(
            String question,
            String fact,
            @Nullable String kind,
            @Nullable String revisit,
            @Nullable String daytime) {

        /** Of something that does not come back by itself. */
        public Keep(String question, String fact, @Nullable String kind) {
            this(question, fact, kind, null, null);
        }
    }

    public Sheet {
        answers = List.copyOf(answers);
        unanswered = List.copyOf(unanswered);
        keeps = List.copyOf(keeps);
    }

    /** How many characters there are in words. */
    public long length() {
        return words().stream().mapToLong(String::length).sum();
    }

    /** All the words of the answers. */
    public List<String> words() {
        return answers.stream().flatMap(answer -> answer.words().stream()).toList();
    }

    /** What the people are called who are named in an answer. */
    public List<String> people() {
        return answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.person()))
                .toList();
    }

    /** The first words of the answers; null if there are none. */
    public @Nullable String beginning() {
        return words().stream().findFirst().orElse(null);
    }

    /** What the person keeps of the answers, one by one. */
    public List<Kept> kept() {
        return keeps.stream().flatMap(this::kept).toList();
    }

    private Stream<Kept> kept(Keep keep) {
        var on = revisit(keep);
        var daytime = daytime(keep);
        return answers.stream()
                .filter(answer -> answer.question().equals(keep.question()))
                .flatMap(answer -> {
                    var words = answer.words();
                    return IntStream.range(0, words.size())
                            .mapToObj(i -> new Kept(
                                    keep.fact(), keep.kind(), keep.question(), i + 1, words.get(i), on, daytime));
                });
    }

    private @Nullable LocalDate revisit(Keep keep) {
        return answers.stream()
                .filter(answer -> answer.question().equals(keep.revisit()))
                .map(Answer::date)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String daytime(Keep keep) {
        return answers.stream()
                .filter(answer -> answer.question().equals(keep.daytime()))
                .flatMap(answer -> Stream.ofNullable(answer.chosen()))
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }
}
