package rebound.journal.suggestion;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;

/**
 * What is suggested, and why: all of it private, since it tells how somebody is.
 *
 * @param what {@link #PROFESSIONAL_HELP} or {@link #EVIDENCE}
 * @param about what it is for; null for the person as they are
 * @param because the signals behind it, which the person has stated
 */
public record Proposal(String what, @Nullable About about, List<Because> because) {

    /** To talk to somebody whose profession it is. */
    public static final String PROFESSIONAL_HELP = "professional-help";

    /** To draw some of the evidence that the person has kept. */
    public static final String EVIDENCE = "evidence";

    /** Everything that can be suggested. */
    public static final List<String> KINDS = List.of(EVIDENCE, PROFESSIONAL_HELP);

    /**
     * One signal.
     *
     * @param message the key of the message that says it
     * @param values the numbers in it, by their names there
     */
    public record Because(String message, Map<String, Integer> values) {

        public Because {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    public Proposal {
        because = List.copyOf(because);
    }
}
