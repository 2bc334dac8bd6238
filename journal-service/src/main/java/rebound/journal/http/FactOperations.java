package rebound.journal.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import rebound.journal.fact.FactType;

/** Says what the operations of {@link FactResource} are called for each type, and how its document looks, in the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FactOperations implements OASFilter {

    private static final String DOCUMENT = "#/components/schemas/FactDocument";

    /** What an operation is, wherever it is. */
    private record Named(String verb, String summary, String description) {}

    private static final Map<String, Named> OPERATIONS = Map.of(
            "POST ",
            new Named("note", "Note", "The id derives from the Idempotency-Key."),
            "GET ",
            new Named(
                    "list",
                    "List",
                    "By the time at which they came up, newest first. A page of very long ones has fewer than"
                            + " `limit`."),
            "PUT /{id}",
            new Named(
                    "put",
                    "Note or revise under an id of one's own:",
                    "With If-None-Match: * it is created, with If-Match it is replaced; what it said before stays in its"
                            + " history."),
            "GET /{id}",
            new Named("read", "Read", "One that was kept of a reflection is there a moment after that was completed."),
            "GET /{id}/history",
            new Named(
                    "readHistoryOf",
                    "List what it has said:",
                    "Newest first, with what it says now; of its newest 1,000 versions. A page may have fewer than"
                            + " `limit`."),
            "POST /{id}/apply",
            new Named(
                    "apply",
                    "Take into a goal or an attempt:",
                    "Of the same goal or attempt the newer text counts. Refused if it is taken into 32 others:"
                            + " `applied-too-often`."),
            "POST /{id}/withdraw",
            new Named(
                    "withdraw",
                    "Take out of a goal or an attempt:",
                    "Refused if it is not taken into that: `not-applied`."),
            "POST /{id}/review",
            new Named(
                    "review",
                    "Look at again, and leave as it is:",
                    "Then it is to be seen again one interval later, or no more if it has none. Refused if it is not to be"
                            + " seen again: `no-revisit`."),
            "DELETE /{id}",
            new Named("delete", "Delete", "For 30 days it can be restored."),
            "POST /{id}/restore",
            new Named("restore", "Restore after it was deleted:", "Within 30 days."));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            for (var type : FactType.alike()) {
                var at = path.indexOf("/" + type.plural());
                var below = at < 0 ? "" : path.substring(at + type.plural().length() + 1);
                if (at >= 0 && (below.isEmpty() || below.startsWith("/"))) {
                    item.getOperations().forEach((method, operation) -> {
                        name(type, method, below, operation);
                        showExample(type, operation);
                    });
                }
            }
        });
    }

    /** A document of this type: which kinds there are no schema says, since all types share it. */
    private static void showExample(FactType type, Operation operation) {
        var json = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent().getMediaType(MediaType.APPLICATION_JSON);
        if (json != null && DOCUMENT.equals(json.getSchema().getRef())) {
            var example = new LinkedHashMap<String, Object>(Map.of("text", "I began early, and asked for help."));
            type.kinds().stream().sorted().findFirst().ifPresent(kind -> example.put("kind", kind));
            example.put("person", "Ana Maria");
            json.setExample(example);
        }
    }

    private static void name(FactType type, HttpMethod method, String below, Operation operation) {
        var named = OPERATIONS.get(method + " " + below);
        if (named != null) {
            var several = named.verb().equals("list");
            operation.setOperationId(named.verb() + camelCase(several ? type.plural() : type.code()));
            operation.setSummary(named.summary() + " " + words(several ? type.plural() : type.code()));
            operation.setDescription(named.description());
        }
    }

    private static String words(String name) {
        return name.replace('-', ' ');
    }

    private static String camelCase(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
