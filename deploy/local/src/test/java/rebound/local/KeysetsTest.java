package rebound.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetsTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void registerTink() throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
    }

    @Test
    void areWhatTinkCallsAes256GcmAndHmacSha256() throws GeneralSecurityException {
        var keysets = Keysets.of(folder);

        for (var json : new String[] {keysets.keyEncryption(), keysets.commands()}) {
            var handle = parse(json);
            assertThat(handle.getPrimary().getKey().getParameters()).isEqualTo(PredefinedAeadParameters.AES256_GCM);
            var aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
            var sealed = aead.encrypt("text".getBytes(UTF_8), "context".getBytes(UTF_8));
            assertThat(aead.decrypt(sealed, "context".getBytes(UTF_8)))
                    .asString()
                    .isEqualTo("text");
        }
        var identity = parse(keysets.identity());
        assertThat(identity.getPrimary().getKey().getParameters())
                .isEqualTo(PredefinedMacParameters.HMAC_SHA256_256BITTAG);
        var mac = identity.getPrimitive(RegistryConfiguration.get(), Mac.class);
        var tag = mac.computeMac("text".getBytes(UTF_8));
        assertThatCode(() -> mac.verifyMac(tag, "text".getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @Test
    void areMadeOnceAndDifferFromEachOther() {
        var first = Keysets.of(folder);
        assertThat(Keysets.of(folder)).isEqualTo(first);
        assertThat(first.commands()).isNotEqualTo(first.keyEncryption());
        assertThat(Keysets.of(folder.resolve("other"))).isNotEqualTo(first);
    }

    @Test
    void areReadableOnlyByTheirOwner() throws IOException {
        Keysets.of(folder);
        DevelopmentIssuer.of(folder);
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files.toList()).hasSize(4).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    private static KeysetHandle parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }
}
