package rebound.plan.http;

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
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.plan.pause.Pause;
import rebound.plan.pause.PauseCommand;
import rebound.plan.pause.PauseCommand.BeginPause;
import rebound.plan.pause.PauseCommand.EndPause;
import rebound.plan.pause.PauseCommand.ExtendPause;
import rebound.plan.read.index.IndexReader;
import rebound.plan.wiring.PlanModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.write.Writes;

/** Pauses: times in which nothing presses. */
@Path("/pauses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "pauses",
        description = "Times in which nothing presses. Each can be extended; none has a longest duration.")
public class PauseResource implements Representation<PauseCommand, Pause> {

    private final Writes writes;
    private final Reads reads;
    private final IndexReader index;
    private final Links links;

    @Inject
    public PauseResource(Writes writes, Reads reads, IndexReader index, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.index = index;
        this.links = links;
    }

    @Schema(name = "NewPause", description = "What is absent or null is not said.")
    public record NewPause(
            @NotNull
            @Pattern(regexp = "^(rest|break|grief|away|ill)$", message = "must be rest, break, grief, away or ill")
            @Schema(enumeration = {"rest", "break", "grief", "away", "ill"})
            String kind,

            @Schema(description = "The goal that rests; whether that exists is not checked. Absent: everything.")
            @Nullable
            ResourceId goalId,

            @FourDigitYear
            @Schema(
                    description =
                            "When it ends by itself, in the future. Absent: when the person ends it, or for a `rest` when their day"
                                    + " ends, if they said in `/journal/v1/me` where they live.")
            @Nullable
            Instant until,

            @Schema(description = "The setback it follows. Whether that exists is not checked.") @Nullable
            ResourceId setbackId) {}

    @Schema(name = "PauseExtension")
    public record Extension(
            @FourDigitYear
            @Schema(description = "When it now ends by itself, in the future. Absent or null: when the person ends it.")
            @Nullable
            Instant until) {}

    @Schema(name = "Pause", description = "A pause; its kind is absent once it is erased.")
    public record PauseBody(
            @JsonUnwrapped Envelope envelope,

            @Schema(enumeration = {"rest", "break", "grief", "away", "ill"}) @Nullable
            String kind,

            @Nullable ResourceId goalId,
            @Nullable Instant until,
            @Nullable ResourceId setbackId,
            @Nullable Instant endedAt) {}

    @POST
    @Operation(
            operationId = "beginPause",
            summary = "Begin a pause",
            description = "The id derives from the Idempotency-Key. Refused if `until` is not in the future:"
                    + " `until-has-passed` (422).")
    @APIResponseSchema(value = PauseBody.class, responseCode = "201")
    public Response begin(@NotNull @Valid NewPause pause) {
        return writes.create(
                this,
                pause,
                at -> new BeginPause(
                        at,
                        pause.goalId() == null ? null : pause.goalId().value(),
                        pause.until(),
                        pause.setbackId() == null ? null : pause.setbackId().value(),
                        Private.of(pause.kind())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readPause", summary = "Read a pause")
    @APIResponseSchema(value = PauseBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(operationId = "listPauses", summary = "List pauses", description = "The newest first, at most 5,000.")
    public Page<PauseBody> list(
            @QueryParam("state") @Pattern(regexp = "^(active|ended)$", message = "must be active or ended") @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return index.resources(this, PauseBody.class, state, null, after, limit);
    }

    @POST
    @Path("/{id}/extend")
    @Operation(
            operationId = "extendPause",
            summary = "Give a pause another end, or none",
            description = "Refused if `until` is not in the future: `until-has-passed` (422); and if it is over:"
                    + " `already-ended`.")
    @APIResponseSchema(value = PauseBody.class, responseCode = "200")
    public Response extend(@PathParam("id") ResourceId id, @NotNull @Valid Extension extension) {
        return writes.change(this, id, extension, at -> new ExtendPause(at, extension.until()));
    }

    @POST
    @Path("/{id}/end")
    @Operation(
            operationId = "endPause",
            summary = "End a pause",
            description = "Refused if it is over: `already-ended`.")
    @APIResponseSchema(value = PauseBody.class, responseCode = "200")
    public Response end(@PathParam("id") ResourceId id) {
        return writes.change(this, id, EndPause::new);
    }

    @Override
    public AggregateType<PauseCommand, Pause, ?> type() {
        return PlanModel.PAUSE;
    }

    @Override
    public String path() {
        return "/pauses";
    }

    @Override
    public PauseBody represent(ResourceId id, Stored<Pause> stored) {
        return switch (stored.state()) {
            case Pause.Active active -> body(id, stored, "active", active, null);
            case Pause.Ended ended -> body(id, stored, "ended", ended.pause(), ended.endedAt());
            case Pause.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private PauseBody body(
            ResourceId id, Stored<Pause> stored, String state, Pause.Active pause, @Nullable Instant endedAt) {
        return new PauseBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        stored.state().allowed().stream().map(Pause.Verb::code).toList(),
                        links(id, pause)),
                pause.kind().orNull(),
                pause.goalId() == null ? null : new ResourceId(pause.goalId()),
                pause.until(),
                pause.setbackId() == null ? null : new ResourceId(pause.setbackId()),
                endedAt);
    }

    private Map<String, String> links(ResourceId id, Pause.Active pause) {
        var all = new LinkedHashMap<String, String>();
        all.put("self", links.to(this, id.value()));
        if (pause.goalId() != null) {
            all.put("goal", links.to("/goals/" + pause.goalId()));
        }
        if (pause.setbackId() != null) {
            all.put("setback", AttemptResource.SETBACKS + pause.setbackId());
        }
        return all;
    }
}
