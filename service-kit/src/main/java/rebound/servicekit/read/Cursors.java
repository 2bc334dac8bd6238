package rebound.servicekit.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
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
        return position == null ? null : of(query, caller.id(), position);
    }

    /** The cursor for a position of that person's, on any thread. */
    public String of(Query query, String userId, String position) {
        return identity.token(query.purpose(), userId, position);
    }

    /**
     * The position of a cursor; null for null.
     *
     * @param parse throws {@link IllegalArgumentException} if the text is no position
     */
    public <P> @Nullable P position(Query query, @Nullable String after, Function<String, P> parse) {
        return after == null
                ? null
                : open(query, after, parse)
                        .orElseThrow(() ->
                                Problem.invalidParameter("after", "is not a cursor of this list with these filters"));
    }

    /**
     * The position of a cursor; empty if it was forged, or made for another person or query.
     *
     * @param parse throws {@link IllegalArgumentException} if the text is no position
     */
    public <P> Optional<P> open(Query query, String cursor, Function<String, P> parse) {
        try {
            return identity.open(query.purpose(), caller.id(), cursor).map(parse);
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
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
