package rebound.bench.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch is as many writes as it has items; one that was not answered, as many of unknown outcome. */
final class BatchItems {

    private static final String BATCH = "/v1/batch";

    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchItems() {}

    /** The write itself, unless it is a batch. */
    static List<ClientWrite> of(ClientWrite write, Identities identities) {
        if (!write.path().endsWith(BATCH)) {
            return List.of(write);
        }
        var items = read(write.body()).path("items");
        var answers = write.accepted() ? read(write.answerBody()).path("items") : null;
        var base = write.path().substring(0, write.path().length() - "/batch".length());
        var writes = new ArrayList<ClientWrite>();
        for (var i = 0; i < items.size(); i++) {
            var item = items.path(i);
            if (!item.path("method").asText().equals("GET")) {
                writes.add(item(write, base, item, key(write, item, i, identities), answers, i));
            }
        }
        return writes;
    }

    private static ClientWrite item(
            ClientWrite batch, String base, JsonNode item, String key, @Nullable JsonNode answers, int place) {
        var answer = answers == null ? null : answers.path(place);
        return new ClientWrite(
                batch.service(),
                batch.person(),
                key,
                item.path("method").asText(),
                base + item.path("path").asText(),
                item.path("body").toString(),
                answer == null ? batch.status() : answer.path("status").asInt(),
                answer == null ? null : answer.path("headers").path("location").asText(null),
                answer == null ? null : answer.path("headers").path("etag").asText(null),
                answer == null ? null : answer.path("body").toString(),
                batch.sent(),
                batch.answered());
    }

    /** The one it gave, or the one that follows from the batch's and the item's place. */
    private static String key(ClientWrite batch, JsonNode item, int place, Identities identities) {
        return item.path("key").isTextual()
                ? item.path("key").textValue()
                : identities.command(identities.user(batch.person()), "batch " + batch.idempotencyKey() + " " + place);
    }

    private static JsonNode read(@Nullable String json) {
        try {
            return JSON.readTree(json == null ? "" : json);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
