package rebound.reminder.http;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import rebound.reminder.read.index.ReminderIndexReader;
import rebound.reminder.reminder.Because;
import rebound.reminder.reminder.Circumstances;
import rebound.reminder.reminder.Reminder;
import rebound.reminder.reminder.ReminderCommand;
import rebound.reminder.reminder.ReminderCommand.CancelReminder;
import rebound.reminder.reminder.ReminderCommand.DismissReminder;
import rebound.reminder.reminder.ReminderCommand.MarkReminderDone;
import rebound.reminder.reminder.ReminderCommand.ReviseReminder;
import rebound.reminder.reminder.ReminderCommand.ScheduleReminder;
import rebound.reminder.reminder.ReminderCommand.SnoozeReminder;
import rebound.reminder.reminder.Wording;
import rebound.reminder.wiring.ReminderModel;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.security.Caller;
import rebound.servicekit.write.Writes;

/** Reminders: what comes to a person at a time that was set. */
@Path("/reminders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reminders", description = "What comes at its time, once, and says why then.")
public class ReminderResource implements Representation<ReminderCommand, Reminder> {

    private static final String CODES =
            "`you-asked`, `step-scheduled`, `snoozed`, `quiet-hours`, `pause`, and of what is over `fired`, `done`,"
                    + " `dismissed`, `step-done`, `step-skipped`, `step-let-go`.";

    private final Writes writes;
    private final Reads reads;
    private final Reader reader;
    private final Caller caller;
    private final ReminderIndexReader index;
    private final Links links;

    @Inject
    public ReminderResource(
            Writes writes, Reads reads, Reader reader, Caller caller, ReminderIndexReader index, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.reader = reader;
        this.caller = caller;
        this.index = index;
        this.links = links;
    }

    @Schema(name = "ReminderDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull
            @Characters(max = 1000)
            @Schema(
                    minLength = 1,
                    maxLength = 1000,
                    description = "In the person's own words; never on a lock screen unless they ask for it.")
            String text,

            @NotNull
            @FourDigitYear
            @Schema(description = "When to come; up to 5 minutes ago is at once, earlier is refused.")
            Instant at,

            @Schema(
                    type = SchemaType.STRING,
                    description = "An IANA time zone. Absent: that of the settings, else UTC; or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Wording> wording() {
            return Private.of(new Wording(text));
        }
    }

    @Schema(name = "Snooze")
    public record Snooze(
            @NotNull
            @FourDigitYear
            @Schema(description = "When to come again; up to 5 minutes ago is at once, earlier is refused.")
            Instant until) {}

    @Schema(name = "ReminderSource", description = "A thing that is the reason for something.")
    public record SourceBody(
            @Schema(required = true, description = "`step` or `pause`")
            String type,

            @Schema(required = true) String id) {}

    @Schema(name = "Because", description = "One reason; the first reason comes first.")
    public record BecauseBody(
            @Schema(required = true, description = CODES) String code,

            @Schema(description = "How long it lasts, or to when it was moved.") @Nullable
            Instant until,

            @Nullable SourceBody source) {

        static List<BecauseBody> of(List<Because> reasons) {
            return reasons.stream()
                    .map(because -> new BecauseBody(
                            because.code(),
                            because.until(),
                            because.type() == null || because.id() == null
                                    ? null
                                    : new SourceBody(because.type(), because.id())))
                    .toList();
        }
    }

    @Schema(name = "Reminder", description = "A reminder; its text is absent if it has none, or once it is erased.")
    public record ReminderBody(
            @JsonUnwrapped Envelope envelope,

            @Schema(required = true, description = "The time that was set.")
            Instant at,

            @Schema(required = true) String zone,
            @Nullable String text,

            @Schema(description = "What it reminds of.") @Nullable
            SourceBody source,

            @Nullable Instant firedAt,
            @Nullable Instant endedAt,
            @Schema(required = true) List<BecauseBody> because) {}

    @Schema(name = "NextTime", description = "When a reminder comes next.")
    public record NextBody(
            @Schema(description = "Absent: not known yet, or never.") @Nullable
            Instant at,

            @Schema(required = true) List<BecauseBody> because) {}

