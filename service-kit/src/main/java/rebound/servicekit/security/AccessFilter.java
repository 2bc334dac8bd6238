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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.Model;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.security.VerifiedTokens.Verified;

/**
 * Lets in who shows a valid token with the needed scope and has not asked too often, before a byte of the body is read.
 * Operations marked {@link PermitAll} are open to all.
 *
 * <p>The token is read from the {@code Authorization} header only (RFC 6750, section 2.1): one in an address would end up
 * in logs and histories. Streams also take a ticket there ({@link Tickets}), which is used up by then. quarkus-oidc checks
 * signature, algorithm, issuer, audience and expiry, and what it found valid is remembered for a moment
 * ({@link VerifiedTokens}).
 */
@ApplicationScoped
public class AccessFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> APP_CLAIMS = List.of("azp", "client_id");
    private static final String CHALLENGE = "Bearer realm=\"rebound\"";

    private final CurrentIdentityAssociation association;
    private final Identity identity;
    private final Caller caller;
    private final RateLimit rateLimit;
    private final Tickets tickets;
    private final VerifiedTokens verified;
    private final String service;

    @Inject
    public AccessFilter(
            CurrentIdentityAssociation association,
            Identity identity,
            Caller caller,
            RateLimit rateLimit,
            Tickets tickets,
            VerifiedTokens verified,
            Model model) {
        this.association = association;
        this.identity = identity;
        this.caller = caller;
        this.rateLimit = rateLimit;
        this.tickets = tickets;
        this.verified = verified;
        this.service = model.service();
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void admit(ContainerRequestContext request, ResourceInfo operation) {
        if (operation.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var method = operation.getResourceMethod();
        var writes = !SAFE_METHODS.contains(request.getMethod()) && !method.isAnnotationPresent(ChangesNothing.class);
        var stream = method.getAnnotation(ByTicket.class);
        var ticket = request.getUriInfo().getQueryParameters().getFirst(ByTicket.PARAMETER);
        if (stream != null && ticket != null && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            admitByTicket(stream.value(), ticket);
        } else {
            var ofApp = method.getAnnotation(OfApp.class);
            admitByToken(request, service + ":" + (ofApp != null ? ofApp.scope() : writes ? "write" : "read"));
        }
        // Of the person, also in the name of the app: one must not use up what is there for all of its people.
        if (method.isAnnotationPresent(OwnRate.class)) {
            rateLimit.spendApart(caller.id());
        } else {
            rateLimit.spend(caller.id(), writes);
        }
        if (method.isAnnotationPresent(OfApp.class)) {
            caller.identify(caller.app(), caller.until());
        }
    }

    private void admitByToken(ContainerRequestContext request, String scope) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw unauthenticated(false);
        }
        var token = verified.find(header).orElseGet(() -> verify(header));
        if (!token.scopes().contains(scope)) {
            throw insufficient(scope);
        }
        caller.identify(token.userId(), token.until());
        caller.through(token.appId());
    }

    private Verified verify(String header) {
        var token = token();
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw unauthenticated(true);
        }
        var checked = new Verified(
                identity.userId(token.getIssuer(), subject),
                appId(token),
                scopes(token),
                Instant.ofEpochSecond(token.getExpirationTime()));
        verified.remember(header, checked);
        return checked;
    }

    /** The client that the token was issued to: {@code azp} (OpenID Connect), or {@code client_id} (RFC 9068). */
    private @Nullable String appId(JsonWebToken token) {
        for (var name : APP_CLAIMS) {
            var claim = token.<Object>getClaim(name);
            if (claim != null && !claim.toString().isBlank()) {
                return identity.appId(token.getIssuer(), claim.toString());
            }
        }
        return null;
    }

    /** Whoever bought it has shown a token with the scope. */
    private void admitByTicket(String stream, String ticket) {
        var holder = tickets.redeem(stream, ticket).orElseThrow(() -> unauthenticated(true));
        caller.identify(holder.userId(), holder.until());
    }

    private JsonWebToken token() {
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
        throw unauthenticated(true);
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

    private static Set<String> scopes(JsonWebToken token) {
        var scope = token.<Object>getClaim("scope");
        return scope == null
                ? Set.of()
                : Set.copyOf(Arrays.asList(scope.toString().split(" ")));
    }

    private static Problem insufficient(String needed) {
        return Problem.of(ProblemType.INSUFFICIENT_SCOPE, "The scope " + needed + " is needed.")
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }

    private static Problem unauthenticated(boolean shown) {
        return Problem.of(ProblemType.UNAUTHENTICATED, null)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, shown ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
    }
}
