package rebound.journal.reflection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.journal.quantity.Measure;
import rebound.journal.quantity.Money;

/**
 * What a person answered to one question: exactly one of the components besides {@code question}, by the type of the
 * question. It says everything itself, so that it can be read for ever.
 *
 * @param question its id
 * @param chosen the values of the options, in the person's order
 * @param person what somebody is called
 */
public record Answer(
        String question,
        @Nullable String text,
        @Nullable List<String> chosen,
        @Nullable Integer scale,
        @Nullable List<String> items,
        @Nullable Money money,
        @Nullable LocalDate date,
        @Nullable String person,
        @Nullable Measure measure) {

    public Answer {
        chosen = chosen == null ? null : List.copyOf(chosen);
        items = items == null ? null : List.copyOf(items);
    }

    public static Answer ofText(String question, String text) {
        return new Answer(question, text, null, null, null, null, null, null, null);
    }

    public static Answer ofItems(String question, List<String> items) {
        return new Answer(question, null, null, null, items, null, null, null, null);
    }

    /** What it says in words: one text, or each of several; nothing of other types. */
    List<String> words() {
        if (text != null) {
            return List.of(text);
        }
        return items == null ? List.of() : items;
    }
}
