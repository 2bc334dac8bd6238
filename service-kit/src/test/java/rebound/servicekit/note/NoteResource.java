package rebound.servicekit.note;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.CurrencyCode;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

@Path("/notes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NoteResource implements Representation<Note.Command, Note> {

    private final Writes writes;
    private final Reads reads;
    private final Cursors cursors;
    private final Links links;

    @Inject
    public NoteResource(Writes writes, Reads reads, Cursors cursors, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.cursors = cursors;
        this.links = links;
    }

    public record Weight(
            @NotNull @DecimalMin("-1") @DecimalMax("1") Double grams,
            @Nullable Integer pieces) {}

    @Schema(name = "NoteText")
    public record Draft(
            @NotNull @Utf8Bytes(max = 256 * 1024) String text,
            @Characters(max = 8) @Nullable String title,
            @Valid @Nullable Weight weight,
            @Size(max = 2) @Nullable List<@NotNull @Characters(max = 4) String> tags,
            @CurrencyCode @Nullable String currency,
            @Nullable Boolean folded,
            @Nullable ResourceId about,
            @Happened @Nullable Instant happenedAt,
            @Nullable ZoneId zone) {}

    @Schema(name = "Note")
    public record Body(
            @JsonUnwrapped Envelope envelope, @Nullable String text) {}

    @POST
    @APIResponseSchema(value = Body.class, responseCode = "201")
    public Response keep(@Valid Draft draft) {
        return writes.create(this, draft, at -> new Note.Command.Keep(draft.text()));
    }

    @PUT
    @Path("/{id}")
    @APIResponseSchema(value = Body.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @Valid Draft draft) {
        return writes.put(
                this,
                id,
                draft,
                at -> new Note.Command.Keep(draft.text()),
                at -> new Note.Command.Change(draft.text()));
    }

    @GET
    @Path("/{id}")
    @APIResponseSchema(value = Body.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @DELETE
    @Path("/{id}")
    public Response drop(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, at -> new Note.Command.Drop());
    }

    @POST
    @Path("/{id}/fold")
    @APIResponseSchema(value = Body.class, responseCode = "200")
    public Response fold(@PathParam("id") ResourceId id) {
        return writes.change(this, id, at -> new Note.Command.Fold());
    }

    @POST
    @Path("/{id}/rewrite")
    @APIResponseSchema(value = Body.class, responseCode = "200")
    public Response rewrite(@PathParam("id") ResourceId id, @Valid Draft draft) {
        return writes.change(this, id, draft, at -> new Note.Command.Change(draft.text()));
    }

    @GET
    public Page<String> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from) {
        var query = Query.of("notes", from);
        var position = cursors.position(query, after, Integer::valueOf);
        return new Page<>(List.of("note " + position), cursors.next(query, Integer.toString(limit)));
    }

    @GET
    @Path("/open")
    @PermitAll
    @SecurityRequirements
    public Map<String, String> open() {
        return Map.of("open", "to all");
    }

    @POST
    @Path("/break")
    public Response breakDown(Draft draft) {
        throw new IllegalStateException("A bug with " + draft.text(), new IllegalArgumentException(draft.text()));
    }

    @Override
    public AggregateType<Note.Command, Note, ?> type() {
        return Note.TYPE;
    }

    @Override
    public String path() {
        return "/notes";
    }

    @Override
    public boolean isGone(Note note) {
        return note instanceof Note.Gone;
    }

    @Override
    public Body represent(ResourceId id, Stored<Note> stored) {
        var text = stored.state() instanceof Note.Kept kept ? kept.text() : null;
        return new Body(
                new Envelope(
                        id,
                        stored.version(),
                        stored.recordedAt(),
                        text == null ? "gone" : "kept",
                        List.of("drop"),
                        Map.of("self", links.to(this, id.value()))),
                text);
    }
}
