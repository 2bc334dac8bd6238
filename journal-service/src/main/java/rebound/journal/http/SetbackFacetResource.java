package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.http.SetbackResource.SetbackBody;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Facets;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Remarks;
import rebound.journal.setback.SetbackCommand.CancelReview;
import rebound.journal.setback.SetbackCommand.SayFacet;
import rebound.journal.setback.SetbackCommand.ScheduleReview;
import rebound.journal.setback.SetbackCommand.WithdrawFacet;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.write.Writes;

/**
 * What a person says about a setback beside what happened, each facet by itself: one PUT says it, one DELETE takes it back.
 * None ever has to be said.
 */
@Path("/setbacks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "setbacks")
public class SetbackFacetResource {

    private static final String SAID = "Whatever was said of it before is replaced; the same again changes nothing.";

    private static final String REFUSED =
            " Refused if the setback is closed: `not-open`; or only offered: `not-accepted`.";

    private static final String TAKEN_BACK = "What was not said needs no taking back." + REFUSED;

    private final Writes writes;
    private final SetbackResource setbacks;

    @Inject
    public SetbackFacetResource(Writes writes, SetbackResource setbacks) {
        this.writes = writes;
        this.setbacks = setbacks;
    }

    @Schema(name = "SetbackCause", description = "Something that brought it about.")
    public record Cause(
            @NotNull
            @Pattern(
                    regexp =
                            "^(decision|inexperience|circumstance|information-missing|information-misused|health|fit|other)$",
                    message = "must be one of the documented causes")
            @Schema(description = "`fit`: it was not the right thing for the person.")
            String kind,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        private Remark remark() {
            return Remark.of(kind, note);
        }

        private static Cause of(Remark remark) {
            return new Cause(kindOf(remark), remark.note());
        }
    }

    @Schema(name = "SetbackFactor", description = "Something that added to it.")
    public record Factor(
            @NotNull
            @Pattern(
                    regexp = "^(timing|moved-goalpost|not-knowing-yet|other)$",
                    message = "must be one of the documented factors")
            String kind,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        private Remark remark() {
            return Remark.of(kind, note);
        }

        private static Factor of(Remark remark) {
            return new Factor(kindOf(remark), remark.note());
        }
    }

    @Schema(name = "SetbackProcessStep", description = "A step of the way.")
    public record ProcessStep(
            @NotNull @Characters(max = 2_000) @Schema(minLength = 1, maxLength = 2_000)
            String text,

            @Pattern(
                    regexp = "^(well|as-planned|not-as-planned|badly)$",
                    message = "must be one of the documented ways")
            @Nullable
            String went) {

        private Remark remark() {
            return Remark.of(went, text);
        }

        private static ProcessStep of(Remark remark) {
            return new ProcessStep(Objects.requireNonNull(remark.note()), remark.kind());
        }
    }

    @Schema(name = "SetbackOwnership", description = "What is the person's own part in it, and what is not.")
    public record Ownership(
            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String mine,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String notMine) {

        private static final String MINE = "mine";
        private static final String NOT_MINE = "not-mine";

        private Stream<Remark> remarks() {
            return Stream.of(Remark.of(MINE, mine), Remark.of(NOT_MINE, notMine))
                    .filter(remark -> remark.note() != null);
        }

        private static Ownership of(Remarks remarks) {
            return new Ownership(noteOf(remarks, MINE), noteOf(remarks, NOT_MINE));
        }

        private static @Nullable String noteOf(Remarks remarks, String kind) {
            return remarks.items().stream()
                    .filter(remark -> kind.equals(remark.kind()))
                    .map(Remark::note)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Schema(name = "SetbackReframe", description = "Another name for it.")
    public record Reframe(
            @NotNull
            @Pattern(
                    regexp = "^(not-my-worth|learning-session|stepping-stone|own-words)$",
                    message = "must be one of the documented names")
            @Schema(
                    description = "`not-my-worth`: something that happened, and no measure of the person.",
                    examples = "learning-session")
            String as,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        private Stream<Remark> remarks() {
            return Stream.of(Remark.of(as, note));
        }

        private static Reframe of(Remarks remarks) {
            var remark = remarks.items().getFirst();
            return new Reframe(kindOf(remark), remark.note());
        }
    }

    @Schema(name = "SetbackSignal", description = "What it may be telling.")
    public record Signal(
            @NotNull
            @Pattern(
                    regexp = "^(reassess|pivot|rest|retry-differently)$",
                    message = "must be one of the documented meanings")
            @Schema(examples = "reassess")
            String meaning,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        private Stream<Remark> remarks() {
            return Stream.of(Remark.of(meaning, note));
        }

        private static Signal of(Remarks remarks) {
            var remark = remarks.items().getFirst();
            return new Signal(kindOf(remark), remark.note());
        }
    }

    @Schema(name = "SetbackDecision", description = "Whether to stop here or to grow from it; either is fine.")
    public record Decision(
            @NotNull @Pattern(regexp = "^(stop|grow)$", message = "must be stop or grow") @Schema(examples = "grow")
            String choice,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        private Stream<Remark> remarks() {
            return Stream.of(Remark.of(choice, note));
        }

        private static Decision of(Remarks remarks) {
            var remark = remarks.items().getFirst();
            return new Decision(kindOf(remark), remark.note());
        }
    }

    @Schema(name = "SetbackReadiness", description = "`{}` is enough.")
    public record Readiness(
            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "What the person is ready for, in their own words.")
            @Nullable
            String note) {

        private Stream<Remark> remarks() {
            return Stream.of(Remark.of(null, note));
        }

        private static Readiness of(Remarks remarks) {
            return new Readiness(remarks.items().getFirst().note());
        }
    }

    @Schema(name = "SetbackNextMove", description = "What to do about the wall.")
    public record NextMove(
            @NotNull
            @Pattern(
                    regexp = "^(climb|go-round|rest|reassess|pivot|improve|leave)$",
                    message = "must be one of the documented moves")
            @Schema(description = "`improve`: be patient, and get better at it.", examples = "rest")
            String move,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        private Stream<Remark> remarks() {
            return Stream.of(Remark.of(move, note));
        }

        private static NextMove of(Remarks remarks) {
            var remark = remarks.items().getFirst();
            return new NextMove(kindOf(remark), remark.note());
        }
    }

    @Schema(name = "SetbackCopingStrategy", description = "Something that the person does to get by.")
    public record CopingStrategy(
            @NotNull
            @Pattern(
                    regexp = "^(rest|movement|breath|writing|people|routine|escape|other)$",
                    message = "must be one of the documented kinds")
            String kind,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note,

            @Schema(description = "Absent if the person does not say.") @Nullable
            Boolean helped) {

        private Remark remark() {
            return new Remark(kind, note, helped);
        }

        private static CopingStrategy of(Remark remark) {
            return new CopingStrategy(kindOf(remark), remark.note(), remark.helped());
        }
    }

    @Schema(name = "SetbackCauses")
    public record Causes(@NotNull @Size(max = 32) List<@NotNull @Valid Cause> causes) {}

    @Schema(name = "SetbackFactors")
    public record Factors(@NotNull @Size(max = 32) List<@NotNull @Valid Factor> factors) {}

    @Schema(name = "SetbackProcess")
    public record Process(
            @NotNull @Size(max = 100) @Schema(description = "From start to finish.")
            List<@NotNull @Valid ProcessStep> steps) {}

    @Schema(name = "SetbackCoping")
    public record Coping(@NotNull @Size(max = 32) List<@NotNull @Valid CopingStrategy> strategies) {}

    @Schema(name = "SetbackReview")
    public record Review(
            @NotNull
            @FourDigitYear
            @Schema(
                    description = "A day of the person's own.",
                    examples = {"2026-12-24", "2027-01-15"})
            LocalDate on) {}

    @Schema(name = "SetbackFacets", description = "What the person has said of it so far.")
    public record FacetsBody(
            @Nullable List<Cause> causes,
            @Nullable List<Factor> factors,

            @Schema(description = "From start to finish.") @Nullable
            List<ProcessStep> process,

            @Nullable Ownership ownership,
            @Nullable Reframe reframe,
            @Nullable Signal signal,
            @Nullable Decision decision,
            @Nullable Readiness ready,
            @Nullable NextMove nextMove,
            @Nullable List<CopingStrategy> coping) {

        static FacetsBody of(Facets facets) {
            return new FacetsBody(
                    each(facets, Facet.CAUSES, Cause::of),
                    each(facets, Facet.FACTORS, Factor::of),
                    each(facets, Facet.PROCESS, ProcessStep::of),
                    all(facets, Facet.OWNERSHIP, Ownership::of),
                    all(facets, Facet.REFRAME, Reframe::of),
                    all(facets, Facet.SIGNAL, Signal::of),
                    all(facets, Facet.DECISION, Decision::of),
                    all(facets, Facet.READY, Readiness::of),
                    all(facets, Facet.NEXT_MOVE, NextMove::of),
                    each(facets, Facet.COPING, CopingStrategy::of));
        }

        private static <T> @Nullable T all(Facets facets, Facet facet, Function<Remarks, T> show) {
            var remarks = facets.of(facet);
            return remarks == null ? null : show.apply(remarks);
        }

        private static <T> @Nullable List<T> each(Facets facets, Facet facet, Function<Remark, T> show) {
            return all(
                    facets, facet, remarks -> remarks.items().stream().map(show).toList());
        }
    }

    @PUT
    @Path("/{id}/causes")
    @Operation(
            operationId = "nameSetbackCauses",
            summary = "Name what brought a setback about",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response causes(@PathParam("id") ResourceId id, @NotNull @Valid Causes causes) {
        return say(id, Facet.CAUSES, causes, causes.causes().stream().map(Cause::remark));
    }

    @DELETE
    @Path("/{id}/causes")
    @Operation(
            operationId = "takeBackSetbackCauses",
            summary = "Take back what brought a setback about",
            description = TAKEN_BACK)
    public Response causesTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.CAUSES);
    }

    @PUT
    @Path("/{id}/factors")
    @Operation(
            operationId = "nameSetbackFactors",
            summary = "Name what added to a setback",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response factors(@PathParam("id") ResourceId id, @NotNull @Valid Factors factors) {
        return say(id, Facet.FACTORS, factors, factors.factors().stream().map(Factor::remark));
    }

    @DELETE
    @Path("/{id}/factors")
    @Operation(
            operationId = "takeBackSetbackFactors",
            summary = "Take back what added to a setback",
            description = TAKEN_BACK)
    public Response factorsTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.FACTORS);
    }

    @PUT
    @Path("/{id}/process")
    @Operation(
            operationId = "walkSetbackProcess",
            summary = "Walk through a setback from start to finish",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response process(@PathParam("id") ResourceId id, @NotNull @Valid Process process) {
        return say(id, Facet.PROCESS, process, process.steps().stream().map(ProcessStep::remark));
    }

    @DELETE
    @Path("/{id}/process")
    @Operation(
            operationId = "takeBackSetbackProcess",
            summary = "Take back the way from start to finish",
            description = TAKEN_BACK)
    public Response processTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.PROCESS);
    }

    @PUT
    @Path("/{id}/ownership")
    @Operation(
            operationId = "stateSetbackOwnership",
            summary = "State one's own part in a setback",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response ownership(@PathParam("id") ResourceId id, @NotNull @Valid Ownership ownership) {
        return say(id, Facet.OWNERSHIP, ownership, ownership.remarks());
    }

    @DELETE
    @Path("/{id}/ownership")
    @Operation(
            operationId = "takeBackSetbackOwnership",
            summary = "Take back one's own part in a setback",
            description = TAKEN_BACK)
    public Response ownershipTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.OWNERSHIP);
    }

    @PUT
    @Path("/{id}/reframe")
    @Operation(operationId = "reframeSetback", summary = "Give a setback another name", description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response reframe(@PathParam("id") ResourceId id, @NotNull @Valid Reframe reframe) {
        return say(id, Facet.REFRAME, reframe, reframe.remarks());
    }

    @DELETE
    @Path("/{id}/reframe")
    @Operation(
            operationId = "takeBackSetbackReframe",
            summary = "Take back the other name of a setback",
            description = TAKEN_BACK)
    public Response reframeTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.REFRAME);
    }

    @PUT
    @Path("/{id}/signal")
    @Operation(
            operationId = "readSetbackSignal",
            summary = "Say what a setback may be telling",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response signal(@PathParam("id") ResourceId id, @NotNull @Valid Signal signal) {
        return say(id, Facet.SIGNAL, signal, signal.remarks());
    }

    @DELETE
    @Path("/{id}/signal")
    @Operation(
            operationId = "takeBackSetbackSignal",
            summary = "Take back what a setback may be telling",
            description = TAKEN_BACK)
    public Response signalTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.SIGNAL);
    }

    @PUT
    @Path("/{id}/decision")
    @Operation(operationId = "decideOnSetback", summary = "Decide to stop or to grow", description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response decision(@PathParam("id") ResourceId id, @NotNull @Valid Decision decision) {
        return say(id, Facet.DECISION, decision, decision.remarks());
    }

    @DELETE
    @Path("/{id}/decision")
    @Operation(
            operationId = "takeBackSetbackDecision",
            summary = "Take back the decision to stop or to grow",
            description = TAKEN_BACK)
    public Response decisionTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.DECISION);
    }

    @PUT
    @Path("/{id}/ready")
    @Operation(
            operationId = "declareSetbackReadiness",
            summary = "Say that one is ready to look at it, and to plan again",
            description = "Nobody else can know, and no time has passed that would be enough. " + SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response ready(@PathParam("id") ResourceId id, @NotNull @Valid Readiness readiness) {
        return say(id, Facet.READY, readiness, readiness.remarks());
    }

    @DELETE
    @Path("/{id}/ready")
    @Operation(
            operationId = "takeBackSetbackReadiness",
            summary = "Take back that one is ready",
            description = TAKEN_BACK)
    public Response readyTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.READY);
    }

    @PUT
    @Path("/{id}/next-move")
    @Operation(
            operationId = "chooseSetbackNextMove",
            summary = "Choose what to do about the wall",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response nextMove(@PathParam("id") ResourceId id, @NotNull @Valid NextMove move) {
        return say(id, Facet.NEXT_MOVE, move, move.remarks());
    }

    @DELETE
    @Path("/{id}/next-move")
    @Operation(
            operationId = "takeBackSetbackNextMove",
            summary = "Take back what to do about the wall",
            description = TAKEN_BACK)
    public Response nextMoveTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.NEXT_MOVE);
    }

    @PUT
    @Path("/{id}/coping")
    @Operation(
            operationId = "noteSetbackCoping",
            summary = "Note what one does to get by",
            description = SAID + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response coping(@PathParam("id") ResourceId id, @NotNull @Valid Coping coping) {
        return say(id, Facet.COPING, coping, coping.strategies().stream().map(CopingStrategy::remark));
    }

    @DELETE
    @Path("/{id}/coping")
    @Operation(
            operationId = "takeBackSetbackCoping",
            summary = "Take back what one does to get by",
            description = TAKEN_BACK)
    public Response copingTakenBack(@PathParam("id") ResourceId id) {
        return takeBack(id, Facet.COPING);
    }

    @PUT
    @Path("/{id}/review")
    @Operation(
            operationId = "scheduleSetbackReview",
            summary = "Choose a day to look at a setback again",
            description =
                    "When the person expects to be ready; it can be moved and cancelled at any time, and closing cancels it."
                            + REFUSED)
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response review(@PathParam("id") ResourceId id, @NotNull @Valid Review review) {
        return writes.change(setbacks, id, review, at -> new ScheduleReview(at, review.on()));
    }

    @DELETE
    @Path("/{id}/review")
    @Operation(
            operationId = "cancelSetbackReview",
            summary = "Do not look at a setback again on a day",
            description = "What was not scheduled needs no cancelling." + REFUSED)
    public Response reviewCancelled(@PathParam("id") ResourceId id) {
        return writes.delete(setbacks, id, CancelReview::new);
    }

    private Response say(ResourceId id, Facet facet, Object body, Stream<Remark> remarks) {
        var said = Private.of(new Remarks(remarks.toList()));
        return writes.change(setbacks, id, body, at -> new SayFacet(at, facet, said));
    }

    private Response takeBack(ResourceId id, Facet facet) {
        return writes.delete(setbacks, id, at -> new WithdrawFacet(at, facet));
    }

    private static String kindOf(Remark remark) {
        return Objects.requireNonNull(remark.kind());
    }
}
