package rebound.servicekit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.Model;

/**
 * Short-lived tickets that open one stream, for clients that cannot send a token in a header. A ticket is signed, so that
 * any replica takes it; each replica takes it once and remembers that in memory. So within its 30 seconds a ticket that was
 * used on one replica could be used once more on another.
 */
@ApplicationScoped
public class Tickets {

    /** Long enough to open a stream with it; what stands in an address soon stands in a log, too. */
    static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private final Identity identity;
    private final String service;
    private final InstantSource clock;

    /** Bounded by the rate at which people may ask for tickets: dropping one early would make it good again. */
    private final Cache<String, Boolean> used =
            Caffeine.newBuilder().expireAfterWrite(GOOD_FOR.multipliedBy(2)).build();

    @Inject
    public Tickets(Identity identity, Model model) {
        this(identity, model, InstantSource.system());
    }

    Tickets(Identity identity, Model model, InstantSource clock) {
        this.identity = identity;
        this.service = model.service();
        this.clock = clock;
    }

    /**
     * A ticket that was issued.
     *
     * @param expiresAt when it can no longer be used; a stream that was opened with it goes on
     */
    public record Ticket(String text, Instant expiresAt) {}

    /**
     * Who bought a ticket.
     *
     * @param until when the token expires that it was bought with, and with it the stream
     */
    record Holder(String userId, Instant until) {}

    /** A ticket to one stream for the caller. */
    public Ticket issue(String stream, Caller caller) {
        var expiresAt = earlier(clock.instant().plus(GOOD_FOR), caller.until());
        var content = String.join(
                " ",
                caller.id(),
                Long.toString(expiresAt.toEpochMilli()),
                Long.toString(caller.until().toEpochMilli()),
                UUID.randomUUID().toString());
        return new Ticket(identity.token(purpose(stream), "", content), expiresAt);
    }

    /** Uses the ticket up; empty if it was forged, has expired or was used here before. */
    Optional<Holder> redeem(String stream, String ticket) {
        return identity.open(purpose(stream), "", ticket).flatMap(content -> {
            var parts = content.split(" ");
            var expiresAt = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            // By its content: one content can be spelled in several ways.
            return clock.instant().isBefore(expiresAt) && used.asMap().putIfAbsent(content, true) == null
                    ? Optional.of(new Holder(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[2]))))
                    : Optional.empty();
        });
    }

    private String purpose(String stream) {
        return "ticket to " + service + " " + stream;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
