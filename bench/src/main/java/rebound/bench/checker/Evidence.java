package rebound.bench.checker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that the rules judge.
 *
 * @param logs of each service
 * @param asked what clients asked for
 * @param keyEncryption the configured Tink JSON keyset that the users' keys are wrapped by
 * @param live each service's database as the run has left it
 * @param replayed each service's database as it was built anew
 * @param now when it was read
 */
record Evidence(
        Map<String, ServiceLog> logs,
        List<Asked> asked,
        String keyEncryption,
        Map<String, DatabaseImage> live,
        Map<String, DatabaseImage> replayed,
        Shown shown,
        Instant now) {

    ServiceLog log(String service) {
        return Objects.requireNonNull(logs.get(service), service);
    }
}
