package rebound.plan.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.plan.goal.Aim;
import rebound.plan.goal.Goal;
import rebound.plan.goal.GoalCommand;
import rebound.plan.goal.GoalCommand.AchieveGoal;
import rebound.plan.goal.GoalCommand.ReleaseGoal;
import rebound.plan.goal.GoalCommand.ResumeGoal;
import rebound.plan.goal.GoalCommand.ReviseGoal;
import rebound.plan.goal.GoalCommand.SetGoal;
import rebound.plan.goal.Measure;
import rebound.plan.read.index.IndexReader;
import rebound.plan.wiring.PlanModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

/** Goals: what a person wants to reach. */
@Path("/goals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "goals", description = "What a person wants to reach. None ever fails: it is achieved, or let go of.")
public class GoalResource implements Representation<GoalCommand, Goal> {

    private final Writes writes;
    private final Reads reads;
    private final IndexReader index;
    private final Links links;

    @Inject
    public GoalResource(Writes writes, Reads reads, IndexReader index, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.index = index;
        this.links = links;
    }

    @Schema(name = "Measure", description = "How the person tells how far they have come.")
    public record MeasureBody(
            @NotNull
            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "In the person's own words, such as pages.")
            String unit,

            @NotNull @DecimalMin("-1e15") @DecimalMax("1e15")
            Double target,

            @DecimalMin("-1e15") @DecimalMax("1e15") @Nullable
            Double actual) {

        static @Nullable MeasureBody of(@Nullable Measure measure) {
            return measure == null ? null : new MeasureBody(measure.unit(), measure.target(), measure.actual());
        }

        private Measure measure() {
            return new Measure(unit, target, actual);
        }
    }

    @Schema(name = "GoalDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull @Characters(max = 200) @Schema(minLength = 1, maxLength = 200)
            String title,

            @Utf8Bytes(max = 256 * 1024)
            @Schema(
                    minLength = 1,
                    maxLength = 256 * 1024,
                    description = "The person's reasons; at most 256 KiB in UTF-8.")
            @Nullable
            String why,

            @FourDigitYear @Schema(description = "By the person's own calendar; may lie in the past.") @Nullable
            LocalDate due,

            @Valid @Nullable MeasureBody measure) {

        private Private<Aim> aim() {
            return Private.of(new Aim(title, why, measure == null ? null : measure.measure()));
        }
    }

    @Schema(name = "Goal", description = "A goal; its texts and its measure are absent once they are erased.")
    public record GoalBody(
            @JsonUnwrapped Envelope envelope,
            @Nullable String title,
            @Nullable String why,
            @Nullable LocalDate due,
            @Nullable MeasureBody measure,
            @Nullable Instant achievedAt,
            @Nullable Instant releasedAt) {}

    @POST
    @Operation(
            operationId = "setGoal",
            summary = "Set a goal",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = GoalBody.class, responseCode = "201")
    public Response set(@NotNull @Valid Document document) {
        return writes.create(this, document, at -> new SetGoal(document.due(), document.aim()));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putGoal",
            summary = "Set or revise a goal under an id of one's own",
            description = "With If-None-Match: * it is set, with If-Match it is revised, at whatever stage it is.")
    @APIResponseSchema(value = GoalBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        return writes.put(
                this,
                id,
                document,
                at -> new SetGoal(document.due(), document.aim()),
                at -> new ReviseGoal(document.due(), document.aim()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readGoal", summary = "Read a goal")
    @APIResponseSchema(value = GoalBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listGoals",
            summary = "List goals",
            description = "The newest first, at most 5,000. A page of very long ones has fewer than `limit`.")
    public Page<GoalBody> list(
            @QueryParam("state")
                    @Pattern(regexp = "^(active|achieved|released)$", message = "must be active, achieved or released")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return index.resources(this, GoalBody.class, state, null, after, limit);
    }

    @POST
    @Path("/{id}/achieve")
    @Operation(
            operationId = "achieveGoal",
            summary = "Say that a goal is reached",
            description = "Refused unless it is active: `already-achieved`, `not-active`.")
    @APIResponseSchema(value = GoalBody.class, responseCode = "200")
    public Response achieve(@PathParam("id") ResourceId id) {
        return writes.change(this, id, AchieveGoal::new);
    }

    @POST
    @Path("/{id}/release")
    @Operation(
            operationId = "releaseGoal",
            summary = "Let go of a goal",
            description = "Refused unless it is active: `already-released`, `not-active`.")
    @APIResponseSchema(value = GoalBody.class, responseCode = "200")
    public Response release(@PathParam("id") ResourceId id) {
        return writes.change(this, id, ReleaseGoal::new);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            operationId = "resumeGoal",
            summary = "Take a goal up again",
            description = "Refused if it is active: `already-active`.")
    @APIResponseSchema(value = GoalBody.class, responseCode = "200")
    public Response resume(@PathParam("id") ResourceId id) {
        return writes.change(this, id, ResumeGoal::new);
    }

    @Override
    public AggregateType<GoalCommand, Goal, ?> type() {
        return PlanModel.GOAL;
    }

    @Override
    public String path() {
        return "/goals";
    }

    @Override
    public long size(Goal goal) {
        return goal instanceof Goal.Kept kept
                        && !kept.aim().isErased()
                        && kept.aim().value().why() instanceof String why
                ? why.length()
                : 0;
    }

    @Override
    public GoalBody represent(ResourceId id, Stored<Goal> stored) {
        return switch (stored.state()) {
            case Goal.Active active -> body(id, stored, "active", active, null, null);
            case Goal.Achieved achieved -> body(id, stored, "achieved", achieved, achieved.achievedAt(), null);
            case Goal.Released released -> body(id, stored, "released", released, null, released.releasedAt());
            case Goal.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private GoalBody body(
            ResourceId id,
            Stored<Goal> stored,
            String state,
            Goal.Kept goal,
            @Nullable Instant achievedAt,
            @Nullable Instant releasedAt) {
        var aim = goal.aim().orNull();
        var self = links.to(this, id.value());
        return new GoalBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        goal.allowed().stream().map(Goal.Verb::code).toList(),
                        Map.of("self", self, "attempts", self + "/attempts")),
                aim == null ? null : aim.title(),
                aim == null ? null : aim.why(),
                goal.due(),
                aim == null ? null : MeasureBody.of(aim.measure()),
                achievedAt,
                releasedAt);
    }
}
