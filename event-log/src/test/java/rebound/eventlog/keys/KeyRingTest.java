package rebound.eventlog.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.codec.Json;
import rebound.eventlog.keys.KeyRing.DataKey;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Keysets;

class KeyRingTest {

    private static final AggregateId NOTE = new AggregateId("maria", "note", "1");
    private static final AggregateId OTHER = new AggregateId("maria", "note", "2");
    private static final AggregateId NOORS = new AggregateId("noor", "note", "1");
    private static final byte[] BOUND_TO = "bound to".getBytes(UTF_8);

    private final String keyEncryption = Keysets.aead();
    private final KeyRing ring = ring();

    /** What the keys log has. */
    private final Map<String, WrappedKey> log = new HashMap<>();

    private final List<String> lookedUp = new ArrayList<>();

    @Test
    void mintsTheUsersKeyWithTheFirstOfTheirAggregates() {
        ring.use(NOTE);
        ring.use(OTHER);
        ring.use(NOTE);
        ring.use(NOORS);

        assertThat(ring.keep())
                .extracting(KeyRing.Change::id)
                .containsExactly("maria/user", "maria/note/1", "maria/note/2", "noor/user", "noor/note/1");
    }

    @Test
    void opensWithTheAppendedKeysWhatWasEncryptedWithTheMintedOnes() throws GeneralSecurityException {
        var secret = encrypt(append(NOTE));

        var next = loaded(NOTE);

        assertThat(decrypt(next, secret)).isEqualTo("secret");
    }

