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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
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
import rebound.plan.catalogue.Catalogue;
import rebound.plan.read.index.IndexReader;
import rebound.plan.step.Step;
import rebound.plan.step.StepCommand;
import rebound.plan.step.StepCommand.DoStep;
import rebound.plan.step.StepCommand.LetGoOfStep;
import rebound.plan.step.StepCommand.PlanStep;
import rebound.plan.step.StepCommand.ReviseStep;
import rebound.plan.step.StepCommand.ScheduleStep;
import rebound.plan.step.StepCommand.SkipStep;
import rebound.plan.step.Task;
import rebound.plan.step.Text;
import rebound.plan.wiring.PlanModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.write.Writes;

/** Steps: something small to do. */
@Path("/steps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "steps", description = "Something small to do. None ever fails: it is done, skipped or let go of.")
public class StepResource implements Representation<StepCommand, Step> {

    private final Writes writes;
    private final Reads reads;
    private final IndexReader index;
    private final Links links;

    @Inject
    public StepResource(Writes writes, Reads reads, IndexReader index, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.index = index;
        this.links = links;
    }

    @Schema(name = "StepDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull @Characters(max = 200) @Schema(minLength = 1, maxLength = 200)
            String title,

            @Schema(description = "The plan it belongs to. Whether that exists is not checked.") @Nullable
            ResourceId planId,

            @Schema(description = "The goal it leads to. Whether that exists is not checked.") @Nullable
            ResourceId goalId) {

        private Task task() {
            return new Task(
                    planId == null ? null : planId.value(),
                    goalId == null ? null : goalId.value(),
                    Private.of(Text.own(title)));
        }
    }

    @Schema(name = "StepSchedule", description = "When the person means to do it.")
    public record Schedule(
            @NotNull @FourDigitYear @Schema(description = "At most 5 minutes ago.")
            Instant at,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person will be, as an IANA time zone. Absent: as it was, at first that of"
                            + " `/journal/v1/me`.")
            @Nullable
            ZoneId zone) {}

    @Schema(name = "Step", description = "A step; its title is absent once it is erased.")
    public record StepBody(
            @JsonUnwrapped Envelope envelope,

            @Schema(description = "The person's own words, or those of the plan that was offered to them.") @Nullable
            String title,

            @Nullable ResourceId planId,
            @Nullable ResourceId goalId,

            @Schema(description = "When it is to be done, while it is scheduled.") @Nullable
            Instant at,

            @Schema(description = "The time zone of `at`.") @Nullable
            String zone,

            @Nullable Instant doneAt,
            @Nullable Instant skippedAt,
            @Nullable Instant letGoAt) {}

    /** What a step has only at some stage. */
    private record Stage(
            String state,
            @Nullable Instant at,
            @Nullable String zone,
            @Nullable Instant doneAt,
            @Nullable Instant skippedAt,
            @Nullable Instant letGoAt) {}

    @POST
    @Operation(
            operationId = "planStep",
            summary = "Plan a step",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = StepBody.class, responseCode = "201")
    public Response plan(@NotNull @Valid Document document) {
        return writes.create(this, document, at -> new PlanStep(document.task()));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putStep",
            summary = "Plan or revise a step under an id of one's own",
            description = "With If-None-Match: * it is planned, with If-Match it is revised, at whatever stage it is.")
    @APIResponseSchema(value = StepBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        return writes.put(
                this, id, document, at -> new PlanStep(document.task()), at -> new ReviseStep(at, document.task()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readStep", summary = "Read a step")
    @APIResponseSchema(value = StepBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(operationId = "listSteps", summary = "List steps", description = "The newest first, at most 5,000.")
    public Page<StepBody> list(
            @QueryParam("planId") @Nullable ResourceId planId,
            @QueryParam("state")
                    @Pattern(
                            regexp = "^(planned|scheduled|done|skipped|let-go)$",
                            message = "must be planned, scheduled, done, skipped or let-go")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return index.resources(this, StepBody.class, state, planId == null ? null : planId.value(), after, limit);
    }

    @POST
    @Path("/{id}/schedule")
    @Operation(
            operationId = "scheduleStep",
            summary = "Give a step a time, or another one",
            description = "Refused if the time is more than 5 minutes ago: `too-late` (422); and if the step is over:"
                    + " `already-done`, `already-skipped`, `already-let-go`.")
    @APIResponseSchema(value = StepBody.class, responseCode = "200")
    public Response schedule(@PathParam("id") ResourceId id, @NotNull @Valid Schedule schedule) {
        return writes.change(this, id, schedule, at -> new ScheduleStep(at, schedule.at(), schedule.zone()));
    }

    @POST
    @Path("/{id}/done")
    @Operation(
            operationId = "doStep",
            summary = "Say that a step is done",
            description = "Refused if it is over: `already-done`, `already-skipped`, `already-let-go`.")
    @APIResponseSchema(value = StepBody.class, responseCode = "200")
    public Response done(@PathParam("id") ResourceId id) {
        return writes.change(this, id, DoStep::new);
    }

    @POST
    @Path("/{id}/skip")
    @Operation(
            operationId = "skipStep",
            summary = "Leave a step out this time",
            description = "Refused if it has no time: `not-scheduled`; and if it is over: `already-done`,"
                    + " `already-skipped`, `already-let-go`.")
    @APIResponseSchema(value = StepBody.class, responseCode = "200")
    public Response skip(@PathParam("id") ResourceId id) {
        return writes.change(this, id, SkipStep::new);
    }

    @POST
    @Path("/{id}/let-go")
    @Operation(
            operationId = "letGoOfStep",
            summary = "Let go of a step",
            description = "Refused if it is over: `already-done`, `already-skipped`, `already-let-go`.")
    @APIResponseSchema(value = StepBody.class, responseCode = "200")
    public Response letGo(@PathParam("id") ResourceId id) {
        return writes.change(this, id, LetGoOfStep::new);
    }

    @Override
    public AggregateType<StepCommand, Step, ?> type() {
        return PlanModel.STEP;
    }

    @Override
    public String path() {
        return "/steps";
    }

    @Override
    public StepBody represent(ResourceId id, Stored<Step> stored) {
        return switch (stored.state()) {
            case Step.Planned planned -> body(id, stored, planned, new Stage("planned", null, null, null, null, null));
            case Step.Scheduled scheduled ->
                body(id, stored, scheduled, new Stage("scheduled", scheduled.at(), scheduled.zone(), null, null, null));
            case Step.Done done -> body(id, stored, done, new Stage("done", null, null, done.doneAt(), null, null));
            case Step.Skipped skipped ->
                body(id, stored, skipped, new Stage("skipped", null, null, null, skipped.skippedAt(), null));
            case Step.LetGo letGo ->
                body(id, stored, letGo, new Stage("let-go", null, null, null, null, letGo.letGoAt()));
            case Step.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private StepBody body(ResourceId id, Stored<Step> stored, Step.Kept step, Stage stage) {
        var task = step.task();
        return new StepBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        stage.state(),
                        step.allowed().stream().map(Step.Verb::code).toList(),
                        links(id, task)),
                task.text().isErased() ? null : title(task.text().value()),
                task.planId() == null ? null : new ResourceId(task.planId()),
                task.goalId() == null ? null : new ResourceId(task.goalId()),
                stage.at(),
                stage.zone(),
                stage.doneAt(),
                stage.skippedAt(),
                stage.letGoAt());
    }

    private static @Nullable String title(Text text) {
        return text.key() == null ? text.title() : Catalogue.step(text.key());
    }

    private Map<String, String> links(ResourceId id, Task task) {
        var all = new LinkedHashMap<String, String>();
        all.put("self", links.to(this, id.value()));
        if (task.planId() != null) {
            all.put("plan", links.to("/plans/" + task.planId()));
        }
        if (task.goalId() != null) {
            all.put("goal", links.to("/goals/" + task.goalId()));
        }
        return all;
    }
}
