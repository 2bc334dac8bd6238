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
import java.time.LocalDate;
import java.time.ZoneId;
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
import rebound.journal.letter.Letter;
import rebound.journal.letter.LetterCommand;
import rebound.journal.letter.LetterCommand.DeleteLetter;
import rebound.journal.letter.LetterCommand.OpenLetter;
import rebound.journal.letter.LetterCommand.RestoreLetter;
import rebound.journal.letter.LetterCommand.ReviseLetter;
import rebound.journal.letter.LetterCommand.SealLetter;
import rebound.journal.letter.LetterCommand.UnsealLetter;
import rebound.journal.letter.LetterCommand.WriteLetter;
import rebound.journal.letter.Words;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.problem.Problem;
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

/** Letters to oneself. While one is sealed, no answer has its text. */
@Path("/letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "letters", description = "Letters to oneself, sealed until a day or until the next setback.")
public class LetterResource implements Representation<LetterCommand, Letter> {

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public LetterResource(Writes writes, Reads reads, TimelineReader timeline, Links links, InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "LetterDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull
            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "At most 256 KiB in UTF-8.")
            String text,

            @Characters(max = 200)
            @Schema(
                    minLength = 1,
                    maxLength = 200,
                    description = "Shown to the person also while the letter is sealed.")
            @Nullable
            String title,

            @Happened
            @Schema(description = "When it was written; " + Happened.BOUNDS + ". Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Words> words() {
            return Private.of(new Words(title, text));
        }
    }

    @Schema(
            name = "LetterSeal",
            examples = {"{\"opens\": \"next-setback\"}", "{\"opens\": \"date\", \"until\": \"2044-10-15\"}"})
    public record SealBody(
            @NotNull
            @Pattern(regexp = "^(date|next-setback)$", message = "must be date or next-setback")
            @Schema(
                    examples = "next-setback",
                    description =
                            "`date`: when the day `until` begins. `next-setback`: when the person next records or names one of"
                                    + " the last 24 hours.")
            String opens,

            @FourDigitYear
            @Schema(description = "A day of the person's own, by `/me`; with `date`, and only then.")
            @Nullable
            LocalDate until) {}

    @Schema(name = "Letter", description = "A letter; its text is absent while it is sealed, and once it is erased.")
    public record LetterBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String title,
            @Nullable String text,

            @Schema(description = "The day until which it is sealed.") @Nullable
            LocalDate until,

            @Schema(description = "When that day begins.") @Nullable
            Instant opensAt,

            @Schema(description = "What it is sealed until: `next-setback`.") @Nullable
            String event,

            @Nullable Instant sealedAt,
            @Nullable Instant openedAt,

            @Schema(description = "Why it was opened: `date`, `setback`, or `unsealed` by the person.") @Nullable
            String because,

            @Nullable Instant deletedAt) {}

    @POST
    @Operation(
            operationId = "writeLetter",
            summary = "Write a letter",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "201")
    public Response write(@NotNull @Valid Document document) {
        return writes.create(this, document, at -> writeLetter(at, document));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putLetter",
            summary = "Write or revise a letter under an id of one's own",
            description =
                    "With If-None-Match: * it is created, with If-Match it is replaced. Refused once it has been sealed:"
                            + " `already-sealed`.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        return writes.put(
                this,
                id,
                document,
                at -> writeLetter(at, document),
                at -> new ReviseLetter(document.happenedAt(), document.zone(), document.words()));
    }

    private static WriteLetter writeLetter(Instant at, Document document) {
        return new WriteLetter(at, document.happenedAt(), document.zone(), document.words());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readLetter",
            summary = "Read a letter",
            description = "Without its text while it is sealed.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listLetters",
            summary = "List letters",
            description =
                    "By the time at which they were written, newest first. A page of very long letters has fewer than"
                            + " `limit`.")
    public Page<LetterBody> list(
            @QueryParam("state")
                    @Pattern(regexp = "^(written|sealed|opened)$", message = "must be written, sealed or opened")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, LetterBody.class, state, from, to, after, limit);
    }

    @POST
    @Path("/{id}/seal")
    @Operation(
            operationId = "sealLetter",
            summary = "Seal a letter",
            description =
                    "It opens by itself. One that was opened can be sealed again. Refused if it is sealed: `already-sealed`; if"
                            + " that day has begun: `day-has-begun` (422); if 10 letters wait for a setback already:"
                            + " `letterbox-full`. Of many that are sealed at the same time only 10 wait; the others stay sealed"
                            + " until they are unsealed.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "200")
    public Response seal(@PathParam("id") ResourceId id, @NotNull @Valid SealBody seal) {
        if ((seal.until() != null) != seal.opens().equals("date")) {
            throw Problem.invalidBody("/until", "must be there with date, and only then");
        }
        return writes.change(this, id, seal, at -> new SealLetter(at, seal.until()));
    }

    @POST
    @Path("/{id}/open")
    @Operation(
            operationId = "openLetter",
            summary = "Open a letter whose day has come",
            description =
                    "It is opened by itself, too. Refused if what it waits for is not there: `still-sealed`; if it is not sealed:"
                            + " `not-sealed`.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "200")
    public Response open(@PathParam("id") ResourceId id) {
        return writes.change(this, id, OpenLetter::new);
    }

    @POST
    @Path("/{id}/unseal")
    @Operation(
            operationId = "unsealLetter",
            summary = "Break the seal of a letter",
            description = "Whatever it waits for: it is the person's own. Refused if it is not sealed: `not-sealed`.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "200")
    public Response unseal(@PathParam("id") ResourceId id) {
        return writes.change(this, id, UnsealLetter::new);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteLetter",
            summary = "Delete a letter",
            description = "For 30 days it can be restored; then it is erased for good.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteLetter::new);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            operationId = "restoreLetter",
            summary = "Restore a deleted letter",
            description =
                    "Within 30 days; it is sealed if it was. Refused if it waited for a setback, and 10 letters do already:"
                            + " `letterbox-full`.")
    @APIResponseSchema(value = LetterBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreLetter::new);
    }

    @Override
    public AggregateType<LetterCommand, Letter, ?> type() {
        return JournalModel.LETTER;
    }

    @Override
    public String path() {
        return "/letters";
    }

    @Override
    public boolean isGone(Letter letter) {
        return letter instanceof Letter.Deleted || letter instanceof Letter.Erased;
    }

    @Override
    public long size(Letter letter) {
        return switch (letter) {
            case Letter.Sealed sealed -> 0;
            case Letter.Kept kept ->
                kept.words().isErased() ? 0 : kept.words().value().text().length();
            case Letter.Absent absent -> 0;
            case Letter.Deleted deleted -> 0;
            case Letter.Erased erased -> 0;
        };
    }

    @Override
    public LetterBody represent(ResourceId id, Stored<Letter> stored) {
        return switch (stored.state()) {
            case Letter.Kept kept -> body(id, stored, kept.stage(), kept, null);
            case Letter.Deleted deleted -> body(id, stored, "deleted", deleted.letter(), deleted.deletedAt());
            case Letter.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Letter.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private LetterBody body(
            ResourceId id, Stored<Letter> stored, String state, Letter.Kept letter, @Nullable Instant deletedAt) {
        var words = letter.words().orNull();
        var seal = letter.seal();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Letter.Verb::code)
                .toList();
        var self = Map.of("self", links.to(this, id.value()));
        return new LetterBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, self),
                letter.happenedAt(),
                letter.zone(),
                words == null ? null : words.title(),
                words == null || seal != null ? null : words.text(),
                seal == null ? null : seal.until(),
                seal == null ? null : seal.opensAt(),
                seal == null ? null : seal.event(),
                letter instanceof Letter.Sealed sealed ? sealed.sealedAt() : null,
                letter instanceof Letter.Opened opened ? opened.openedAt() : null,
                letter instanceof Letter.Opened opened ? opened.because() : null,
                deletedAt);
    }
}
