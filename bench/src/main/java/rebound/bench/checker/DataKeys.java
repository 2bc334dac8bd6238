package rebound.bench.checker;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a service's keys topic, of which the last record counts: each aggregate's is wrapped by its user's, and that by
 * the configuration's.
 */
final class DataKeys {

    /** A key as far as it can be had. */
    sealed interface DataKey {
        record Usable(Aead aead) implements DataKey {}

        record Erased() implements DataKey {}

        /** There is none, or it does not unwrap. */
        record Unusable(String why) implements DataKey {}
    }

    private final DataKey configured;
    private final Map<String, KeyRecord> last = new HashMap<>();
    private final Map<String, DataKey> unwrapped = new HashMap<>();

    /** @param keyEncryption a Tink JSON keyset */
    DataKeys(String keyEncryption, List<KeyRecord> records) {
        try {
            AeadConfig.register();
            this.configured = new DataKey.Usable(
                    primitive(TinkJsonProtoKeysetFormat.parseKeyset(keyEncryption, InsecureSecretKeyAccess.get())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key-encryption.json is no Tink JSON keyset for AES-GCM", e);
        }
        records.forEach(read -> last.put(read.id(), read));
    }

    /** @param id {@code <user>/<type>/<id>} */
    DataKey ofAggregate(String id) {
        var user = id.substring(0, id.indexOf('/')) + "/user";
        return unwrapped(id, unwrapped(user, configured));
    }

    private DataKey unwrapped(String id, DataKey under) {
        var known = unwrapped.get(id);
        if (known == null) {
            known = unwrap(id, under);
            unwrapped.put(id, known);
        }
        return known;
    }

    private DataKey unwrap(String id, DataKey under) {
        if (under instanceof DataKey.Erased) {
            return under;
        }
        var found = last.get(id);
        if (found == null) {
            return new DataKey.Unusable("There is neither a key " + id + " nor a marker that it was erased");
        }
        var wrapped = found.wrapped();
        if (wrapped == null) {
            return new DataKey.Erased();
        }
        if (!(under instanceof DataKey.Usable usable)) {
            return new DataKey.Unusable(
                    "The key " + id + " is wrapped by one that is missing. " + ((DataKey.Unusable) under).why());
        }
        try {
            return new DataKey.Usable(primitive(TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, usable.aead(), id.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            return new DataKey.Unusable(
                    "The key " + id + " at " + found.at().place() + " does not unwrap: " + e.getMessage());
        }
    }

    private static Aead primitive(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
