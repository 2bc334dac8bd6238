package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.ZoneId;
import java.util.HashMap;
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
import rebound.journal.feedback.Feedback;
import rebound.journal.feedback.FeedbackCommand;
import rebound.journal.feedback.FeedbackCommand.CoolOff;
import rebound.journal.feedback.FeedbackCommand.DeleteFeedback;
import rebound.journal.feedback.FeedbackCommand.HandBack;
import rebound.journal.feedback.FeedbackCommand.NoteFeedback;
import rebound.journal.feedback.FeedbackCommand.ReactToFeedback;
import rebound.journal.feedback.FeedbackCommand.ReadFeedbackCalmly;
import rebound.journal.feedback.FeedbackCommand.ReceiveFeedback;
import rebound.journal.feedback.FeedbackCommand.RestateFeedback;
import rebound.journal.feedback.FeedbackCommand.RestoreFeedback;
import rebound.journal.feedback.FeedbackCommand.ReviseFeedback;
import rebound.journal.feedback.FeedbackCommand.RevisitFeedback;
import rebound.journal.feedback.FeedbackCommand.WeighFeedback;
import rebound.journal.feedback.Readings;
import rebound.journal.feedback.Weighing;
import rebound.journal.feedback.Words;
import rebound.journal.http.FactResource.AboutBody;
import rebound.journal.http.FactResource.SourceBody;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

/**
 * Feedback. While it cools off, what was asked and said, and by whom, is here only in the answer to who reads it by its id: lists,
 * search, changes and the answers to other requests leave it out. What was left by a completed reflection is also an answer
 * in that reflection, which is the person's own writing: there it can be read and found as before.
 */
@Path("/feedback")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "feedback",
        description = "How somebody else sees something: asked for, received, and read again when calm.")
public class FeedbackResource implements Representation<FeedbackCommand, Feedback> {

    /** Of what a person says about feedback. */
    private static final int LONGEST_NOTE = 32 * 1024;

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public FeedbackResource(Writes writes, Reads reads, TimelineReader timeline, Links links, InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "FeedbackDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @Utf8Bytes(max = 256 * 1024)
            @Schema(
                    minLength = 1,
                    maxLength = 256 * 1024,
                    description = "What somebody said; at most 256 KiB in UTF-8. Absent: it is only asked for.")
            @Nullable
            String text,

            @Characters(max = 64)
            @Schema(
                    minLength = 1,
                    maxLength = 64,
                    description = "What they are to the person, such as a mentor or a customer.")
            @Nullable
            String kind,

            @Characters(max = 200)
            @Schema(minLength = 1, maxLength = 200, description = "What they are called.")
            @Nullable
            String person,

            @Characters(max = 2000)
            @Schema(minLength = 1, maxLength = 2000, description = "What they are asked.")
            @Nullable
            String question,

            @Utf8Bytes(max = LONGEST_NOTE)
            @Schema(
                    minLength = 1,
                    maxLength = LONGEST_NOTE,
                    description = "What the person noted while they spoke; at most 32 KiB in UTF-8.")
            @Nullable
            String meetingNote,

            @Valid @Nullable AboutBody about,

            @Happened
            @Schema(description = "When that was; " + Happened.BOUNDS + ". Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Words> words() {
            return Private.of(new Words(text, kind, person, question, meetingNote));
        }
    }

    @Schema(name = "FeedbackAnswer")
    public record Answer(
            @NotNull
            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "What they said; at most 256 KiB in UTF-8.")
            String text,

