package rebound.servicekit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tokens say that were found valid a moment ago, by the hash of the header they came in. To check a signature costs
 * more than most of what a request needs, and a client sends the same token again and again. A key that the issuer takes
 * back is believed for at most {@link #REMEMBERED} longer; an expired token never. Per replica, in memory; safe for any
 * thread.
 */
@ApplicationScoped
public class VerifiedTokens {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** Far more than one replica sees within {@link #REMEMBERED}; who is forgotten is checked again. */
    private static final int MOST = 50_000;

    /**
     * What one valid token says.
     *
     * @param appId null if it does not say which app it was issued to
     */
    record Verified(String userId, @Nullable String appId, Set<String> scopes, Instant until) {}

    private final Cache<String, Verified> tokens =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
    private final InstantSource clock;

    @Inject
    public VerifiedTokens(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Verified> find(String header) {
        return Optional.ofNullable(tokens.getIfPresent(hash(header)))
                .filter(verified -> clock.instant().isBefore(verified.until()));
    }

    void remember(String header, Verified verified) {
        tokens.put(hash(header), verified);
    }

    private static String hash(String header) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
