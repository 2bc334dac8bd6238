package rebound.servicekit.security;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/** Whose request this is. */
@RequestScoped
public class Caller {

    private @Nullable String id;
    private @Nullable String appId;
    private Instant until = Instant.EPOCH;

    /**
     * The user id, a UUID derived from the token's issuer and subject; in an operation {@link OfApp} the app's.
     *
     * @throws IllegalStateException in an operation that needs no token
     */
    public String id() {
        if (id == null) {
            throw new IllegalStateException("Nobody is authenticated");
        }
        return id;
    }

    /** The id of the app that the token was issued to, a UUID like a user id; empty if it does not say, or by ticket. */
    public Optional<String> appId() {
        return Optional.ofNullable(appId);
    }

    /**
     * The same for an operation that needs it.
     *
     * @throws Problem 403 if the token does not say
     */
    public String app() {
        return appId().orElseThrow(() -> Problem.of(
                ProblemType.INSUFFICIENT_SCOPE,
                "The token does not say which app it was issued to: the claim azp or client_id is needed."));
    }

    /** Until when the token is good, which the caller showed now or bought a ticket with. */
    public Instant until() {
        return until;
    }

    void through(@Nullable String app) {
        appId = app;
    }

    void identify(String userId, Instant goodUntil) {
        id = userId;
        until = goodUntil;
    }
}
