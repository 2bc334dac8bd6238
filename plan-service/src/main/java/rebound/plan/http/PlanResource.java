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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.plan.catalogue.Catalogue;
import rebound.plan.plan.Heading;
import rebound.plan.plan.Plan;
import rebound.plan.plan.PlanCommand;
import rebound.plan.plan.PlanCommand.AcceptPlan;
import rebound.plan.plan.PlanCommand.BeginPlan;
import rebound.plan.plan.PlanCommand.DeclinePlan;
import rebound.plan.plan.PlanCommand.FinishPlan;
import rebound.plan.plan.PlanCommand.ResumePlan;
import rebound.plan.plan.PlanCommand.SetPlanAside;
import rebound.plan.read.index.IndexReader;
import rebound.plan.wiring.PlanModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.write.Writes;

/** Plans: a few steps that belong together. */
@Path("/plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "plans",
        description = "A few steps that belong together. One that is offered has no steps before it is accepted.")
public class PlanResource implements Representation<PlanCommand, Plan> {

    private final Writes writes;
    private final Reads reads;
    private final IndexReader index;
    private final Links links;

    @Inject
    public PlanResource(Writes writes, Reads reads, IndexReader index, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.index = index;
        this.links = links;
    }

    @Schema(name = "NewPlan")
    public record NewPlan(
            @NotNull @Characters(max = 200) @Schema(minLength = 1, maxLength = 200)
            String title) {}

    @Schema(name = "PlanAbout", description = "What it was offered for.")
    public record AboutBody(
            @Schema(required = true, description = "`setback`")
            String type,

            @Schema(required = true) ResourceId id) {}

    @Schema(name = "PlanStep", description = "A step that comes with the plan.")
    public record StepLink(
            @Schema(required = true) ResourceId id,
            @Schema(required = true) String href) {}

    @Schema(name = "Plan", description = "A plan; its title is absent once it is erased.")
    public record PlanBody(
            @JsonUnwrapped Envelope envelope,
            @Nullable String title,

            @Schema(description = "What it was offered for; absent for one that the person made by hand.") @Nullable
            AboutBody about,

            @Schema(description = "What an offer suggests, in words, as long as it is neither accepted nor declined.")
            @Nullable
            List<String> suggests,

            @Schema(description = "The steps that came with it, from the moment it is accepted.") @Nullable
            List<StepLink> steps,

            @Nullable Instant declinedAt,
            @Nullable Instant setAsideAt,
            @Nullable Instant finishedAt) {}

