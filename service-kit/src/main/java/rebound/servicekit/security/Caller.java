package rebound.servicekit.security;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Whose request this is. */
@RequestScoped
public class Caller {

    private @Nullable String id;

    /**
     * The user id, a UUID derived from the token's issuer and subject.
     *
     * @throws IllegalStateException in an operation that needs no token
     */
    public String id() {
        if (id == null) {
            throw new IllegalStateException("Nobody is authenticated");
        }
        return id;
    }

    void identify(String userId) {
        id = userId;
    }
}
