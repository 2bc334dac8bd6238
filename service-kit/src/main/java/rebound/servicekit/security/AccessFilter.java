package rebound.servicekit.security;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.Model;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/**
 * Lets in who shows a valid token with the needed scope and has not asked too often, before a byte of the body is read.
 * Operations marked {@link PermitAll} are open to all.
 *
 * <p>The token is read from the {@code Authorization} header only (RFC 6750, section 2.1): one in an address would end up
 * in logs and histories. quarkus-oidc checks signature, algorithm, issuer, audience and expiry.
 */
@ApplicationScoped
public class AccessFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CHALLENGE = "Bearer realm=\"rebound\"";

    private final CurrentIdentityAssociation association;
    private final Identity identity;
    private final Caller caller;
    private final RateLimit rateLimit;
    private final String service;

    @Inject
    public AccessFilter(
            CurrentIdentityAssociation association,
            Identity identity,
            Caller caller,
            RateLimit rateLimit,
            Model model) {
        this.association = association;
        this.identity = identity;
        this.caller = caller;
        this.rateLimit = rateLimit;
        this.service = model.service();
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void admit(ContainerRequestContext request, ResourceInfo operation) {
        if (operation.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION) != null);
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw unauthenticated(true);
        }
        var writes = !SAFE_METHODS.contains(request.getMethod());
        requireScope(token, service + (writes ? ":write" : ":read"));
        caller.identify(identity.userId(token.getIssuer(), subject));
        rateLimit.spend(caller.id(), writes);
    }

    private JsonWebToken token(boolean shown) {
        try {
            if (!association.getIdentity().isAnonymous()
                    && association.getIdentity().getPrincipal() instanceof JsonWebToken token) {
                return token;
            }
        } catch (AuthenticationFailedException | AuthenticationCompletionException e) {
            if (isUnreachable(e)) {
                throw Problem.of(ProblemType.UNAVAILABLE, "Tokens cannot be checked right now.")
                        .withHeader(HttpHeaders.RETRY_AFTER, 5);
            }
        }
        throw unauthenticated(shown);
    }

    /** The issuer's keys could not be had: that says nothing about the token. */
    private static boolean isUnreachable(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException) {
                return true;
            }
        }
        return false;
    }

    private static void requireScope(JsonWebToken token, String needed) {
        var scope = token.<Object>getClaim("scope");
        if (scope == null || !Arrays.asList(scope.toString().split(" ")).contains(needed)) {
            throw Problem.of(ProblemType.INSUFFICIENT_SCOPE, "The scope " + needed + " is needed.")
                    .withHeader(
                            HttpHeaders.WWW_AUTHENTICATE,
                            CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed + "\"");
        }
    }

    private static Problem unauthenticated(boolean shown) {
        return Problem.of(ProblemType.UNAUTHENTICATED, null)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, shown ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
    }
}