    @POST
    @Operation(
            operationId = "beginPlan",
            summary = "Begin a plan of one's own",
            description = "It is active. The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = PlanBody.class, responseCode = "201")
    public Response begin(@NotNull @Valid NewPlan plan) {
        return writes.create(this, plan, at -> new BeginPlan(Private.of(new Heading(plan.title()))));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readPlan", summary = "Read a plan")
    @APIResponseSchema(value = PlanBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(operationId = "listPlans", summary = "List plans", description = "The newest first, at most 5,000.")
    public Page<PlanBody> list(
            @QueryParam("state")
                    @Pattern(
                            regexp = "^(offered|active|declined|set-aside|finished)$",
                            message = "must be offered, active, declined, set-aside or finished")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return index.resources(this, PlanBody.class, state, null, after, limit);
    }

    @POST
    @Path("/{id}/accept")
    @Operation(
            operationId = "acceptPlan",
            summary = "Accept a plan that is offered",
            description = "Its steps are planned, a moment later; none is scheduled. Refused if it is no offer:"
                    + " `not-offered`.")
    @APIResponseSchema(value = PlanBody.class, responseCode = "200")
    public Response accept(@PathParam("id") ResourceId id) {
        return writes.change(this, id, AcceptPlan::new);
    }

    @POST
    @Path("/{id}/decline")
    @Operation(
            operationId = "declinePlan",
            summary = "Decline a plan that is offered",
            description = "It is never offered again. Refused if it is no offer: `not-offered`.")
    @APIResponseSchema(value = PlanBody.class, responseCode = "200")
    public Response decline(@PathParam("id") ResourceId id) {
        return writes.change(this, id, DeclinePlan::new);
    }

    @POST
    @Path("/{id}/set-aside")
    @Operation(
            operationId = "setPlanAside",
            summary = "Set a plan aside",
            description = "Refused if it is not active: `not-active`.")
    @APIResponseSchema(value = PlanBody.class, responseCode = "200")
    public Response setAside(@PathParam("id") ResourceId id) {
        return writes.change(this, id, SetPlanAside::new);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            operationId = "resumePlan",
            summary = "Take a plan up again",
            description = "Refused if it was not set aside: `not-set-aside`.")
    @APIResponseSchema(value = PlanBody.class, responseCode = "200")
    public Response resume(@PathParam("id") ResourceId id) {
        return writes.change(this, id, ResumePlan::new);
    }

    @POST
    @Path("/{id}/finish")
    @Operation(
            operationId = "finishPlan",
            summary = "Be done with a plan",
            description = "Refused if it is not active: `not-active`.")
    @APIResponseSchema(value = PlanBody.class, responseCode = "200")
    public Response finish(@PathParam("id") ResourceId id) {
        return writes.change(this, id, FinishPlan::new);
    }

    @Override
    public AggregateType<PlanCommand, Plan, ?> type() {
        return PlanModel.PLAN;
    }

    @Override
    public String path() {
        return "/plans";
    }

    @Override
    public PlanBody represent(ResourceId id, Stored<Plan> stored) {
        return switch (stored.state()) {
            case Plan.Offered offered -> body(id, stored, "offered", offered, null, null, null);
            case Plan.Active active -> body(id, stored, "active", active, null, null, null);
            case Plan.Declined declined -> body(id, stored, "declined", declined, declined.declinedAt(), null, null);
            case Plan.SetAside aside -> body(id, stored, "set-aside", aside, null, aside.setAsideAt(), null);
            case Plan.Finished finished -> body(id, stored, "finished", finished, null, null, finished.finishedAt());
            case Plan.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private PlanBody body(
            ResourceId id,
            Stored<Plan> stored,
            String state,
            Plan.Kept plan,
            @Nullable Instant declinedAt,
            @Nullable Instant setAsideAt,
            @Nullable Instant finishedAt) {
        var offer = plan.offer();
        var keys = offer == null ? List.<String>of() : Catalogue.steps(offer.playbook());
        return new PlanBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        plan.allowed().stream().map(Plan.Verb::code).toList(),
                        links(id, plan)),
                title(plan),
                offer == null ? null : new AboutBody("setback", new ResourceId(offer.setbackId())),
                plan instanceof Plan.Offered
                        ? keys.stream().map(Catalogue::step).toList()
                        : null,
                plan instanceof Plan.Offered || plan instanceof Plan.Declined ? null : steps(id, keys.size()),
                declinedAt,
                setAsideAt,
                finishedAt);
    }

    private static @Nullable String title(Plan.Kept plan) {
        var offer = plan.offer();
        if (offer != null) {
            return Catalogue.title(offer.playbook());
        }
        return plan.heading().orNull(said -> said.title());
    }

    private List<StepLink> steps(ResourceId id, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Catalogue.stepId(id.value(), number))
                .map(step -> new StepLink(new ResourceId(step), links.to("/steps/" + step)))
                .toList();
    }

    private Map<String, String> links(ResourceId id, Plan.Kept plan) {
        var all = new LinkedHashMap<String, String>();
        all.put("self", links.to(this, id.value()));
        all.put("steps", links.to("/steps?planId=" + id));
        var offer = plan.offer();
        if (offer != null) {
            all.put("about", AttemptResource.SETBACKS + offer.setbackId());
        }
        return all;
    }
}
