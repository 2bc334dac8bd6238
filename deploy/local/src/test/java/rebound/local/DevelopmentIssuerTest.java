package rebound.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentIssuerTest {

    @TempDir
    private Path folder;

    private DevelopmentIssuer issuer;

    @BeforeEach
    void setUp() {
        issuer = DevelopmentIssuer.of(folder);
    }

    @Test
    void signsWhatItsPublicKeyVerifies() throws GeneralSecurityException {
        assertThat(isSignedBy(issuer, issuer.token("maria"))).isTrue();
        assertThat(isSignedBy(DevelopmentIssuer.of(folder), issuer.token("maria")))
                .isTrue();
        assertThat(isSignedBy(DevelopmentIssuer.of(folder.resolve("other")), issuer.token("maria")))
                .isFalse();
    }

    @Test
    void saysWhoAndForHowLong() throws IOException {
        var claims = claims(issuer.token("Zoë \"Z\" O'Neil\n"));
        assertThat(claims.path("sub").asText()).isEqualTo("Zoë \"Z\" O'Neil\n");
        assertThat(claims.path("iss").asText()).isEqualTo(DevelopmentIssuer.ISSUER);
        assertThat(claims.path("aud").asText()).isEqualTo(DevelopmentIssuer.AUDIENCE);
        assertThat(claims.path("scope").asText()).contains("journal:write", "reminder:read", "reminder:endpoints");
        assertThat(claims.path("azp").asText()).isEqualTo("demo");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong())).isAfter(Instant.now());
    }

    @Test
    void makesBadTokensToo() throws IOException {
        var changes = new HashMap<String, @Nullable Object>();
        changes.put("aud", null);
        changes.put("exp", 1_000_000_000L);
        var claims = claims(issuer.token("maria", changes));
        assertThat(claims.has("aud")).isFalse();
        assertThat(claims.path("exp").asLong()).isEqualTo(1_000_000_000L);
    }

    private static boolean isSignedBy(DevelopmentIssuer issuer, String token) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(issuer.publicKey())));
        var end = token.lastIndexOf('.');
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
