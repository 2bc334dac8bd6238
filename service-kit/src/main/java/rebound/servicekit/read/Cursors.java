package rebound.servicekit.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.security.Caller;

/**
 * Cursors say where a page ended. They are signed, and only good for the person and the query that they were made for: the
 * filters must stay the same from page to page, the limit need not.
 */
@ApplicationScoped
public class Cursors {

    private final Identity identity;
    private final Caller caller;

    @Inject
    public Cursors(Identity identity, Caller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /** The cursor for a position; null for null. */
    public @Nullable String next(Query query, @Nullable String position) {
        return position == null ? null : identity.token(query.purpose(), caller.id(), position);
    }

    /**
     * The position of a cursor; null for null.
     *
     * @param parse throws {@link IllegalArgumentException} if the text is no position
     */
    public <P> @Nullable P position(Query query, @Nullable String after, Function<String, P> parse) {
        if (after == null) {
            return null;
        }
        try {
            return identity.open(query.purpose(), caller.id(), after)
                    .map(parse)
                    .orElseThrow(() -> new IllegalArgumentException("A forged cursor"));
        } catch (IllegalArgumentException forged) {
            throw Problem.invalidParameter("after", "is not a cursor of this list with these filters");
        }
    }

    /** What a cursor is bound to besides its person: the list and its filters. */
    public record Query(String purpose) {

        public static Query of(String list, @Nullable Object... filters) {
            return new Query(Arrays.stream(filters)
                    .map(filter -> filter == null ? "-" : "=" + filter)
                    .collect(Collectors.joining("&", "cursor " + list + "?", "")));
        }
    }
}