            @Utf8Bytes(max = LONGEST_NOTE)
            @Schema(
                    minLength = 1,
                    maxLength = LONGEST_NOTE,
                    description = "What the person noted while they spoke; at most 32 KiB in UTF-8.")
            @Nullable
            String meetingNote) {

        private Private<ReceiveFeedback.Answer> answer() {
            return Private.of(new ReceiveFeedback.Answer(text, meetingNote));
        }
    }

    @Schema(name = "FeedbackReading", description = "In the person's own words.")
    public record Reading(
            @NotNull
            @Utf8Bytes(max = LONGEST_NOTE)
            @Schema(minLength = 1, maxLength = LONGEST_NOTE, description = "At most 32 KiB in UTF-8.")
            String text) {}

    @Schema(name = "FeedbackWeighing", description = "What is absent or null is not said, also if it was before.")
    public record WeighingBody(
            @Pattern(regexp = "^(yes|partly|no)$", message = "must be yes, partly or no")
            @Schema(description = "Whether the person agrees.")
            @Nullable
            String agreement,

            @Utf8Bytes(max = LONGEST_NOTE)
            @Schema(
                    minLength = 1,
                    maxLength = LONGEST_NOTE,
                    description = "How what the person does is perceived, agreed or not; at most 32 KiB in UTF-8.")
            @Nullable
            String perception) {}

    @Schema(name = "FeedbackRevisit")
    public record RevisitBody(
            @FourDigitYear
            @Schema(description = "When to read it again; ahead. Absent: not by itself any more.")
            @Nullable
            Instant at) {}

    @Schema(name = "FeedbackCooling")
    public record CoolingBody(
            @NotNull
            @FourDigitYear
            @Schema(description = "When it is handed back; ahead, and at most 30 days after it was first put off.")
            Instant until) {}

    @Schema(
            name = "Feedback",
            description =
                    "Feedback. What was asked and said, and by whom, is absent once it is erased, and while it cools off, unless it"
                            + " is read by its id.")
    public record FeedbackBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String text,
            @Nullable String kind,
            @Nullable String person,
            @Nullable String question,
            @Nullable String meetingNote,
            @Nullable String restated,

            @Schema(description = "As it was said at first; it never changes.") @Nullable
            String firstReaction,

            @Nullable String calmReading,
            @Nullable String agreement,
            @Nullable String perception,
            @Nullable AboutBody about,

            @Schema(description = "Absent if it was written by itself.") @Nullable
            SourceBody source,

            @Schema(description = "When the person wants to read it again.") @Nullable
            Instant revisitAt,

            @Schema(description = "Until when it cools off.") @Nullable
            Instant until,

            @Nullable Instant deletedAt) {}

    @POST
    @Operation(
            operationId = "noteFeedback",
            summary = "Note feedback, or that one asks for it",
            description =
                    "It is received with a text, and only requested without. The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "201")
    public Response note(@NotNull @Valid Document document) {
        return writes.create(this, document, at -> noteFeedback(at, document));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putFeedback",
            summary = "Note or revise feedback under an id of one's own",
            description =
                    "With If-None-Match: * it is created, with If-Match it is replaced. Refused without a text once it is"
                            + " received: `already-received`; while it cools off: `cooling-off`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        return writes.put(
                this,
                id,
                document,
                at -> noteFeedback(at, document),
                at -> new ReviseFeedback(
                        document.happenedAt(), document.zone(), AboutBody.about(document.about()), document.words()));
    }

    private static NoteFeedback noteFeedback(Instant at, Document document) {
        return new NoteFeedback(
                at, document.happenedAt(), document.zone(), AboutBody.about(document.about()), document.words());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readFeedback",
            summary = "Read feedback",
            description =
                    "All of it, also while it cools off: nobody is kept from it. What was kept of a reflection is there a"
                            + " moment after that was completed.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(new Whole(), id);
    }

    @GET
    @Operation(
            operationId = "listFeedback",
            summary = "List feedback",
            description =
                    "By the time at which it came, newest first; without what was asked and said, and by whom, while it cools"
                            + " off. A page of very long ones has fewer than `limit`.")
    public Page<FeedbackBody> list(
            @QueryParam("state")
                    @Pattern(
                            regexp = "^(requested|received|cooling-off)$",
                            message = "must be requested, received or cooling-off")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, FeedbackBody.class, state, from, to, after, limit);
    }

    @POST
    @Path("/{id}/receive")
    @Operation(
            operationId = "receiveFeedback",
            summary = "Note what was answered",
            description = "Refused if it is there already: `already-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response receive(@PathParam("id") ResourceId id, @NotNull @Valid Answer answer) {
        return writes.change(this, id, answer, at -> new ReceiveFeedback(at, answer.answer()));
    }

    @POST
    @Path("/{id}/restate")
    @Operation(
            operationId = "restateFeedback",
            summary = "Say feedback back to who gave it",
            description = "The newer words count. Refused if it is only asked for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response restate(@PathParam("id") ResourceId id, @NotNull @Valid Reading reading) {
        return writes.change(this, id, reading, at -> new RestateFeedback(at, Private.of(reading.text())));
    }

    @POST
    @Path("/{id}/react")
    @Operation(
            operationId = "reactToFeedback",
            summary = "Say how feedback struck one at first",
            description =
                    "Once: it stays apart from the calm reading. Refused if it was said: `already-reacted`; if it is only asked"
                            + " for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response react(@PathParam("id") ResourceId id, @NotNull @Valid Reading reading) {
        return writes.change(this, id, reading, at -> new ReactToFeedback(at, Private.of(reading.text())));
    }

    @POST
    @Path("/{id}/read-calmly")
    @Operation(
            operationId = "readFeedbackCalmly",
            summary = "Say how one reads feedback when calm",
            description = "The newer words count. Refused if it is only asked for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response readCalmly(@PathParam("id") ResourceId id, @NotNull @Valid Reading reading) {
        return writes.change(this, id, reading, at -> new ReadFeedbackCalmly(at, Private.of(reading.text())));
    }

    @POST
    @Path("/{id}/weigh")
    @Operation(
            operationId = "weighFeedback",
            summary = "Say whether one agrees, and how what one does is perceived",
            description = "The newer words count. Refused if it is only asked for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response weigh(@PathParam("id") ResourceId id, @NotNull @Valid WeighingBody weighing) {
        var said = Private.of(new Weighing(weighing.agreement(), weighing.perception()));
        return writes.change(this, id, weighing, at -> new WeighFeedback(at, said));
    }

    @POST
    @Path("/{id}/revisit")
    @Operation(
            operationId = "revisitFeedback",
            summary = "Want to read feedback again on a day",
            description = "Refused if that is not ahead: `not-ahead` (422); if it is only asked for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response revisit(@PathParam("id") ResourceId id, @NotNull @Valid RevisitBody revisit) {
        return writes.change(this, id, revisit, at -> new RevisitFeedback(at, revisit.at()));
    }

    @POST
    @Path("/{id}/cool-off")
    @Operation(
            operationId = "coolOff",
            summary = "Put feedback out of sight for a while",
            description =
                    "It is handed back by itself. Said again, the newer time counts. Refused if that is not ahead: `not-ahead`"
                            + " (422); if it is more than 30 days after it was first put off: `too-long` (422); if it is only"
                            + " asked for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response coolOff(@PathParam("id") ResourceId id, @NotNull @Valid CoolingBody cooling) {
        return writes.change(this, id, cooling, at -> new CoolOff(at, cooling.until()));
    }

    @POST
    @Path("/{id}/hand-back")
    @Operation(
            operationId = "handBackFeedback",
            summary = "Want feedback back that cools off",
            description =
                    "Refused if it does not cool off: `not-cooling-off`; if it is only asked for: `not-received`.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response handBack(@PathParam("id") ResourceId id) {
        return writes.change(this, id, HandBack::new);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteFeedback",
            summary = "Delete feedback",
            description = "For 30 days it can be restored; then it is erased for good.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteFeedback::new);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(operationId = "restoreFeedback", summary = "Restore deleted feedback", description = "Within 30 days.")
    @APIResponseSchema(value = FeedbackBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreFeedback::new);
    }

    @Override
    public AggregateType<FeedbackCommand, Feedback, ?> type() {
        return JournalModel.FEEDBACK;
    }

    @Override
    public String path() {
        return "/feedback";
    }

    @Override
    public boolean isGone(Feedback feedback) {
        return feedback instanceof Feedback.Deleted || feedback instanceof Feedback.Erased;
    }

    @Override
    public long size(Feedback feedback) {
        return feedback instanceof Feedback.Received received
                        && !received.words().isErased()
                        && received.words().value().text() != null
                ? received.words().value().text().length()
                : 0;
    }

    @Override
    public FeedbackBody represent(ResourceId id, Stored<Feedback> stored) {
        return body(id, stored, !(stored.state() instanceof Feedback.CoolingOff));
    }

    private FeedbackBody body(ResourceId id, Stored<Feedback> stored, boolean isShown) {
        return switch (stored.state()) {
            case Feedback.Requested requested -> body(id, stored, "requested", requested, true, null);
            case Feedback.Received received -> body(id, stored, "received", received, true, null);
            case Feedback.CoolingOff cooling -> body(id, stored, "cooling-off", cooling, isShown, null);
            case Feedback.Deleted deleted ->
                body(id, stored, "deleted", deleted.feedback(), false, deleted.deletedAt());
            case Feedback.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Feedback.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private FeedbackBody body(
            ResourceId id,
            Stored<Feedback> stored,
            String state,
            Feedback.Kept feedback,
            boolean isShown,
            @Nullable Instant deletedAt) {
        var nothing = new Words(null, null, null, null, null);
        var words = isShown ? feedback.words().orElse(nothing) : nothing;
        var received = feedback instanceof Feedback.Heard heard ? heard.received() : null;
        var unread = new Readings(null, null, null, null, null);
        var readings =
                received == null || !isShown ? unread : received.readings().orElse(unread);
        var source = feedback.source();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Feedback.Verb::code)
                .toList();
        return new FeedbackBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, links(id, feedback)),
                feedback.happenedAt(),
                feedback.zone(),
                words.text(),
                words.kind(),
                words.person(),
                words.question(),
                words.meetingNote(),
                readings.restated(),
                readings.firstReaction(),
                readings.calmReading(),
                readings.agreement(),
                readings.perception(),
                AboutBody.of(feedback.about()),
                source == null ? null : new SourceBody(source.type(), new ResourceId(source.id())),
                received == null ? null : received.revisitAt(),
                feedback instanceof Feedback.CoolingOff cooling ? cooling.until() : null,
                deletedAt);
    }

    private Map<String, String> links(ResourceId id, Feedback.Kept feedback) {
        var all = new HashMap<>(Map.of("self", links.to(this, id.value())));
        all.putAll(FactResource.origins(feedback.about(), feedback.source(), links));
        return all;
    }

    /** As whoever asks for it by itself is shown it. */
    private final class Whole implements Representation<FeedbackCommand, Feedback> {

        @Override
        public AggregateType<FeedbackCommand, Feedback, ?> type() {
            return FeedbackResource.this.type();
        }

        @Override
        public String path() {
            return FeedbackResource.this.path();
        }

        @Override
        public boolean isGone(Feedback feedback) {
            return FeedbackResource.this.isGone(feedback);
        }

        @Override
        public FeedbackBody represent(ResourceId id, Stored<Feedback> stored) {
            return body(id, stored, true);
        }
    }
}
