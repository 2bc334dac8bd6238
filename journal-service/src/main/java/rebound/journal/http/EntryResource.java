package rebound.journal.http;

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
import rebound.journal.day.Mood;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.EntryCommand.DeleteEntry;
import rebound.journal.entry.EntryCommand.RestoreEntry;
import rebound.journal.entry.EntryCommand.ReviseEntry;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.entry.Words;
import rebound.journal.http.WritingHints.HintBody;
import rebound.journal.read.revisions.EntryRevision;
import rebound.journal.read.revisions.RevisionReader;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

/** Entries: what a person writes down. */
@Path("/entries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "entries", description = "What a person writes down; private by default.")
public class EntryResource implements Representation<EntryCommand, Entry> {

    /** Where plan-service has goals. */
    private static final String GOALS = "/plan/v1/goals/";

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final RevisionReader revisions;
    private final WritingHints hints;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public EntryResource(
            Writes writes,
            Reads reads,
            TimelineReader timeline,
            RevisionReader revisions,
            WritingHints hints,
            Links links,
            InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.revisions = revisions;
        this.hints = hints;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "Mood", description = "How it felt; each from -1 to 1.")
    public record MoodBody(
            @DecimalMin("-1") @DecimalMax("1") @Schema(description = "From -1, unpleasant, to 1, pleasant.") @Nullable
            Double valence,

            @DecimalMin("-1") @DecimalMax("1") @Schema(description = "From -1, drained, to 1, wide awake.") @Nullable
            Double energy) {

        static @Nullable MoodBody of(@Nullable Mood mood) {
            return mood == null ? null : new MoodBody(mood.valence(), mood.energy());
        }
    }

    @Schema(name = "About", description = "What it is about. Whether that exists is not checked.")
    public record AboutBody(
            @NotNull @Pattern(regexp = "^(setback|goal)$", message = "must be setback or goal")
            String type,

            @NotNull ResourceId id) {

        static @Nullable AboutBody of(@Nullable About about) {
            return about == null ? null : new AboutBody(about.type(), new ResourceId(about.id()));
        }

        static @Nullable About about(@Nullable AboutBody body) {
            return body == null ? null : new About(body.type(), body.id().value());
        }

        /** Where that is, if it is; null if it is nowhere to be read. */
        static @Nullable String link(@Nullable About about, Links links) {
            return switch (about == null ? "" : about.type()) {
                case "setback" ->
                    links.to("/setbacks/" + Objects.requireNonNull(about).id());
                case "goal" -> GOALS + Objects.requireNonNull(about).id();
                default -> null;
            };
        }
    }

    @Schema(name = "EntryDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull
            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "At most 256 KiB in UTF-8.")
            String text,

            @Valid @Nullable MoodBody mood,

            @Size(max = 32) @Schema(description = "In the person's own words; each of 1 to 64 characters.") @Nullable
            List<@NotNull @Characters(max = 64) String> emotions,

            @Size(max = 32) @Schema(description = "To find it again; each of 1 to 64 characters.") @Nullable
            List<@NotNull @Characters(max = 64) String> tags,

            @Valid @Nullable AboutBody about,

            @Schema(
                    description =
                            "Whether the person is still at it. Absent: no. What once was no draft does not become"
                                    + " one.")
            @Nullable
            Boolean draft,

            @Happened
            @Schema(description = "When it happened; " + Happened.BOUNDS + ". Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Words> words() {
            return Private.of(new Words(
                    text,
                    mood == null ? null : new Mood(mood.valence(), mood.energy()),
                    Objects.requireNonNullElse(emotions, List.of()),
                    Objects.requireNonNullElse(tags, List.of())));
        }

        private boolean isDraft() {
            return draft != null && draft;
        }
    }

    @Schema(name = "Entry", description = "An entry; its texts are absent once they are erased.")
    public record EntryBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String text,
            @Nullable MoodBody mood,
            @Nullable List<String> emotions,
            @Nullable List<String> tags,
            @Nullable AboutBody about,
            @Nullable Instant deletedAt,

            @Schema(description = "In the answer to what was just written, if there is one.") @Nullable
            HintBody hint) {

        EntryBody with(HintBody aHint) {
            return new EntryBody(envelope, happenedAt, zone, text, mood, emotions, tags, about, deletedAt, aHint);
        }
    }

    @Schema(name = "EntryRevision", description = "What an entry once said.")
    public record RevisionBody(
            @Schema(required = true, description = "The version that the entry had with it.")
            long version,

            @Schema(required = true) Instant recordedAt,
            @Schema(required = true) boolean draft,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String text,
            @Nullable MoodBody mood,
            @Nullable List<String> emotions,
            @Nullable List<String> tags,
            @Nullable AboutBody about) {

        static RevisionBody of(EntryRevision revision) {
            var told = Objects.requireNonNull(revision.told());
            var words = told.words();
            return new RevisionBody(
                    revision.version(),
                    told.recordedAt(),
                    told.draft(),
                    told.happenedAt(),
                    told.zone(),
                    words == null ? null : words.text(),
                    words == null ? null : MoodBody.of(words.mood()),
                    words == null ? null : words.emotions(),
                    words == null ? null : words.tags(),
                    AboutBody.of(told.about()));
        }
    }

    @POST
    @Operation(
            operationId = "writeEntry",
            summary = "Write an entry",
            description = "The id derives from the Idempotency-Key.")
    @APIResponseSchema(value = EntryBody.class, responseCode = "201")
    public Response write(@NotNull @Valid Document document) {
        var written = writes.create(this, document, at -> writeEntry(at, document));
        return beside(written, document);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putEntry",
            summary = "Write or revise an entry under an id of one's own",
            description =
                    "With If-None-Match: * it is created, with If-Match it is replaced. A draft is written with the"
                            + " first document that does not say `draft`, and stays so. Refused with `no-longer-a-draft`.")
    @APIResponseSchema(value = EntryBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        var written = writes.put(
                this,
                id,
                document,
                at -> writeEntry(at, document),
                at -> new ReviseEntry(
                        document.happenedAt(),
                        document.zone(),
                        AboutBody.about(document.about()),
                        document.isDraft(),
                        document.words()));
        return beside(written, document);
    }

    private Response beside(Response written, Document document) {
        return hints.beside(
                written, AboutBody.about(document.about()), EntryBody.class, EntryBody::happenedAt, EntryBody::with);
    }

    private static WriteEntry writeEntry(Instant at, Document document) {
        return new WriteEntry(
                at,
                document.happenedAt(),
                document.zone(),
                AboutBody.about(document.about()),
                document.isDraft(),
                document.words());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readEntry", summary = "Read an entry")
    @APIResponseSchema(value = EntryBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listEntries",
            summary = "List entries",
            description =
                    "By the time at which they happened, newest first. A page of very long entries has fewer than `limit`.")
    public Page<EntryBody> list(
            @QueryParam("state") @Pattern(regexp = "^(draft|written)$", message = "must be draft or written") @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, EntryBody.class, state, from, to, after, limit);
    }

    @GET
    @Path("/{id}/revisions")
    @Operation(
            operationId = "listRevisionsOfEntry",
            summary = "List what an entry has said",
            description =
                    "Newest first, with what it says now; the newest 1,000. A page of very long texts has fewer than"
                            + " `limit`.")
    public Page<RevisionBody> revisions(
            @PathParam("id") ResourceId id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return revisions.revisions(this, id, JournalModel.ENTRY_REVISIONS, RevisionBody::of, after, limit);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteEntry",
            summary = "Delete an entry",
            description =
                    "For 30 days it can be restored; then its text, mood, emotions and tags are erased for good. What"
                            + " stays is that it was there, and, encrypted, whether its mood was low.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteEntry::new);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(operationId = "restoreEntry", summary = "Restore a deleted entry", description = "Within 30 days.")
    @APIResponseSchema(value = EntryBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreEntry::new);
    }

    @Override
    public AggregateType<EntryCommand, Entry, ?> type() {
        return JournalModel.ENTRY;
    }

    @Override
    public String path() {
        return "/entries";
    }

    @Override
    public boolean isGone(Entry entry) {
        return entry instanceof Entry.Deleted || entry instanceof Entry.Erased;
    }

    @Override
    public long size(Entry entry) {
        return entry instanceof Entry.Written written && !written.words().isErased()
                ? written.words().value().text().length()
                : 0;
    }

    @Override
    public EntryBody represent(ResourceId id, Stored<Entry> stored) {
        return switch (stored.state()) {
            case Entry.Written written -> body(id, stored, written.draft() ? "draft" : "written", written, null);
            case Entry.Deleted deleted -> body(id, stored, "deleted", deleted.entry(), deleted.deletedAt());
            case Entry.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Entry.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private EntryBody body(
            ResourceId id, Stored<Entry> stored, String state, Entry.Written entry, @Nullable Instant deletedAt) {
        var words = entry.words().orNull();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Entry.Verb::code)
                .toList();
        return new EntryBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, links(id, entry.about())),
                entry.happenedAt(),
                entry.zone(),
                words == null ? null : words.text(),
                words == null ? null : MoodBody.of(words.mood()),
                words == null ? null : words.emotions(),
                words == null ? null : words.tags(),
                AboutBody.of(entry.about()),
                deletedAt,
                null);
    }

    private Map<String, String> links(ResourceId id, @Nullable About about) {
        var self = links.to(this, id.value());
        var there = AboutBody.link(about, links);
        return there == null
                ? Map.of("self", self, "revisions", self + "/revisions")
                : Map.of("self", self, "revisions", self + "/revisions", "about", there);
    }
}