    @POST
    @Operation(
            operationId = "scheduleReminder",
            summary = "Be reminded of something",
            description = "The id derives from the Idempotency-Key. Refused if the time is more than 5 minutes ago:"
                    + " 422, `too-late`.")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "201")
    public Response schedule(@NotNull @Valid Document document) {
        return writes.create(this, document, at -> schedule(at, document));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putReminder",
            summary = "Schedule or revise a reminder under an id of one's own",
            description =
                    "With If-None-Match: * it is created, with If-Match it is replaced; with another time it is as"
                            + " if new. Refused if the new time is more than 5 minutes ago: 422, `too-late`; or if it is over:"
                            + " `already-ended`.")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        return writes.put(
                this,
                id,
                document,
                at -> schedule(at, document),
                at -> new ReviseReminder(at, document.at(), document.zone(), document.wording()));
    }

    private static ScheduleReminder schedule(Instant now, Document document) {
        return new ScheduleReminder(now, document.at(), document.zone(), document.wording(), Circumstances.UNKNOWN);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readReminder", summary = "Read a reminder")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listReminders",
            summary = "List reminders",
            description = "By the time at which they come or came, the earliest first. 5,000 are listed, those that are"
                    + " still to come before all; every reminder stays readable by its id.")
    public Page<ReminderBody> list(
            @QueryParam("state")
                    @Pattern(
                            regexp = "^(scheduled|fired|done|dismissed|cancelled)$",
                            message = "must be scheduled, fired, done, dismissed or cancelled")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return index.reminders(this, ReminderBody.class, state, from, to, after, limit);
    }

    @GET
    @Path("/{id}/next")
    @Operation(
            operationId = "readNextTime",
            summary = "Ask when a reminder comes next, and why then",
            description =
                    "What a pause without an end holds back has no time; it comes within a quarter of an hour after"
                            + " the pause.")
    @APIResponseSchema(value = NextBody.class, responseCode = "200")
    public Response next(@PathParam("id") ResourceId id) {
        var stored = reader.state(type(), caller.id(), id.value()).orElseThrow(Problem::notFound);
        var next = kept(stored).next();
        return Response.ok(new NextBody(next.at(), BecauseBody.of(next.because())))
                .header(HttpHeaders.ETAG, Reads.etag(stored.version()))
                .build();
    }

    @POST
    @Path("/{id}/snooze")
    @Operation(
            operationId = "snoozeReminder",
            summary = "Let a reminder come again later",
            description = "Refused if the time is more than 5 minutes ago: 422, `too-late`; or if it is over:"
                    + " `already-ended`.")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "200")
    public Response snooze(@PathParam("id") ResourceId id, @NotNull @Valid Snooze snooze) {
        return writes.change(this, id, snooze, at -> new SnoozeReminder(at, snooze.until()));
    }

    @POST
    @Path("/{id}/done")
    @Operation(
            operationId = "markReminderDone",
            summary = "Have done what a reminder reminded of",
            description = "Refused before it has come: `not-fired`; or if it is over otherwise: `already-ended`.")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "200")
    public Response done(@PathParam("id") ResourceId id) {
        return writes.change(this, id, MarkReminderDone::new);
    }

    @POST
    @Path("/{id}/dismiss")
    @Operation(
            operationId = "dismissReminder",
            summary = "Put a reminder away",
            description = "Refused before it has come: `not-fired`; or if it is over otherwise: `already-ended`.")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "200")
    public Response dismiss(@PathParam("id") ResourceId id) {
        return writes.change(this, id, DismissReminder::new);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(
            operationId = "cancelReminder",
            summary = "Let a reminder not come",
            description = "Refused once it has come: `already-fired`; or if it is over otherwise: `already-ended`.")
    @APIResponseSchema(value = ReminderBody.class, responseCode = "200")
    public Response cancel(@PathParam("id") ResourceId id) {
        return writes.change(this, id, CancelReminder::new);
    }

    @Override
    public AggregateType<ReminderCommand, Reminder, ?> type() {
        return ReminderModel.REMINDER;
    }

    @Override
    public String path() {
        return "/reminders";
    }

    @Override
    public ReminderBody represent(ResourceId id, Stored<Reminder> stored) {
        var kept = kept(stored);
        return switch (kept) {
            case Reminder.Scheduled scheduled -> body(id, stored, "scheduled", kept, null, null);
            case Reminder.Fired fired -> body(id, stored, "fired", kept, fired.firedAt(), null);
            case Reminder.Done done -> body(id, stored, "done", kept, null, done.endedAt());
            case Reminder.Dismissed dismissed -> body(id, stored, "dismissed", kept, null, dismissed.endedAt());
            case Reminder.Cancelled cancelled -> body(id, stored, "cancelled", kept, null, cancelled.endedAt());
        };
    }

    private ReminderBody body(
            ResourceId id,
            Stored<Reminder> stored,
            String state,
            Reminder.Kept kept,
            @Nullable Instant firedAt,
            @Nullable Instant endedAt) {
        var plan = kept.plan();
        return new ReminderBody(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        state,
                        kept.allowed().stream().map(Reminder.Verb::code).toList(),
                        links(id, plan)),
                plan.at(),
                plan.zone(),
                plan.wording().orNull(said -> said.text()),
                plan.source() == null
                        ? null
                        : new SourceBody(plan.source().type(), plan.source().id()),
                firedAt,
                endedAt,
                BecauseBody.of(kept.because()));
    }

    private Map<String, String> links(ResourceId id, Reminder.Plan plan) {
        var all = new TreeMap<String, String>();
        all.put("self", links.to(this, id.value()));
        all.put("next", links.to(this, id.value()) + "/next");
        if (plan.source() != null) {
            all.put(plan.source().type(), "/plan/v1/steps/" + plan.source().id());
        }
        return all;
    }

    private static Reminder.Kept kept(Stored<Reminder> stored) {
        return switch (stored.state()) {
            case Reminder.Kept kept -> kept;
            case Reminder.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }
}
