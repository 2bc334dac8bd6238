package rebound.plan.attempt;

import java.util.Arrays;
import java.util.Locale;

/** How a try went, as the person sees it. */
public enum Outcome {
    WORKED,
    FELL_SHORT,
    /** It did not work, and that was funny. */
    LAUGHED_OFF;

    /** The public name of the outcome, also in events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The outcome with that public name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Outcome named(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No outcome has that name"));
    }
}
