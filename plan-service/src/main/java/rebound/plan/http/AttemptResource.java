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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.plan.attempt.Attempt;
import rebound.plan.attempt.AttemptCommand;
import rebound.plan.attempt.AttemptCommand.BeginAttempt;
import rebound.plan.attempt.AttemptCommand.FinishAttempt;
import rebound.plan.attempt.Note;
import rebound.plan.attempt.Outcome;
import rebound.plan.read.index.IndexReader;
import rebound.plan.wiring.PlanModel;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.security.Caller;
import rebound.servicekit.write.Writes;

/** Attempts: the tries at a goal. */
@Path("/goals/{goalId}/attempts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "attempts", description = "The tries at a goal; one that falls short offers a setback.")
public class AttemptResource implements Representation<AttemptCommand, Attempt> {

    /** Where journal keeps setbacks. */
    static final String SETBACKS = "/journal/v1/setbacks/";

    /** How long ago an attempt may have ended that a setback is still offered for. */
    private static final Duration MOST_AGE = Duration.ofHours(24);

    private final Writes writes;
    private final Reads reads;
    private final Reader reader;
    private final Caller caller;
    private final IndexReader index;
    private final Links links;

    @Inject
    public AttemptResource(Writes writes, Reads reads, Reader reader, Caller caller, IndexReader index, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.reader = reader;
        this.caller = caller;
        this.index = index;
        this.links = links;
    }

    @Schema(name = "NewAttempt", description = "What is absent or null is not said.")
    public record NewAttempt(
            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "At most 256 KiB in UTF-8.")
            @Nullable
            String note,

            @Happened @Schema(description = "When it began; " + Happened.BOUNDS + ". Absent: now.") @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/journal/v1/me`.")
            @Nullable
            ZoneId zone) {}

    @Schema(name = "AttemptEnd", description = "How it went; what is absent or null is not said.")
    public record End(
            @NotNull
            @Pattern(
                    regexp = "^(worked|fell-short|laughed-off)$",
                    message = "must be worked, fell-short or laughed-off")
            @Schema(enumeration = {"worked", "fell-short", "laughed-off"})
            String outcome,

            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "At most 256 KiB in UTF-8.")
            @Nullable
            String note,

            @Happened @Schema(description = "When it was over; " + Happened.BOUNDS + ". Absent: now.") @Nullable
            Instant happenedAt) {}

    @Schema(name = "AttemptOffer", description = "Something that can be accepted elsewhere, or left alone.")
    public record OfferBody(
            @Schema(required = true, description = "`setback`")
            String type,

            @Schema(required = true) ResourceId id,

            @Schema(required = true, description = "Where it is, once it is `offered`.")
            String href,

            @Schema(required = true, description = "`pending`: it will be there in a moment; `offered`: it is there.")
            String state) {}

    @Schema(name = "Attempt", description = "An attempt; its notes are absent once they are erased.")
    public record AttemptBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) ResourceId goalId,

            @Schema(required = true, description = "When it began.")
            Instant happenedAt,

            @Schema(required = true) String zone,
            @Nullable String note,

            @Schema(enumeration = {"worked", "fell-short", "laughed-off"}) @Nullable
            String outcome,

            @Nullable Instant finishedAt,

            @Schema(description = "What the person said when it was over.") @Nullable
            String finishNote,

            @Schema(description = "What follows if it fell short.") @Nullable
            List<OfferBody> offers) {}

    @POST
    @Operation(
            operationId = "beginAttempt",
            summary = "Begin an attempt",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = AttemptBody.class, responseCode = "201")
    public Response begin(@PathParam("goalId") ResourceId goalId, @NotNull @Valid NewAttempt attempt) {
        return writes.create(new At(goalId), attempt, at -> {
            requireGoal(goalId);
            return new BeginAttempt(
                    at, goalId.value(), attempt.happenedAt(), attempt.zone(), Private.of(new Note(attempt.note())));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readAttempt", summary = "Read an attempt")
    @APIResponseSchema(value = AttemptBody.class, responseCode = "200")
    public Response read(@PathParam("goalId") ResourceId goalId, @PathParam("id") ResourceId id) {
        reader.state(PlanModel.ATTEMPT, caller.id(), id.value())
                .filter(stored -> stored.state() instanceof Attempt.Made made
                        && made.goalId().equals(goalId.value()))
                .orElseThrow(Problem::notFound);
        return reads.one(new At(goalId), id);
    }

    @GET
    @Operation(
            operationId = "listAttempts",
            summary = "List the attempts at a goal",
            description =
                    "The newest first, among the person's newest 5,000. A page of very long ones has fewer than `limit`.")
    public Page<AttemptBody> list(
            @PathParam("goalId") ResourceId goalId,
            @QueryParam("state")
                    @Pattern(regexp = "^(begun|finished)$", message = "must be begun or finished")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        requireGoal(goalId);
        return index.resources(new At(goalId), AttemptBody.class, state, goalId.value(), after, limit);
    }

    @POST
    @Path("/{id}/finish")
    @Operation(
            operationId = "finishAttempt",
            summary = "Say how an attempt went",
            description =
                    "One that fell short offers a setback, unless that was more than a day ago. Refused if it is finished: `already-finished`.")
    @APIResponseSchema(value = AttemptBody.class, responseCode = "200")
    public Response finish(
            @PathParam("goalId") ResourceId goalId, @PathParam("id") ResourceId id, @NotNull @Valid End end) {
        return writes.change(
                new At(goalId),
                id,
                end,
                at -> new FinishAttempt(
                        at,
                        goalId.value(),
                        Outcome.named(end.outcome()),
                        end.happenedAt(),
                        Private.of(new Note(end.note()))));
    }

    private void requireGoal(ResourceId goalId) {
        reader.state(PlanModel.GOAL, caller.id(), goalId.value()).orElseThrow(Problem::notFound);
    }

    @Override
    public AggregateType<AttemptCommand, Attempt, ?> type() {
        return PlanModel.ATTEMPT;
    }

    /** Attempts are in many places, below the goal of each: see {@link At}. */
    @Override
    public String path() {
        return "/goals";
    }

    @Override
    public long size(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Absent absent -> 0;
            case Attempt.Begun begun -> length(begun.note());
            case Attempt.Finished finished -> length(finished.begun().note()) + length(finished.note());
        };
    }

    private static long length(Private<Note> note) {
        var text = text(note);
        return text == null ? 0 : text.length();
    }

    @Override
    public AttemptBody represent(ResourceId id, Stored<Attempt> stored) {
        return switch (stored.state()) {
            case Attempt.Begun begun -> body(id, stored, "begun", begun, null);
            case Attempt.Finished finished -> body(id, stored, "finished", finished.begun(), finished);
            case Attempt.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private AttemptBody body(
            ResourceId id,
            Stored<Attempt> stored,
            String state,
            Attempt.Begun begun,
            Attempt.@Nullable Finished finished) {
        var goalId = new ResourceId(begun.goalId());
        return new AttemptBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        stored.state().allowed().stream()
                                .map(Attempt.Verb::code)
                                .toList(),
                        Map.of("self", links.to(new At(goalId), id.value()), "goal", links.to("/goals/" + goalId))),
                goalId,
                begun.happenedAt(),
                begun.zone(),
                text(begun.note()),
                finished == null ? null : finished.outcome().code(),
                finished == null ? null : finished.finishedAt(),
                finished == null ? null : text(finished.note()),
                finished == null ? null : offers(id, finished, stored.changedAt()));
    }

    private static @Nullable List<OfferBody> offers(ResourceId id, Attempt.Finished finished, Instant changedAt) {
        // What is told a day late, journal-service offers nothing for.
        var isHistory = finished.finishedAt().isBefore(changedAt.minus(MOST_AGE));
        if (finished.outcome() != Outcome.FELL_SHORT || isHistory && !finished.setbackOffered()) {
            return null;
        }
        return List.of(new OfferBody("setback", id, SETBACKS + id, finished.setbackOffered() ? "offered" : "pending"));
    }

    private static @Nullable String text(Private<Note> note) {
        return note.orNull(said -> said.text());
    }

    /** The attempts at one goal. */
    private final class At implements Representation<AttemptCommand, Attempt> {

        private final ResourceId goalId;

        At(ResourceId goalId) {
            this.goalId = goalId;
        }

        @Override
        public AggregateType<AttemptCommand, Attempt, ?> type() {
            return AttemptResource.this.type();
        }

        @Override
        public String path() {
            return "/goals/" + goalId + "/attempts";
        }

        @Override
        public long size(Attempt attempt) {
            return AttemptResource.this.size(attempt);
        }

        @Override
        public AttemptBody represent(ResourceId id, Stored<Attempt> stored) {
            return AttemptResource.this.represent(id, stored);
        }
    }
}
