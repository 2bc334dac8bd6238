package rebound.bench.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import rebound.bench.checker.DataKeys.DataKey;

/**
 * Every private part opens with the key of its aggregate, in its place and nowhere else: it is bound to the user, the event's
 * id and its type. Only where a marker says that the key was erased is there nothing to open it with.
 */
final class PrivatePartsOpen implements Rule {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String sentence() {
        return "The private part of each event opens with its key, unless that was erased, and is a JSON object";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var keys = new DataKeys(evidence.keyEncryption(), log.keys());
            findings.examined("keys of " + log.service(), log.keys().size());
            findings.examined("private parts of events of " + log.service(), 0);
            for (var event : log.events()) {
                var ciphertext = event.ciphertext();
                if (ciphertext != null) {
                    judge(event, ciphertext, keys, log, evidence, findings);
                }
            }
        }
    }

    private void judge(
            EventRecord event, String ciphertext, DataKeys keys, ServiceLog log, Evidence evidence, Findings findings) {
        var fault =
                switch (keys.ofAggregate(event.aggregate())) {
                    case DataKey.Usable usable -> {
                        findings.examined("private parts of events of " + log.service(), 1);
                        yield fault(event, ciphertext, usable.aead());
                    }
                    case DataKey.Erased erased -> {
                        findings.seen("private parts that were erased", 1);
                        yield null;
                    }
                    case DataKey.Unusable unusable -> unusable.why();
                };
        if (fault != null) {
            findings.object(sentence(), () -> "  " + fault + ":\n" + event.at().inFull(evidence.shown()));
        }
    }

    private static @Nullable String fault(EventRecord event, String ciphertext, Aead key) {
        var associated = event.userId() + "/" + event.id() + "/" + event.type();
        try {
            var plaintext =
                    key.decrypt(Base64.getDecoder().decode(ciphertext), associated.getBytes(StandardCharsets.UTF_8));
            return JSON.readTree(plaintext).isObject() ? null : "It opens, and is no JSON object";
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return "It does not open with the key of " + event.aggregate();
        } catch (IOException e) {
            return "It opens, and is no JSON";
        }
    }
}
