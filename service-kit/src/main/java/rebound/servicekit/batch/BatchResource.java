package rebound.servicekit.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.log.RequestId;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.Problem.FieldError;
import rebound.servicekit.problem.ProblemExtension;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Links;
import rebound.servicekit.security.Caller;
import rebound.servicekit.write.IdempotencyKey;

/** Many requests in one, one after the other. */
@Path("/batch")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "batch", description = "Many requests in one, such as what was written offline.")
public class BatchResource {

    /** The largest number of items. */
    public static final int MOST = 100;

    /** In all. More than a full batch needs at the usual rate, and less than clients and gateways wait for. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** In bytes: with this much in hand, nothing more is asked for. */
    private static final long LARGEST_ANSWER = 8 * 1024 * 1024;

    private static final String PRINTABLE = "must be printable ASCII";

    /**
     * Of plain segments: none that is empty or begins with a dot and leads out of the base, nothing encoded, no other host.
     * Without a group that is repeated, which would cost a frame of the stack each time.
     */
    private static final String PATH =
            "^/(?![/.])(?![^?]*/[/.])[A-Za-z0-9._~/-]*[A-Za-z0-9._~-]" + "(\\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?$";

    private static final String STOP = "stop";

    private final Loopback loopback;
    private final Links links;
    private final Identity identity;
    private final Caller caller;
    private final ProblemExtension extension;
    private final HttpHeaders headers;
    private final RoutingContext routing;

    @Inject
    public BatchResource(
            Loopback loopback,
            Links links,
            Identity identity,
            Caller caller,
            ProblemExtension extension,
            HttpHeaders headers,
            RoutingContext routing) {
        this.loopback = loopback;
        this.links = links;
        this.identity = identity;
        this.caller = caller;
        this.extension = extension;
        this.headers = headers;
        this.routing = routing;
    }

    /** What is to be done. */
    @Schema(name = "Batch")
    public record Batch(
            @NotNull @Size(max = MOST, message = "must be at most " + MOST + " items") @Schema(maxItems = MOST)
            List<@NotNull @Valid Item> items,

            @Pattern(regexp = "^(stop|continue)$", message = "must be stop or continue")
            @Schema(
                    enumeration = {"stop", "continue"},
                    defaultValue = "stop",
                    description = "What becomes of the rest after an item that was not carried out.")
            @Nullable
            String onError) {

        boolean stops() {
            return onError == null || onError.equals(STOP);
        }
    }

