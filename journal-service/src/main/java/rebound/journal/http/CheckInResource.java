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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.checkin.CheckIn;
import rebound.journal.checkin.CheckInCommand;
import rebound.journal.checkin.CheckInCommand.DeleteCheckIn;
import rebound.journal.checkin.CheckInCommand.RecordCheckIn;
import rebound.journal.checkin.CheckInCommand.RestoreCheckIn;
import rebound.journal.checkin.CheckInCommand.ReviseCheckIn;
import rebound.journal.checkin.Words;
import rebound.journal.day.About;
import rebound.journal.day.Mood;
import rebound.journal.http.EntryResource.AboutBody;
import rebound.journal.http.EntryResource.MoodBody;
import rebound.journal.http.HelpResource.HelpBody;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.template.Template;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.security.OwnRate;
import rebound.servicekit.write.Writes;

/** Check-ins: what a person says about the moment. Help for somebody who is not safe comes with {@link HelpInAnswers}. */
@Path("/check-ins")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "check-ins", description = "What a person says about the moment; short enough for a watch.")
public class CheckInResource implements Representation<CheckInCommand, CheckIn> {

    private static final String FUSION = "fusion";

    /** Looks at a thought from outside. */
    private static final List<String> FOR_FUSION = List.of("observer", "thought-record");

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Catalogue<Template> templates;
    private final SafetyOfRequest safety;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public CheckInResource(
            Writes writes,
            Reads reads,
            TimelineReader timeline,
            Catalogue<Template> templates,
            SafetyOfRequest safety,
            Links links,
            InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.templates = templates;
        this.safety = safety;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "CheckInScale", description = "How much of something there is.")
    public record ScaleBody(
            @NotNull
            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "Of what, such as relief.")
            String name,

