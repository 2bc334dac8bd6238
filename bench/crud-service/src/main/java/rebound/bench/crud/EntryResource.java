package rebound.bench.crud;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Entries: what a person writes down. */
@Path(EntryResource.PATH)
@RunOnVirtualThread
public class EntryResource {

    static final String PATH = "/journal/v1/entries";

    private static final int LONGEST_TEXT = 256 * 1024;
    private static final List<String> ALLOWED = List.of("revise", "delete");

    private final MongoCollection<Entry> entries;
    private final JsonWebToken token;

    @Inject
    public EntryResource(MongoCollection<Entry> entries, JsonWebToken token) {
        this.entries = entries;
        this.token = token;
    }

    public record MoodBody(
            @DecimalMin("-1") @DecimalMax("1") @Nullable Double valence,
            @DecimalMin("-1") @DecimalMax("1") @Nullable Double energy) {}

    public record AboutBody(
            @NotNull @Pattern(regexp = "setback") String type,
            @NotNull UUID id) {}

    public record Document(
            @NotNull @Size(min = 1, max = LONGEST_TEXT) String text,
            @Valid @Nullable MoodBody mood,
            @Size(max = 32) @Nullable List<@NotNull @Size(min = 1, max = 64) String> emotions,
            @Size(max = 32) @Nullable List<@NotNull @Size(min = 1, max = 64) String> tags,
            @Valid @Nullable AboutBody about,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone) {

        private Entry entry(String id, String userId, long version) {
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return new Entry(
                    id,
                    userId,
                    version,
                    now,
                    happenedAt == null ? now : happenedAt.truncatedTo(ChronoUnit.MILLIS),
                    zone == null ? "UTC" : zone.getId(),
                    text,
                    mood == null ? null : new Entry.Mood(mood.valence(), mood.energy()),
                    emotions,
                    tags,
                    about == null
                            ? null
                            : new Entry.About(about.type(), about.id().toString()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryBody(
            String id,
            long version,
            Instant recordedAt,
            String state,
            List<String> allowed,
            Map<String, String> links,
            Instant happenedAt,
            String zone,
            String text,
            Entry.@Nullable Mood mood,
            @Nullable List<String> emotions,
            @Nullable List<String> tags,
            Entry.@Nullable About about) {}

    /** A retry with the same key is answered with what the first try created. */
    @POST
    @PermissionsAllowed("journal:write")
    public Response write(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, @NotNull @Valid Document document) {
        var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
        var id = UUID.nameUUIDFromBytes((token.getSubject() + "\n" + key).getBytes(StandardCharsets.UTF_8));
        var entry = document.entry(id.toString(), token.getSubject(), 1);
        try {
            entries.insertOne(entry);
            return answer(Response.Status.CREATED, entry);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            var first = stored(entry.id());
            if (!entry.saysTheSameAs(first)) {
                throw new ClientErrorException("The key was used for another request", 422);
            }
            return answer(Response.Status.CREATED, first);
        }
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("journal:read")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.Status.OK, stored(id.toString()));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("journal:write")
    public Response revise(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @NotNull @Pattern(regexp = "\"\\d{1,18}\"") String ifMatch,
            @NotNull @Valid Document document) {
        var version = Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
        var revised = document.entry(id.toString(), token.getSubject(), version + 1);
        var before = entries.findOneAndReplace(and(own(id.toString()), eq("version", version)), revised);
        if (before == null) {
            stored(id.toString());
            throw new ClientErrorException(Response.Status.PRECONDITION_FAILED);
        }
        return answer(Response.Status.OK, revised);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("journal:write")
    public void delete(@PathParam("id") UUID id) {
        entries.deleteOne(own(id.toString()));
    }

    private Entry stored(String id) {
        var entry = entries.find(own(id)).first();
        if (entry == null) {
            throw new NotFoundException();
        }
        return entry;
    }

    private Bson own(String id) {
        return and(eq("_id", id), eq("userId", token.getSubject()));
    }

    private static Response answer(Response.Status status, Entry entry) {
        var self = PATH + "/" + entry.id();
        var response = Response.status(status)
                .header(HttpHeaders.ETAG, "\"" + entry.version() + "\"")
                .entity(new EntryBody(
                        entry.id(),
                        entry.version(),
                        entry.recordedAt(),
                        "written",
                        ALLOWED,
                        Map.of("self", self),
                        entry.happenedAt(),
                        entry.zone(),
                        entry.text(),
                        entry.mood(),
                        entry.emotions(),
                        entry.tags(),
                        entry.about()));
        return status == Response.Status.CREATED
                ? response.header(HttpHeaders.LOCATION, self).build()
                : response.build();
    }
}
