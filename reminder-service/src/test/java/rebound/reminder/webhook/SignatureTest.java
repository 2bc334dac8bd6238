package rebound.reminder.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rebound.reminder.delivery.Message;
import rebound.servicekit.json.StrictJson;

class SignatureTest {

    private static final String ID = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final String BODY = "{\"type\":\"reminder.fired\",\"text\":\"für dich 🌱\"}";

    private final String secret = Signature.newSecret();
    private final long now = Instant.now().getEpochSecond();

    @Test
    void the_library_signs_the_same() throws WebhookSigningException {
        assertThat(sign(List.of(secret), BODY)).isEqualTo(new Webhook(secret).sign(ID, now, BODY));
    }

    @Test
    void the_library_verifies_it_with_any_of_the_secrets() {
        var old = Signature.newSecret();
        var headers = headers(sign(List.of(secret, old), BODY));
        for (var known : List.of(secret, old)) {
            assertThatCode(() -> new Webhook(known).verify(BODY, headers)).doesNotThrowAnyException();
        }
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(Signature.newSecret()).verify(BODY, headers));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret).verify(BODY + " ", headers));
    }

    @Test
    void a_secret_is_32_random_bytes() {
        var secrets = new HashSet<String>();
        for (var i = 0; i < 100; i++) {
            var next = Signature.newSecret();
            assertThat(next).startsWith("whsec_");
            assertThat(Base64.getDecoder().decode(next.substring(6))).hasSize(32);
            assertThat(secrets.add(next)).isTrue();
        }
    }

    @Test
    void a_payload_says_which_reminder_and_nothing_of_the_person() throws Exception {
        var at = Instant.parse("2026-11-21T20:00:00Z");
        var json = StrictJson.mapper();
        assertThat(json.writeValueAsString(Payload.of(new Message("app", ID, at, "step-reminder"), "maria-17")))
                .isEqualTo("""
                        {"type":"reminder.fired","timestamp":"2026-11-21T20:00:00Z","data":{"reminder":"%s",\
                        "at":"2026-11-21T20:00:00Z","recipient":"maria-17","text":"A reminder of a step you planned."}}""".formatted(ID));
        assertThat(json.writeValueAsString(Payload.of(new Message("app", ID, at, "reminder"), null)))
                .contains("\"recipient\":null", "\"text\":\"A reminder for you.\"");
    }

    private String sign(List<String> secrets, String body) {
        return Signature.of(secrets, ID, now, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpHeaders headers(String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(ID),
                        "webhook-timestamp", List.of(Long.toString(now)),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }
}
