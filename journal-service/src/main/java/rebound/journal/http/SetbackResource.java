package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.setback.Description;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.write.Writes;

/** Setbacks: what went wrong in a person's life. */
@Path("/setbacks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "setbacks", description = "What went wrong; open until the person closes it.")
public class SetbackResource implements Representation<SetbackCommand, Setback> {

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Links links;

    @Inject
    public SetbackResource(Writes writes, Reads reads, TimelineReader timeline, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.links = links;
    }

    @Schema(name = "NewSetback", description = "What is absent or null is not said.")
    public record NewSetback(
            @NotNull @Characters(max = 200) @Schema(minLength = 1, maxLength = 200)
            String title,

            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "The area of life it belongs to.")
            @Nullable
            String area,

            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "What kind of failure it is to the person.")
            @Nullable
            String kind,

            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "How it feels, such as loss or shame.")
            @Nullable
            String tone,

            @Happened @Schema(description = "When it happened; at most 5 minutes ahead. Absent: now.") @Nullable
            Instant happenedAt,

            @Schema(type = SchemaType.STRING, description = "Where the person was, as an IANA time zone. Absent: UTC.")
            @Nullable
            ZoneId zone) {}

    @Schema(name = "Setback", description = "A setback; its texts are absent once they are erased.")
    public record SetbackBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String title,
            @Nullable String area,
            @Nullable String kind,
            @Nullable String tone,
            @Nullable Instant closedAt) {}

    @POST
    @Operation(
            operationId = "recordSetback",
            summary = "Record a setback",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "201")
    public Response recordSetback(@NotNull @Valid NewSetback setback) {
        return writes.create(
                this,
                setback,
                at -> new RecordSetback(
                        at,
                        setback.happenedAt(),
                        setback.zone(),
                        Private.of(new Description(setback.title(), setback.area(), setback.kind(), setback.tone()))));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readSetback", summary = "Read a setback")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listSetbacks",
            summary = "List setbacks",
            description = "By the time at which they happened, newest first.")
    public Page<SetbackBody> list(
            @QueryParam("state") @Pattern(regexp = "^(open|closed)$", message = "must be open or closed") @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, SetbackBody.class, state, from, to, after, limit);
    }

    @POST
    @Path("/{id}/close")
    @Operation(
            operationId = "closeSetback",
            summary = "Be done with a setback",
            description = "Refused if it is closed: `already-closed`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response close(@PathParam("id") ResourceId id) {
        return writes.change(this, id, CloseSetback::new);
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(
            operationId = "reopenSetback",
            summary = "Take a setback up again",
            description = "Refused if it is open: `not-closed`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response reopen(@PathParam("id") ResourceId id) {
        return writes.change(this, id, ReopenSetback::new);
    }

    @Override
    public AggregateType<SetbackCommand, Setback, ?> type() {
        return JournalModel.SETBACK;
    }

    @Override
    public String path() {
        return "/setbacks";
    }

    @Override
    public SetbackBody represent(ResourceId id, Stored<Setback> stored) {
        return switch (stored.state()) {
            case Setback.Open open -> body(id, stored, "open", open, null);
            case Setback.Closed closed -> body(id, stored, "closed", closed, closed.closedAt());
            case Setback.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private SetbackBody body(
            ResourceId id, Stored<Setback> stored, String state, Setback.Recorded setback, @Nullable Instant closedAt) {
        var description =
                setback.description().isErased() ? null : setback.description().value();
        return new SetbackBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        setback.allowed().stream().map(Setback.Verb::code).toList(),
                        Map.of("self", links.to(this, id.value()))),
                setback.happenedAt(),
                setback.zone(),
                description == null ? null : description.title(),
                description == null ? null : description.area(),
                description == null ? null : description.kind(),
                description == null ? null : description.tone(),
                closedAt);
    }
}