            @NotNull @Min(0) @Max(10) Integer value) {}

    @Schema(name = "CheckInDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull
            @Pattern(
                    regexp = "^(mood|emotions|relief|envy|fusion|safety)$",
                    message = "must be mood, emotions, relief, envy, fusion or safety")
            @Schema(enumeration = {"mood", "emotions", "relief", "envy", "fusion", "safety"})
            String kind,

            @Valid @Nullable MoodBody mood,

            @Size(max = 32) @Schema(description = "In the person's own words; each of 1 to 64 characters.") @Nullable
            List<@NotNull @Characters(max = 64) String> emotions,

            @Size(max = 16) @Schema(description = "How much there is of what.") @Nullable
            List<@NotNull @Valid ScaleBody> scales,

            @Characters(max = 1000) @Schema(minLength = 1, maxLength = 1000) @Nullable
            String note,

            @Pattern(regexp = "^(safe|unsure|not-safe)$", message = "must be safe, unsure or not-safe")
            @Schema(
                    enumeration = {"safe", "unsure", "not-safe"},
                    description =
                            "Whether the person is safe. With `unsure` and `not-safe`, and if it is not said in a check-in of"
                                    + " kind `safety`, every answer to the request carries `help`, a problem too.")
            @Nullable
            String safety,

            @Schema(
                    description =
                            "Whether it is getting away from the person. Then they are offered to talk to a professional,"
                                    + " unless they do not want that.")
            @Nullable
            Boolean spiralling,

            @Valid @Nullable AboutBody about,

            @Schema(
                    description =
                            "Whether the person likes to be asked on the next day how it is. Absent: no, of whatever"
                                    + " kind it is; a client may suggest it with `envy`, which passes.")
            @Nullable
            Boolean followUp,

            @Happened
            @Schema(description = "When it was so; " + Happened.BOUNDS + ". Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Words> words() {
            return Private.of(new Words(
                    kind,
                    mood == null ? null : new Mood(mood.valence(), mood.energy()),
                    Objects.requireNonNullElse(emotions, List.of()),
                    Objects.requireNonNullElse(scales, List.<ScaleBody>of()).stream()
                            .map(scale -> new Words.Scale(scale.name(), scale.value()))
                            .toList(),
                    note,
                    safety,
                    spiralling != null && spiralling));
        }

        /** Who checks in to say whether they are safe, and does not say it, may not be. */
        private @Nullable String safetyOrDoubt() {
            return safety == null && "safety".equals(kind) ? "unsure" : safety;
        }

        private boolean wantsFollowUp() {
            return followUp != null && followUp;
        }
    }

    @Schema(name = "CheckIn", description = "A check-in; what it says is absent once it is erased.")
    public record CheckInBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String kind,
            @Nullable MoodBody mood,
            @Nullable List<String> emotions,
            @Nullable List<ScaleBody> scales,
            @Nullable String note,
            @Nullable String safety,
            @Nullable Boolean spiralling,
            @Nullable AboutBody about,

            @Schema(description = "On which day the person likes to be asked how it is.") @Nullable
            LocalDate followUpOn,

            @Schema(description = "What may help with this, only offered; of `fusion`.") @Nullable
            List<SuggestedTemplate> suggests,

            @Schema(
                    description =
                            "Where help is to be had: in the answer to every request that says `unsure` or `not-safe`,"
                                    + " or shows again what said so.")
            @Nullable
            HelpBody help,

            @Nullable Instant deletedAt) {

        CheckInBody with(HelpBody someHelp) {
            return new CheckInBody(
                    envelope,
                    happenedAt,
                    zone,
                    kind,
                    mood,
                    emotions,
                    scales,
                    note,
                    safety,
                    spiralling,
                    about,
                    followUpOn,
                    suggests,
                    someHelp,
                    deletedAt);
        }
    }

    @Schema(name = "SuggestedTemplate", description = "A guided reflection that may help.")
    public record SuggestedTemplate(
            @Schema(required = true) String key,
            @Schema(required = true) int version,

            @Schema(required = true, description = "Where its questions are.")
            String link) {}

    @POST
    @OwnRate
    @Operation(
            operationId = "recordCheckIn",
            summary = "Check in",
            description =
                    "The id derives from the Idempotency-Key. Somebody who says that they are not safe gets `help` in the"
                            + " answer, as a member of its body: of the check-in (201), of the command (202), or of the"
                            + " problem. In a batch it is in the item's answer, which comes with those of the other items:"
                            + " soonest if the check-in is sent alone.")
    @APIResponseSchema(value = CheckInBody.class, responseCode = "201")
    public Response checkIn(
            @QueryParam("country") @Parameter(description = HelpResource.COUNTRY) @Nullable String country,
            @NotNull @Valid Document document) {
        safety.understood(document.safetyOrDoubt());
        return writes.create(this, document, at -> recordCheckIn(at, document));
    }

    @PUT
    @Path("/{id}")
    @OwnRate
    @Operation(
            operationId = "putCheckIn",
            summary = "Check in, or revise it, under an id of one's own",
            description =
                    "With If-None-Match: * it is created, with If-Match it is replaced. Somebody who says that they are"
                            + " not safe gets `help`, in every answer.")
    @APIResponseSchema(value = CheckInBody.class, responseCode = "200")
    public Response put(
            @PathParam("id") ResourceId id,
            @QueryParam("country") @Parameter(description = HelpResource.COUNTRY) @Nullable String country,
            @NotNull @Valid Document document) {
        safety.understood(document.safetyOrDoubt());
        return writes.put(
                this,
                id,
                document,
                at -> recordCheckIn(at, document),
                at -> new ReviseCheckIn(
                        document.happenedAt(),
                        document.zone(),
                        AboutBody.about(document.about()),
                        document.wantsFollowUp(),
                        document.words()));
    }

    private static RecordCheckIn recordCheckIn(Instant at, Document document) {
        return new RecordCheckIn(
                at,
                document.happenedAt(),
                document.zone(),
                AboutBody.about(document.about()),
                document.wantsFollowUp(),
                document.words());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readCheckIn", summary = "Read a check-in")
    @APIResponseSchema(value = CheckInBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listCheckIns",
            summary = "List check-ins",
            description = "By the time at which it was so, newest first.")
    public Page<CheckInBody> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, CheckInBody.class, null, from, to, after, limit);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteCheckIn",
            summary = "Delete a check-in",
            description =
                    "For 30 days it can be restored. What was suggested by it stays, and it counts for nothing more.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteCheckIn::new);
    }

    @POST
    @Path("/{id}/restore")
    @OwnRate
    @Operation(operationId = "restoreCheckIn", summary = "Restore a deleted check-in", description = "Within 30 days.")
    @APIResponseSchema(value = CheckInBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreCheckIn::new);
    }

    @Override
    public AggregateType<CheckInCommand, CheckIn, ?> type() {
        return JournalModel.CHECK_IN;
    }

    @Override
    public String path() {
        return "/check-ins";
    }

    @Override
    public boolean isGone(CheckIn checkIn) {
        return checkIn instanceof CheckIn.Deleted || checkIn instanceof CheckIn.Erased;
    }

    @Override
    public CheckInBody represent(ResourceId id, Stored<CheckIn> stored) {
        return switch (stored.state()) {
            case CheckIn.Recorded recorded -> body(id, stored, "recorded", recorded, null);
            case CheckIn.Deleted deleted -> body(id, stored, "deleted", deleted.checkIn(), deleted.deletedAt());
            case CheckIn.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case CheckIn.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private CheckInBody body(
            ResourceId id,
            Stored<CheckIn> stored,
            String state,
            CheckIn.Recorded checkIn,
            @Nullable Instant deletedAt) {
        var words = checkIn.words().orNull();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(CheckIn.Verb::code)
                .toList();
        return new CheckInBody(
                new Envelope(
                        id, stored.version(), stored.recordedAt(), state, allowed, links(id, checkIn.about(), words)),
                checkIn.happenedAt(),
                checkIn.zone(),
                words == null ? null : words.kind(),
                words == null ? null : MoodBody.of(words.mood()),
                words == null ? null : words.emotions(),
                words == null
                        ? null
                        : words.scales().stream()
                                .map(scale -> new ScaleBody(scale.name(), scale.value()))
                                .toList(),
                words == null ? null : words.note(),
                words == null ? null : words.safety(),
                words == null ? null : words.spiralling(),
                AboutBody.of(checkIn.about()),
                checkIn.followUpOn(),
                words != null && words.kind().equals(FUSION) ? forFusion() : null,
                null,
                deletedAt);
    }

    private List<SuggestedTemplate> forFusion() {
        return FOR_FUSION.stream()
                .flatMap(key -> templates.newest(key).stream())
                .map(published -> new SuggestedTemplate(
                        published.content().key(),
                        published.content().version(),
                        links.to("/templates/" + published.content().key() + "/versions/"
                                + published.content().version())))
                .toList();
    }

    private Map<String, String> links(ResourceId id, @Nullable About about, @Nullable Words words) {
        var all = new HashMap<>(Map.of("self", links.to(this, id.value())));
        all.putAll(FactResource.origins(about, null, links));
        if (words != null && SafetyOfRequest.needsHelp(words.safety())) {
            all.put("help", links.to(HelpResource.HELP));
        }
        if (words != null && words.spiralling()) {
            all.put("suggestions", links.to("/suggestions"));
        }
        return all;
    }
}
