package rebound.servicekit.catalogue;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One content file as it is read; a record whose constructor refuses what makes no sense. */
public interface Content {

    /** Lower-case words with dashes: good in a file's name, an address and an event. */
    Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** The longest {@link #key()}, in characters. */
    int LONGEST_KEY = 64;

    /** Names it for ever, among its kind. */
    String key();

    /** From 1; what is published under a number never changes. */
    int version();

    /** The ids of the practices that it serves; at least one. */
    List<String> practices();

    /** Every text of it, in the order in which a person reads them. */
    List<LocalizedText> texts();

    /**
     * Something that a file must have.
     *
     * @throws IllegalArgumentException if it has not
     */
    static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** A list that a file need not have; empty if it has not. */
    static <T> List<T> listOf(@Nullable List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }
}