    /** One request. */
    @Schema(name = "BatchItem")
    public record Item(
            @Pattern(regexp = "^[ -~]{1,128}$", message = "must be 1 to 128 printable ASCII characters")
            @Schema(
                    description =
                            "Its Idempotency-Key. Absent: one that follows from that of the batch and the item's place in it.")
            @Nullable
            String key,

            @NotNull
            @Pattern(regexp = "^(GET|POST|PUT|PATCH|DELETE)$", message = "must be one of GET, POST, PUT, PATCH, DELETE")
            @Schema(enumeration = {"GET", "POST", "PUT", "PATCH", "DELETE"})
            String method,

            @NotNull
            @Size(max = 2048)
            @Pattern(regexp = PATH, message = "must be a path below this service's base, such as /entries")
            @Schema(
                    maxLength = 2048,
                    description = "Below this service's base, with its query. Neither a batch nor a stream.",
                    examples = "/entries")
            String path,

            @Size(max = 128)
            @Pattern(regexp = "^[ -~]*$", message = PRINTABLE)
            @Schema(description = "Its If-Match.")
            @Nullable
            String ifMatch,

            @Size(max = 128)
            @Pattern(regexp = "^[ -~]*$", message = PRINTABLE)
            @Schema(description = "Its If-None-Match.")
            @Nullable
            String ifNoneMatch,

            @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "Its body.") @Nullable
            JsonNode body) {

        private boolean writes() {
            return !method.equals("GET");
        }

        private boolean nests() {
            var plain = path.split("\\?", 2)[0];
            return plain.equals("/batch") || plain.endsWith("/stream");
        }
    }

    /** What became of it, each item in its place. */
    @Schema(name = "BatchAnswer")
    public record Answers(@Schema(required = true) List<Answer> items) {}

    /** What became of one item. */
    @Schema(name = "BatchItemAnswer")
    public record Answer(
            @Schema(description = "The Idempotency-Key under which it can be repeated; absent if it reads.") @Nullable
            String key,

            @Schema(
                    required = true,
                    description =
                            "As if it had been sent alone. 424: not sent, since an earlier one was not carried out; 429: not"
                                    + " carried out, since the batch has taken too long, or asks or answers too much.")
            int status,

            @Schema(required = true) AnswerHeaders headers,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "As if it had been sent alone; a problem document where it was not carried out.")
            @Nullable
            JsonNode body) {

        private boolean carriedOut() {
            return status >= 200 && status < 300 || status == 304;
        }
    }

    /** Those headers of a response that go on being useful. */
    @Schema(name = "BatchItemHeaders")
    public record AnswerHeaders(
            @Nullable String etag,
            @Nullable String location,

            @Schema(description = "In seconds.") @Nullable String retryAfter) {}

    @POST
    @Operation(
            operationId = "batch",
            summary = "Send many requests in one",
            description =
                    "Carries the items out one after the other, each exactly as if it had been sent alone with the same token:"
                            + " they are not atomic. An item that comes too fast is waited for and tried again, so that a full"
                            + " batch passes; after 30 seconds in all, the rest is answered with 429. With `onError: stop`, the"
                            + " items after the first that was not carried out (neither 2xx nor 304) are answered with 424. An"
                            + " item whose problems carry `help`, such as a check-in of the journal, is sent also after that,"
                            + " and its problem carries `help` also if there was no time to send it; a batch with such an"
                            + " item waits for none, but answers what comes too fast with 429. Send the batch again with"
                            + " the same keys to be sure of its outcome.")
    public Answers carryOut(@NotNull @Valid Batch batch) {
        refuse(batch);
        return new Run(batch).run();
    }

    private static void refuse(Batch batch) {
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < batch.items().size(); i++) {
            if (batch.items().get(i).nests()) {
                errors.add(FieldError.inBody("/items/" + i + "/path", "must be neither a batch nor a stream"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /**
     * One batch on its way. Urgent are those of its items whose problems carry more than those of others
     * ({@link ProblemExtension}): they are sent as long as there is time, and a batch with one of them waits for nothing.
     */
    private final class Run {

        private final Batch batch;
        private final List<ObjectNode> members;
        private final boolean isUrgent;
        private final long deadline = System.nanoTime() + LONGEST.toNanos();
        private final IdempotencyKey key = IdempotencyKey.of(headers);
        private final SocketAddress self = routing.request().localAddress();
        private long size;
        private boolean isTooMuch;

        Run(Batch batch) {
            this.batch = batch;
            var languages = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
            this.members = batch.items().stream()
                    .map(item -> extension.members(item.method(), item.path(), languages))
                    .toList();
            this.isUrgent = !members.stream().allMatch(ObjectNode::isEmpty);
        }

        Answers run() {
            var answers = new ArrayList<Answer>();
            var stopped = false;
            for (var item : batch.items()) {
                var itemKey = item.writes() ? key(item, answers.size()) : null;
                var itsMembers = members.get(answers.size());
                Answer answer;
                if (stopped && itsMembers.isEmpty()) {
                    answer = answer(itemKey, Problem.of(ProblemType.EARLIER_ITEM_FAILED, null), itsMembers);
                } else if (isTooMuch || left() <= 0 || itsMembers.isEmpty() && size > LARGEST_ANSWER) {
                    answer = answer(itemKey, tooMuch(), itsMembers);
                } else {
                    answer = carryOut(item, itemKey, itsMembers);
                }
                answers.add(answer);
                stopped = stopped || batch.stops() && !answer.carriedOut();
            }
            return new Answers(answers);
        }

        private String key(Item item, int place) {
            return item.key() != null
                    ? item.key()
                    : identity.commandId(caller.id(), "batch " + key.value() + " " + place);
        }

        /** Waits as long as it is told to come back later, unless the batch is urgent. */
        private Answer carryOut(Item item, @Nullable String itemKey, ObjectNode itsMembers) {
            try {
                while (true) {
                    var answer = loopback.send(
                            self, item.method(), links.to(item.path()), headersOf(item, itemKey), item.body());
                    if (answer.status() != 429 || !pause(answer)) {
                        size += answer.size();
                        return new Answer(
                                itemKey,
                                answer.status(),
                                new AnswerHeaders(
                                        answer.header(HttpHeaders.ETAG).orElse(null),
                                        answer.header(HttpHeaders.LOCATION).orElse(null),
                                        answer.header(HttpHeaders.RETRY_AFTER).orElse(null)),
                                answer.body());
                    }
                }
            } catch (IOException e) {
                return answer(
                        itemKey,
                        Problem.of(ProblemType.OUTCOME_UNKNOWN, "Try again with this key.")
                                .withHeader(HttpHeaders.RETRY_AFTER, 1),
                        itsMembers);
            }
        }

        /** Whether it is worth trying again. */
        private boolean pause(Loopback.Answer refused) {
            if (isUrgent) {
                return false;
            }
            var seconds =
                    refused.header(HttpHeaders.RETRY_AFTER).map(Long::parseLong).orElse(1L);
            if (Duration.ofSeconds(seconds).toNanos() > left()) {
                isTooMuch = true;
                return false;
            }
            try {
                Thread.sleep(Duration.ofSeconds(seconds));
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                isTooMuch = true;
                return false;
            }
        }

        private long left() {
            return deadline - System.nanoTime();
        }
    }

    private static Problem tooMuch() {
        return Problem.of(
                        ProblemType.RATE_LIMITED,
                        "The batch has taken %d seconds, or answers too much: send the rest again."
                                .formatted(LONGEST.toSeconds()))
                .withHeader(HttpHeaders.RETRY_AFTER, 1);
    }

    private static Answer answer(@Nullable String key, Problem problem, ObjectNode members) {
        return new Answer(
                key,
                problem.body().status(),
                new AnswerHeaders(null, null, problem.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER)),
                problem.with(members));
    }

    private Map<String, String> headersOf(Item item, @Nullable String key) {
        var all = new LinkedHashMap<String, String>();
        put(all, HttpHeaders.AUTHORIZATION, headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        put(all, HttpHeaders.ACCEPT_LANGUAGE, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        // All that is logged about the items can be found by that of the batch.
        put(all, RequestId.HEADER, routing.response().headers().get(RequestId.HEADER));
        put(all, IdempotencyKey.HEADER, key);
        put(all, HttpHeaders.IF_MATCH, item.ifMatch());
        put(all, HttpHeaders.IF_NONE_MATCH, item.ifNoneMatch());
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
