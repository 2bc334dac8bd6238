package rebound.eventlog.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.AggregateId;

/**
 * The data keys of one partition: one for each aggregate, wrapped by its user's key, which is wrapped by the
 * configuration's. Belongs to the owner of the partition and to its thread.
 *
 * <p>A key that is minted or erased is so only once the transaction that carries it has committed. Until {@link #keep} it
 * is the current command's alone, and {@link #forget} undoes it together with everything that it encrypted; until {@link
 * #commit} it is the batch's. An erased key is not held any more from the commit on.
 */
public final class KeyRing {

    /** Unwrapped keys held in memory: a few hundred bytes each, against some tens of microseconds to unwrap one. */
    private static final int MOST_HELD = 4_000;

    /** A key as far as it is known here. */
    public sealed interface DataKey {
        record Usable(Aead aead) implements DataKey {}

        /** Erased for good. */
        record Erased() implements DataKey {}

        /** There is none, and no marker either: for something that was encrypted, this is a fault. */
        record Missing() implements DataKey {}
    }

    /** A new key, or the marker in the place of one, to be appended in the same transaction as what it encrypts or erases. */
    public record Change(String id, WrappedKey key) {}

    private final Vault vault;
    private final Map<String, DataKey> held = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<String, DataKey> pending = new HashMap<>();
    private final Map<String, DataKey> tried = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    public KeyRing(Vault vault) {
        this.vault = vault;
    }

    /** The id of a user's own key in the keys log. */
    public static String userKeyId(String userId) {
        return userId + "/user";
    }

    /**
     * Unwraps the keys of the users and the aggregates, those of them that exist.
     *
     * @param lookUp what the keys log has for some ids
     */
    public void load(
            Collection<String> userIds,
            Collection<AggregateId> aggregates,
            Function<Collection<String>, Map<String, WrappedKey>> lookUp) {
        var ids = unknown(userIds, aggregates);
        if (ids.isEmpty()) {
            return;
        }
        var found = lookUp.apply(ids);
        for (var userId : userIds) {
            holdUser(userId, found);
        }
        for (var aggregate : aggregates) {
            holdUser(aggregate.userId(), found);
            var wrapped = found.get(aggregate.global());
            if (wrapped != null) {
                held.put(aggregate.global(), unwrap(wrapped, aggregate.global(), get(userKeyId(aggregate.userId()))));
            }
        }
    }

    /** What {@link #load} would look up for these. */
    public Set<String> unknown(Collection<String> userIds, Collection<AggregateId> aggregates) {
        var ids = new LinkedHashSet<String>();
        for (var userId : userIds) {
            wanted(userKeyId(userId), ids);
        }
        for (var aggregate : aggregates) {
            wanted(userKeyId(aggregate.userId()), ids);
            wanted(aggregate.global(), ids);
        }
        return ids;
    }

    /** The key of an aggregate that {@link #load} was asked for. */
    public DataKey get(AggregateId aggregate) {
        return get(aggregate.global());
    }

    /** Whether this person asked to be forgotten. */
    public boolean isErased(String userId) {
        return get(userKeyId(userId)) instanceof DataKey.Erased;
    }

    /** The key to encrypt with, minted if there is none, together with the user's own if there is none either. */
    public Aead use(AggregateId aggregate) {
        return switch (get(aggregate.global())) {
            case DataKey.Usable usable -> usable.aead();
            case DataKey.Erased erased -> throw new IllegalStateException("The key of the aggregate was erased");
            case DataKey.Missing missing -> {
                var user = userKey(aggregate.userId());
                yield mint(aggregate.global(), user);
            }
        };
    }

    /** Puts the marker in the place of the aggregate's key. Where nothing was ever encrypted there is nothing to erase. */
    public void erase(AggregateId aggregate, Instant at) {
        if (get(aggregate) instanceof DataKey.Usable) {
            tried.put(aggregate.global(), new DataKey.Erased());
            changes.add(new Change(aggregate.global(), new WrappedKey(null, at)));
        }
    }

    /** The command counts in its batch; returns what it has changed, in order, to be appended with what it decided. */
    public List<Change> keep() {
        var kept = List.copyOf(changes);
        pending.putAll(tried);
        forget();
        return kept;
    }

    /** The command is rolled back alone, and what it has changed with it. */
    public void forget() {
        tried.clear();
        changes.clear();
    }

    /** The transaction that carries what was kept has committed. */
    public void commit() {
        held.putAll(pending);
        pending.clear();
        var eldest = held.entrySet().iterator();
        while (held.size() > MOST_HELD) {
            eldest.next();
            eldest.remove();
        }
    }

    private void wanted(String id, Collection<String> ids) {
        if (!held.containsKey(id) && !pending.containsKey(id)) {
            ids.add(id);
        }
    }

    private void holdUser(String userId, Map<String, WrappedKey> found) {
        var id = userKeyId(userId);
        var wrapped = found.get(id);
        if (wrapped != null) {
            held.put(id, unwrap(wrapped, id, new DataKey.Usable(vault.keyEncryption())));
        }
    }

    private DataKey get(String id) {
        var key = tried.get(id);
        if (key == null) {
            key = pending.get(id);
        }
        if (key == null) {
            key = held.get(id);
        }
        return key == null ? new DataKey.Missing() : key;
    }

    private Aead userKey(String userId) {
        var id = userKeyId(userId);
        return switch (get(id)) {
            case DataKey.Usable usable -> usable.aead();
            case DataKey.Erased erased -> throw new IllegalStateException("The key of the user was erased");
            case DataKey.Missing missing -> mint(id, vault.keyEncryption());
        };
    }

    private Aead mint(String id, Aead under) {
        try {
            var key = Vault.mint();
            changes.add(new Change(id, new WrappedKey(Vault.wrap(key, under, id), null)));
            var aead = Vault.primitive(key);
            tried.put(id, new DataKey.Usable(aead));
            return aead;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made", e);
        }
    }

    private static DataKey unwrap(WrappedKey wrapped, String id, DataKey under) {
        byte @Nullable [] bytes = wrapped.wrapped();
        if (bytes == null || under instanceof DataKey.Erased) {
            return new DataKey.Erased();
        }
        if (!(under instanceof DataKey.Usable usable)) {
            throw new IllegalStateException("The key " + id + " is there but the key that wraps it is not");
        }
        try {
            return new DataKey.Usable(Vault.unwrap(bytes, usable.aead(), id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + id + " cannot be unwrapped with the configured keys", e);
        }
    }
}
