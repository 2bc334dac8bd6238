package rebound.reminder.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateType;
import rebound.reminder.delivery.Attempt;
import rebound.reminder.delivery.Delivery;
import rebound.reminder.delivery.DeliveryCommand;
import rebound.reminder.delivery.DeliveryCommand.Redeliver;
import rebound.reminder.read.deliveries.DeliveryLogReader;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.write.Writes;

/** What was delivered to which app, and what was not. */
@Path("/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "deliveries", description = "Which reminder was brought to which app, and how often that was tried.")
public class DeliveryResource implements Representation<DeliveryCommand, Delivery> {

    private final Writes writes;
    private final Reads reads;
    private final DeliveryLogReader log;
    private final Links links;

    @Inject
    public DeliveryResource(Writes writes, Reads reads, DeliveryLogReader log, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.log = log;
        this.links = links;
    }

    @Schema(name = "DeliveryAttempt")
    public record AttemptBody(
            @Schema(required = true, description = "Counted from 1.")
            int number,

            @Schema(required = true, description = "When it was over.")
            Instant at,

            @Schema(description = "The HTTP status of the answer; absent if there was none.") @Nullable
            Integer status,

            @Schema(
                    description =
                            "Why there was no answer: `time-out`, `unreachable`, `tls`, or `not-allowed` for an address"
                                    + " that is not public.")
            @Nullable
            String problem,

            @Schema(required = true, description = "How long it took.")
            long millis) {

        static AttemptBody of(Attempt attempt) {
            return new AttemptBody(
                    attempt.number(), attempt.at(), attempt.status(), attempt.problem(), attempt.millis());
        }
    }

    @Schema(name = "Delivery", description = "Its id is the `webhook-id`.")
    public record DeliveryBody(
            @JsonUnwrapped Envelope envelope,

            @Schema(required = true, description = "Which app, as in `/channels`.")
            String app,

            @Schema(required = true, description = "When the person was reminded.")
            Instant firedAt,

            @Schema(required = true, description = "The latest 50, the earliest first.")
            List<AttemptBody> attempts,

            @Schema(description = "When the next attempt is due; while `pending`.") @Nullable
            Instant nextAt,

            @Nullable Instant endedAt,

            @Schema(
                    description =
                            "Why it was given up: `attempts-exhausted`, `gone`, `no-endpoint`, `endpoint-disabled` or"
                                    + " `channel-closed`.")
            @Nullable
            String because) {}

    @GET
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries",
            description = "The latest first. 1,000 are listed; every delivery stays readable by its id.")
    public Page<DeliveryBody> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return log.deliveries(this, DeliveryBody.class, after, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readDelivery", summary = "Read a delivery")
    @APIResponseSchema(value = DeliveryBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @POST
    @Path("/{id}/redeliver")
    @Operation(
            operationId = "redeliver",
            summary = "Deliver once more",
            description = "At once, under the same `webhook-id`, and with all the retries. Refused while it is being"
                    + " delivered: `still-pending`.")
    @APIResponseSchema(value = DeliveryBody.class, responseCode = "200")
    public Response redeliver(@PathParam("id") ResourceId id) {
        return writes.change(this, id, Redeliver::new);
    }

    @Override
    public AggregateType<DeliveryCommand, Delivery, ?> type() {
        return ReminderModel.DELIVERY;
    }

    @Override
    public String path() {
        return "/deliveries";
    }

    @Override
    public DeliveryBody represent(ResourceId id, Stored<Delivery> stored) {
        return switch (stored.state()) {
            case Delivery.Pending pending -> body(id, stored, "pending", pending, pending.nextAt(), null, null);
            case Delivery.Delivered delivered ->
                body(id, stored, "delivered", delivered, null, delivered.endedAt(), null);
            case Delivery.GaveUp gaveUp ->
                body(id, stored, "gave-up", gaveUp, null, gaveUp.endedAt(), gaveUp.because());
            case Delivery.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private DeliveryBody body(
            ResourceId id,
            Stored<Delivery> stored,
            String state,
            Delivery.Kept kept,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt,
            @Nullable String because) {
        var message = kept.message();
        return new DeliveryBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        kept.allowed().stream().map(Delivery.Verb::code).toList(),
                        Map.of(
                                "self",
                                links.to(this, id.value()),
                                "reminder",
                                links.to("/reminders/" + message.reminder()))),
                message.app(),
                message.firedAt(),
                kept.attempts().stream().map(AttemptBody::of).toList(),
                nextAt,
                endedAt,
                because);
    }
}
