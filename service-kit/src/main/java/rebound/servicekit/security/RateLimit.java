package rebound.servicekit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.wiring.ReboundConfig;

/**
 * How often one person may ask: a token bucket each for reads, for writes, and for what has its {@link OwnRate}, so that a client
 * that polls too eagerly never keeps its person from writing. Per replica, in memory. It protects the neighbours on the same partition;
 * no rule of wellbeing is ever enforced with it.
 */
@ApplicationScoped
public class RateLimit {

    /** Far more people than one replica sees within {@link #IDLE}; who is forgotten has full buckets again. */
    private static final int MOST_BUCKETS = 100_000;

    /** An idle bucket is full long before it is forgotten, so that forgetting it gives nothing away. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final ReboundConfig.Rate rate;
    private final Cache<String, Bucket> reads = buckets();
    private final Cache<String, Bucket> writes = buckets();
    private final Cache<String, Bucket> apart = buckets();

    @Inject
    public RateLimit(ReboundConfig config) {
        this.rate = config.http().rate();
    }

    /** Takes one token, or answers 429 with the seconds until the next. */
    void spend(String userId, boolean writing) {
        spend(userId, writing ? writes : reads, writing ? "writes" : "reads");
    }

    /** The same for an operation with an {@link OwnRate}. */
    void spendApart(String userId) {
        spend(userId, apart, "of these writes");
    }

    private void spend(String userId, Cache<String, Bucket> buckets, String what) {
        var probe = buckets.get(userId, user -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1));
            throw Problem.of(
                            ProblemType.RATE_LIMITED,
                            "At most %d %s at once and %d a second.".formatted(rate.burst(), what, rate.perSecond()))
                    .withHeader(HttpHeaders.RETRY_AFTER, seconds);
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(IDLE)
                .build();
    }
}
