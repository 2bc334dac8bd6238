package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.day.About;
import rebound.journal.http.ReflectionResource.MeasureAnswer;
import rebound.journal.http.ReflectionResource.MoneyBody;
import rebound.journal.http.SetbackFacetResource.FacetsBody;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.setback.Account;
import rebound.journal.setback.Description;
import rebound.journal.setback.Description.Cost;
import rebound.journal.setback.Facets;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.setback.SetbackCommand.AcceptSetback;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.DeclareBackOnTrack;
import rebound.journal.setback.SetbackCommand.DeclineSetback;
import rebound.journal.setback.SetbackCommand.DeleteSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackCommand.RestoreSetback;
import rebound.journal.setback.SetbackCommand.ReviseSetback;
import rebound.journal.setback.SetbackCommand.WithdrawBackOnTrack;
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

    /** Where plan-service keeps plans. */
    static final String PLANS = "/plan/v1/plans";

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public SetbackResource(Writes writes, Reads reads, TimelineReader timeline, Links links, InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "SetbackLoss", description = "Something that was lost.")
    public record LossBody(
            @NotNull
            @Pattern(
                    regexp = "^(opportunity|relationship|version-of-myself|trust|money|time|health|other)$",
                    message = "must be one of the documented losses")
            String kind,

            @Characters(max = 2_000)
            @Schema(minLength = 1, maxLength = 2_000, description = "In the person's own words.")
            @Nullable
            String note) {

        static LossBody of(Remark loss) {
            return new LossBody(Objects.requireNonNull(loss.kind()), loss.note());
        }
    }

    @Schema(name = "SetbackCost", description = "What went into it.")
    public record CostBody(
            @Characters(max = 200)
            @Schema(minLength = 1, maxLength = 200, description = "Such as: two years of evenings.")
            @Nullable
            String time,

            @Characters(max = 200) @Schema(minLength = 1, maxLength = 200) @Nullable
            String energy,

            @Valid @Nullable MoneyBody money) {

        private Cost cost() {
            return new Cost(time, energy, money == null ? null : money.money());
        }

        static @Nullable CostBody of(@Nullable Cost cost) {
            return cost == null ? null : new CostBody(cost.time(), cost.energy(), MoneyBody.of(cost.money()));
        }
    }

    @Schema(name = "SetbackDocument", description = "The whole description; what is absent or null is not said.")
    public record Document(
            @NotNull @Characters(max = 200) @Schema(minLength = 1, maxLength = 200)
            String title,

            @Characters(max = 64)
            @Schema(
                    minLength = 1,
                    maxLength = 64,
                    description =
                            "The area of life it belongs to, in the person's own words, or one that clients share:"
                                    + " `work`, `studies`, `relationships`, `family`, `health`, `money`, `creative`, `self`.")
            @Nullable
            String area,

            @Characters(max = 64)
            @Schema(
                    minLength = 1,
                    maxLength = 64,
                    description = "What kind of failure it is to the person, in their own words or one that the journey"
                            + " knows: `my-error`, `did-not-work`, `let-someone-down`, `lost-money`.")
            @Nullable
            String kind,

            @Characters(max = 64)
            @Schema(
                    minLength = 1,
                    maxLength = 64,
                    description =
                            "How it feels, in the person's own words or one that the journey knows: `loss`, `shame`,"
                                    + " `grief`.")
            @Nullable
            String tone,

            @Pattern(regexp = "^(mine|a-timeline|others)$", message = "must be mine, a-timeline or others")
            @Schema(description = "Whose standard was missed: the person's own, a timeline, or what others expect.")
            @Nullable
            String standard,

            @Size(max = 32) @Schema(description = "What was lost.") @Nullable
            List<@NotNull @Valid LossBody> losses,

            @Characters(max = 200)
            @Schema(minLength = 1, maxLength = 200, description = "What somebody is called whom it touched.")
            @Nullable
            String person,

            @Valid @Nullable MoneyBody amount,
            @Valid @Nullable MeasureAnswer measure,
            @Valid @Nullable CostBody cost,

            @Happened
            @Schema(
                    description =
                            "When it happened; " + Happened.BOUNDS + ". Absent: now, as it was offered, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Description> description() {
            return Private.of(new Description(
                    title,
                    area,
                    kind,
                    tone,
                    standard,
                    losses == null
                            ? null
                            : losses.stream()
                                    .map(loss -> Remark.of(loss.kind(), loss.note()))
                                    .toList(),
                    person,
                    amount == null ? null : amount.money(),
                    measure == null ? null : measure.measure(),
                    cost == null ? null : cost.cost()));
        }
    }

    @Schema(name = "SetbackBackOnTrack", description = "`{}` is enough.")
    public record BackOnTrack(
            @Happened
            @Schema(description = "Since when; not before the setback, " + Happened.BOUNDS + ". Absent: now.")
            @Nullable
            Instant happenedAt) {}

    @Schema(name = "SetbackAbout", description = "What the setback was offered for.")
    public record SetbackAbout(
            @Schema(required = true, description = "`attempt`")
            String type,

            @Schema(required = true) ResourceId id) {

        static @Nullable SetbackAbout of(@Nullable About about) {
            return about == null ? null : new SetbackAbout(about.type(), new ResourceId(about.id()));
        }
    }

    @Schema(
            name = "Setback",
            description =
                    "A setback; its texts are absent as long as it is not named, and once they are erased. Soon after it was"
                            + " recorded or named a recovery plan is offered for it, at `links.plan`, and evidence is suggested"
                            + " if the person keeps any. Neither happens by itself for what had happened more than 24 hours"
                            + " before that: then there is no `links.plan`, whatever is said later of when it happened.")
    public record SetbackBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,

            @Schema(description = "Absent as long as it is only offered and nobody said.") @Nullable
            String zone,

            @Schema(description = "Absent if the person recorded it themselves.") @Nullable
            SetbackAbout about,

            @Nullable String title,
            @Nullable String area,
            @Nullable String kind,
            @Nullable String tone,
            @Nullable String standard,
            @Nullable List<LossBody> losses,
            @Nullable String person,
            @Nullable MoneyBody amount,
            @Nullable MeasureAnswer measure,
            @Nullable CostBody cost,
            @JsonUnwrapped @Nullable FacetsBody facets,

            @Schema(description = "The day on which the person wants to look at it again.") @Nullable
            LocalDate reviewOn,

            @Schema(description = "Since when the person says to be back on track; absent as long as they do not.")
            @Nullable
            Instant backOnTrackAt,

            @Nullable Instant closedAt,
            @Nullable Instant deletedAt) {}

    @POST
    @Operation(
            operationId = "recordSetback",
            summary = "Record a setback",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "201")
    public Response recordSetback(@NotNull @Valid Document setback) {
        return writes.create(this, setback, at -> recording(at, setback));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putSetback",
            summary = "Record a setback under an id of one's own, or describe it anew",
            description =
                    "With If-None-Match: * it is recorded, with If-Match its description is replaced, and whatever"
                            + " else was said of it stays. Refused if it is closed: `not-open`; if it is only offered:"
                            + " `not-accepted`; if it would be after the person was back on track: `before-the-setback`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document setback) {
        return writes.put(
                this,
                id,
                setback,
                at -> recording(at, setback),
                at -> new ReviseSetback(setback.happenedAt(), setback.zone(), setback.description()));
    }

    private static RecordSetback recording(Instant at, Document setback) {
        return new RecordSetback(at, setback.happenedAt(), setback.zone(), setback.description());
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
            description = "By the time at which they happened, newest first; without those that are only offered.")
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
    @Path("/{id}/accept")
    @Operation(
            operationId = "acceptSetback",
            summary = "Accept a setback that is offered, and name it",
            description =
                    "Also one that was declined. It is open then. Refused if it is the person's own already: `not-offered`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response accept(@PathParam("id") ResourceId id, @NotNull @Valid Document setback) {
        return writes.change(
                this,
                id,
                setback,
                at -> new AcceptSetback(at, setback.happenedAt(), setback.zone(), setback.description()));
    }

    @POST
    @Path("/{id}/decline")
    @Operation(
            operationId = "declineSetback",
            summary = "Do not call it a setback",
            description = "Refused if it is declined: `already-declined`; or not offered: `not-offered`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response decline(@PathParam("id") ResourceId id) {
        return writes.change(this, id, DeclineSetback::new);
    }

    @POST
    @Path("/{id}/close")
    @Operation(
            operationId = "closeSetback",
            summary = "Be done with a setback",
            description =
                    "Nothing has to be said of it before, and a review that was scheduled is cancelled. Refused if it is closed: `already-closed`; or only offered: `not-accepted`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response close(@PathParam("id") ResourceId id) {
        return writes.change(this, id, CloseSetback::new);
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(
            operationId = "reopenSetback",
            summary = "Take a setback up again",
            description = "Refused if it is open: `not-closed`; or only offered: `not-accepted`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response reopen(@PathParam("id") ResourceId id) {
        return writes.change(this, id, ReopenSetback::new);
    }

    @POST
    @Path("/{id}/back-on-track")
    @Operation(
            operationId = "declareBackOnTrack",
            summary = "Say that one is back on track",
            description =
                    "Whether the setback is open or closed. Refused if it was said: `already-back-on-track`; if it would be before"
                            + " the setback: `before-the-setback`; if that is only offered: `not-accepted`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response backOnTrack(@PathParam("id") ResourceId id, @NotNull @Valid BackOnTrack said) {
        return writes.change(this, id, said, at -> new DeclareBackOnTrack(at, said.happenedAt()));
    }

    @POST
    @Path("/{id}/not-yet")
    @Operation(
            operationId = "withdrawBackOnTrack",
            summary = "Take back that one is back on track",
            description =
                    "Refused if that was not said: `not-back-on-track`; or if it is only offered: `not-accepted`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response notYet(@PathParam("id") ResourceId id) {
        return writes.change(this, id, WithdrawBackOnTrack::new);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteSetback",
            summary = "Delete a setback",
            description =
                    "Whether it is open or closed; a review that was scheduled is cancelled. For 30 days it can be restored; then"
                            + " it is erased for good, with all that was ever said of it; what was suggested because of it, and"
                            + " why, stays in the log, encrypted. Refused if it is only offered: `not-accepted`.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteSetback::new);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            operationId = "restoreSetback",
            summary = "Restore a deleted setback",
            description = "As open or closed as it was, within 30 days. Refused if it is only offered: `not-accepted`.")
    @APIResponseSchema(value = SetbackBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreSetback::new);
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
    public boolean isGone(Setback setback) {
        return setback instanceof Setback.Gone;
    }

    /** What it takes up in a list: the notes, as far as they can be long. */
    @Override
    public long size(Setback setback) {
        return setback instanceof Setback.Recorded recorded
                ? recorded.account().facets().orElse(Facets.NONE).length()
                : 0;
    }

    @Override
    public SetbackBody represent(ResourceId id, Stored<Setback> stored) {
        return switch (stored.state()) {
            case Setback.Offered offered -> body(id, stored, "offered", offered);
            case Setback.Declined declined -> body(id, stored, "declined", declined);
            case Setback.Open(var account) -> body(id, stored, "open", account, null, null);
            case Setback.Closed(var account, var closedAt) -> body(id, stored, "closed", account, closedAt, null);
            case Setback.Deleted(var deletedAt, var account, var closedAt) ->
                body(id, stored, "deleted", account, closedAt, deletedAt);
            case Setback.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Setback.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private SetbackBody body(ResourceId id, Stored<Setback> stored, String state, Setback.Unnamed setback) {
        return new SetbackBody(
                envelope(id, stored, state, Map.of("self", links.to(this, id.value()))),
                setback.happenedAt(),
                setback.zone(),
                SetbackAbout.of(setback.about()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private SetbackBody body(
            ResourceId id,
            Stored<Setback> stored,
            String state,
            Account account,
            @Nullable Instant closedAt,
            @Nullable Instant deletedAt) {
        var description = account.description().orNull();
        var losses = description == null ? null : description.losses();
        return new SetbackBody(
                envelope(id, stored, state, links(id, account)),
                account.happenedAt(),
                account.zone(),
                SetbackAbout.of(account.about()),
                description == null ? null : description.title(),
                description == null ? null : description.area(),
                description == null ? null : description.kind(),
                description == null ? null : description.tone(),
                description == null ? null : description.standard(),
                losses == null ? null : losses.stream().map(LossBody::of).toList(),
                description == null ? null : description.person(),
                description == null ? null : MoneyBody.of(description.amount()),
                description == null ? null : MeasureAnswer.of(description.measure()),
                description == null ? null : CostBody.of(description.cost()),
                FacetsBody.of(account.facets().orElse(Facets.NONE)),
                account.reviewOn(),
                account.backOnTrackAt(),
                closedAt,
                deletedAt);
    }

    private Map<String, String> links(ResourceId id, Account account) {
        var self = links.to(this, id.value());
        return account.toldSoon()
                ? Map.of("self", self, "journey", self + "/journey", "plan", plan(id))
                : Map.of("self", self, "journey", self + "/journey");
    }

    /** Where the plan that is offered for a setback will be, under the same id. */
    static String plan(ResourceId setback) {
        return PLANS + "/" + setback;
    }

    private Envelope envelope(ResourceId id, Stored<Setback> stored, String state, Map<String, String> links) {
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Setback.Verb::code)
                .toList();
        return new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, links);
    }
}
