package rebound.journal.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person can keep. Each is an aggregate of its own kind, with names of its own; all but {@link #FEEDBACK} are a
 * {@link Fact}.
 */
public enum FactType {
    /** What a person takes from something; never asked for. */
    LESSON("lessons"),
    /** What speaks for a person, to be found again on a bad day. */
    EVIDENCE("evidence", "skill-learned", "showed-up", "helped", "did-the-impossible", "kind-words"),
    /** What success or failure means to a person. */
    DEFINITION("definitions", "success", "failure"),
    /** What a person really wants. */
    DESIRE("desires"),
    /** What a person does not want to do again. */
    ANTI_PATTERN("anti-patterns"),
    /** What a person has found out about themselves. */
    INSIGHT("insights"),
    /** How somebody else sees something; they may be wrong. It has a life of its own, and is no {@link Fact}. */
    FEEDBACK("feedback"),
    /** What gives a person strength for another try, such as somebody else's story. */
    INSPIRATION("inspirations"),
    /** Thanks to oneself for a try, however it went. */
    ACKNOWLEDGEMENT("acknowledgements"),
    /** What a person wants to be told in the morning or in the evening. */
    HOPE_NOTE("hope-notes");

    private final String plural;
    private final Set<String> kinds;

    FactType(String plural, String... kinds) {
        this.plural = plural;
        this.kinds = Set.copyOf(Arrays.asList(kinds));
    }

    /** The public name, such as {@code anti-pattern}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The public name of several, such as {@code anti-patterns}. */
    public String plural() {
        return plural;
    }

    /** Of which kinds it can be; empty if there are none. */
    public Set<String> kinds() {
        return kinds;
    }

    /** Whether it may be said to be of that kind; null: nothing is said about it. */
    public boolean canBe(@Nullable String kind) {
        return kind == null || kinds.contains(kind);
    }

    /** Those that are a {@link Fact}. */
    public static List<FactType> alike() {
        return Arrays.stream(values()).filter(type -> type != FEEDBACK).toList();
    }

    public static Optional<FactType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
