package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rebound.eventlog.model.AggregateId;

/** Knows no keys, mints none, and lets everything be read. */
public final class KeyRing {

    private static final DataKey NONE = new DataKey.Usable(new InTheClear());

    /** As in the engine. */
    public sealed interface DataKey {
        record Usable(Aead aead) implements DataKey {}

        record Erased() implements DataKey {}

        record Missing() implements DataKey {}
    }

    /** As in the engine. */
    public record Change(String id, WrappedKey key) {}

    public KeyRing(Vault vault) {}

    /** The id of a user's own key in the keys log. */
    public static String userKeyId(String userId) {
        return userId + "/user";
    }

    /** Looks nothing up. */
    public void load(
            Collection<String> userIds,
            Collection<AggregateId> aggregates,
            Function<Collection<String>, Map<String, WrappedKey>> lookUp) {}

    /** Nothing would be looked up. */
    public Set<String> unknown(Collection<String> userIds, Collection<AggregateId> aggregates) {
        return Set.of();
    }

    /** One that leaves everything as it is. */
    public DataKey get(AggregateId aggregate) {
        return NONE;
    }

    /** Nobody. */
    public boolean isErased(String userId) {
        return false;
    }

    /** One that leaves everything as it is. */
    public Aead use(AggregateId aggregate) {
        return new InTheClear();
    }

    /** There is none. */
    public void erase(AggregateId aggregate, Instant at) {}

    /** Nothing has changed. */
    public List<Change> keep() {
        return List.of();
    }

    /** Nothing has changed. */
    public void forget() {}

    /** Nothing is pending. */
    public void commit() {}
}