    @Test
    void hasAKeyForEachAggregateAlone() throws GeneralSecurityException {
        var secret = encrypt(append(NOTE));
        var other = append(OTHER);

        assertThatThrownBy(() -> other.decrypt(secret, BOUND_TO)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void knowsAMintedKeyAtOnceButHoldsItOnlyFromTheCommitOn() {
        var key = ring.use(NOTE);
        assertThat(ring.get(NOTE)).isEqualTo(new DataKey.Usable(key));

        ring.forget();
        assertThat(ring.get(NOTE)).isInstanceOf(DataKey.Missing.class);
        ring.use(NOTE);
        assertThat(ring.keep()).extracting(KeyRing.Change::id).containsExactly("maria/user", "maria/note/1");
        ring.commit();
        ring.forget();
        assertThat(ring.get(NOTE)).isInstanceOf(DataKey.Usable.class);
    }

    @Test
    void takesBackOnlyWhatWasMintedForTheCommandThatIsRolledBack() {
        ring.use(NOTE);
        ring.keep();
        ring.use(OTHER);
        ring.forget();

        assertThat(ring.get(NOTE)).isInstanceOf(DataKey.Usable.class);
        assertThat(ring.get(OTHER)).isInstanceOf(DataKey.Missing.class);
        ring.use(OTHER);
        assertThat(ring.keep()).extracting(KeyRing.Change::id).containsExactly("maria/note/2");
    }

    @Test
    void erasesAKeyForGood() {
        append(NOTE);
        var next = loaded(NOTE);
        next.erase(NOTE, Instant.EPOCH);

        assertThat(next.get(NOTE)).isInstanceOf(DataKey.Erased.class);
        assertThatThrownBy(() -> next.use(NOTE)).isInstanceOf(IllegalStateException.class);
        assertThat(next.keep()).containsExactly(new KeyRing.Change("maria/note/1", erased()));
        next.commit();
        assertThat(next.get(NOTE)).isInstanceOf(DataKey.Erased.class);
        next.erase(NOTE, Instant.MAX);
        assertThat(next.keep()).isEmpty();
        assertThat(next.isErased("maria")).isFalse();
    }

    @Test
    void takesAnErasureBackThatIsRolledBackAlone() {
        append(NOTE);
        var next = loaded(NOTE, OTHER);
        next.use(OTHER);
        next.keep();
        next.erase(NOTE, Instant.EPOCH);
        next.erase(OTHER, Instant.EPOCH);
        next.forget();

        assertThat(next.get(NOTE)).isInstanceOf(DataKey.Usable.class);
        assertThat(next.get(OTHER)).isInstanceOf(DataKey.Usable.class);
        assertThat(next.keep()).isEmpty();
    }

    @Test
    void erasesNothingWhereNothingWasEverEncrypted() {
        ring.erase(NOTE, Instant.EPOCH);

        assertThat(ring.keep()).isEmpty();
        assertThat(ring.get(NOTE)).isInstanceOf(DataKey.Missing.class);
    }

    @Test
    void tellsAMissingKeyFromOneThatWasErased() {
        append(NOTE);
        append(OTHER);
        log.put("maria/note/2", erased());

        var next = loaded(NOTE, OTHER, NOORS);

        assertThat(next.get(NOTE)).isInstanceOf(DataKey.Usable.class);
        assertThat(next.get(OTHER)).isInstanceOf(DataKey.Erased.class);
        assertThat(next.get(NOORS)).isInstanceOf(DataKey.Missing.class);
        assertThat(next.isErased("maria")).isFalse();
        assertThatThrownBy(() -> next.use(OTHER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void holdsEveryKeyOfAPersonErasedWhoseOwnWasErased() {
        append(NOTE);
        log.put("maria/user", erased());

        var next = loaded(NOTE, OTHER);

        assertThat(next.isErased("maria")).isTrue();
        assertThat(next.get(NOTE)).isInstanceOf(DataKey.Erased.class);
        assertThatThrownBy(() -> next.use(OTHER)).isInstanceOf(IllegalStateException.class);
        assertThat(next.keep()).isEmpty();
    }

    @Test
    void doesNotCallAKeyErasedOfWhichTheOneThatWrapsItIsMissing() {
        append(NOTE);
        log.remove("maria/user");

        assertThatThrownBy(() -> loaded(NOTE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maria/note/1");
    }

    @Test
    void doesNotOpenAKeyThatWasMovedToAnotherAggregate() {
        append(NOTE);
        log.put("maria/note/2", log.get("maria/note/1"));

        assertThatThrownBy(() -> loaded(OTHER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenAKeyThatWasMovedToAnotherUser() {
        append(NOTE);
        append(NOORS);
        log.put("noor/note/1", log.get("maria/note/1"));
        assertThatThrownBy(() -> loaded(NOORS)).isInstanceOf(IllegalStateException.class);

        log.put("noor/user", log.get("maria/user"));
        assertThatThrownBy(() -> loaded(NOORS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenAKeyWithoutTheConfiguredOne() {
        append(NOTE);
        var stranger = new KeyRing(new Vault(Keysets.aead(), Keysets.aead()));

        assertThatThrownBy(() -> stranger.load(List.of(), List.of(NOTE), this::lookUp))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensOldKeysAfterTheConfiguredOneWasRotated() throws GeneralSecurityException {
        var secret = encrypt(append(NOTE));
        var rotated = new KeyRing(new Vault(withANewPrimary(keyEncryption), Keysets.aead()));
        rotated.load(List.of(), List.of(NOTE), this::lookUp);

        assertThat(decrypt(rotated, secret)).isEqualTo("secret");
        append(rotated, NOORS);
        assertThatThrownBy(() -> loaded(NOORS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void looksUpOnlyWhatItDoesNotHold() {
        append(NOTE);
        var next = loaded(NOTE);
        assertThat(lookedUp).containsExactly("maria/user", "maria/note/1");
        lookedUp.clear();
        next.load(List.of("maria"), List.of(NOTE), this::lookUp);
        assertThat(lookedUp).isEmpty();
        next.load(List.of("maria"), List.of(NOTE, OTHER), this::lookUp);
        assertThat(lookedUp).containsExactly("maria/note/2");
    }

    @Test
    void survivesTheWayThroughJson() throws GeneralSecurityException {
        var secret = encrypt(append(NOTE));
        log.put("maria/note/2", erased());
        log.replaceAll((id, key) -> Json.read(Json.bytes(key), WrappedKey.class));

        var next = loaded(NOTE, OTHER);

        assertThat(decrypt(next, secret)).isEqualTo("secret");
        assertThat(next.get(OTHER)).isInstanceOf(DataKey.Erased.class);
    }

    @Test
    void holdsNoMoreThanSoManyKeys() {
        var many = IntStream.range(0, 4_100)
                .mapToObj(number -> new AggregateId("maria", "note", "note-" + number))
                .toList();
        many.forEach(ring::use);
        ring.keep();
        ring.commit();

        assertThat(many.stream().filter(one -> ring.get(one) instanceof DataKey.Usable))
                .hasSizeBetween(3_999, 4_000);
    }

    @Test
    void aVaultRefusesWhatIsNoKeysetWithoutSayingWhatItWas() {
        assertThatThrownBy(() -> new Vault("{\"key\":\"hush\"}", Keysets.aead()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key-encryption")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> new Vault(Keysets.aead(), Keysets.mac()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("commands");
    }

    private KeyRing ring() {
        return new KeyRing(new Vault(keyEncryption, Keysets.aead()));
    }

    private KeyRing loaded(AggregateId... aggregates) {
        var loaded = ring();
        loaded.load(List.of(), List.of(aggregates), this::lookUp);
        return loaded;
    }

    private Map<String, WrappedKey> lookUp(Collection<String> ids) {
        lookedUp.addAll(ids);
        var found = new HashMap<>(log);
        found.keySet().retainAll(ids);
        return found;
    }

    private Aead append(AggregateId aggregate) {
        return append(ring, aggregate);
    }

    private Aead append(KeyRing to, AggregateId aggregate) {
        var key = to.use(aggregate);
        to.keep().forEach(one -> log.put(one.id(), one.key()));
        to.commit();
        return key;
    }

    private static WrappedKey erased() {
        return new WrappedKey(null, Instant.EPOCH);
    }

    private static byte[] encrypt(Aead key) throws GeneralSecurityException {
        return key.encrypt("secret".getBytes(UTF_8), BOUND_TO);
    }

    private static String decrypt(KeyRing with, byte[] secret) throws GeneralSecurityException {
        return new String(((DataKey.Usable) with.get(NOTE)).aead().decrypt(secret, BOUND_TO), UTF_8);
    }

    private static String withANewPrimary(String keyset) throws GeneralSecurityException {
        var old = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        var rotated = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(rotated, InsecureSecretKeyAccess.get());
    }
}
