package rebound.local;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many brokers a stack has, and by which way its services reach them.
 *
 * @param count 1, or 3: then everything is kept three times, and a write is acknowledged once two have it; 0 where only the
 *     database is needed
 * @param proxied the way of the services, if it is not the direct one; for one broker only
 * @param largestFile in bytes, what no file of a broker may grow beyond, as if its disk were full; empty for no such
 *     limit
 */
public record Brokers(int count, @Nullable Proxied proxied, OptionalLong largestFile) {

    /**
     * A proxy before the broker. The broker tells those who come through it to stay with it.
     *
     * @param listener the port that the broker listens on for the proxy
     * @param proxy the port that the proxy listens on, from before the services start
     */
    public record Proxied(int listener, int proxy) {}

    public Brokers {
        if (count != 0 && count != 1 && count != 3) {
            throw new IllegalArgumentException(count + " brokers: there are one or three, or none");
        }
        if (count != 1 && proxied != null) {
            throw new IllegalArgumentException("A proxy stands before one broker");
        }
    }

    public static Brokers none() {
        return new Brokers(0, null, OptionalLong.empty());
    }

    public static Brokers one() {
        return new Brokers(1, null, OptionalLong.empty());
    }

    public static Brokers three() {
        return new Brokers(3, null, OptionalLong.empty());
    }

    /** The same, whose services come through a proxy. */
    public Brokers behind(Proxied way) {
        return new Brokers(count, way, largestFile);
    }

    /** The same, with a limit to the size of each file from the next start of a broker on. */
    public Brokers withFilesUpTo(long bytes) {
        return new Brokers(count, proxied, OptionalLong.of(bytes));
    }

    /** The same, without that limit. */
    public Brokers withFilesOfAnySize() {
        return new Brokers(count, proxied, OptionalLong.empty());
    }

    /** How many brokers must have a write before it is acknowledged. */
    int leastInSync() {
        return Math.max(1, count - 1);
    }
}
