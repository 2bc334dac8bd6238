package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.day.About;
import rebound.journal.fact.Fact;
import rebound.journal.fact.FactCommand;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.FactCommand.RestoreFact;
import rebound.journal.fact.FactCommand.ReviseFact;
import rebound.journal.fact.FactType;
import rebound.journal.fact.Words;
import rebound.journal.http.EntryResource.AboutBody;
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
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

/**
 * The small things that a person keeps, of one type: all types are alike, each has an address of its own. What the operations
 * are called is in {@link FactOperations}, since it differs.
 */
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public abstract class FactResource implements Representation<FactCommand, Fact> {

    private final FactType type;
    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Links links;
    private final InstantSource clock;

    protected FactResource(FactType type, FactTools tools) {
        this.type = type;
        this.writes = tools.writes();
        this.reads = tools.reads();
        this.timeline = tools.timeline();
        this.links = tools.links();
        this.clock = tools.clock();
    }

    @Schema(name = "FactDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull
            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "At most 256 KiB in UTF-8.")
            String text,

            @Characters(max = 64)
            @Schema(
                    minLength = 1,
                    maxLength = 64,
                    description = "Of evidence: `skill-learned`, `showed-up`, `helped`, `did-the-impossible` or"
                            + " `kind-words`; of a definition: `success` or `failure`. Other things have none.")
            @Nullable
            String kind,

            @Characters(max = 200)
            @Schema(minLength = 1, maxLength = 200, description = "What somebody is called who said or gave it.")
            @Nullable
            String person,

            @Valid @Nullable AboutBody about,

            @Happened
            @Schema(description = "When it came up; at most 5 minutes ahead. Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {

        private Private<Words> words() {
            return Private.of(new Words(text, kind, person));
        }

        private @Nullable About what() {
            return about == null ? null : new About(about.type(), about.id().value());
        }
    }

    @Schema(name = "FactSource", description = "What it was kept of.")
    public record SourceBody(
            @Schema(required = true, description = "`reflection`")
            String type,

            @Schema(required = true) ResourceId id) {}

    @Schema(name = "Fact", description = "Something that the person keeps; its texts are absent once they are erased.")
    public record FactBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String text,
            @Nullable String kind,
            @Nullable String person,
            @Nullable AboutBody about,

            @Schema(description = "Absent if it was written by itself.") @Nullable
            SourceBody source,

            @Nullable Instant deletedAt) {}

    @POST
    @APIResponseSchema(value = FactBody.class, responseCode = "201")
    public Response note(@NotNull @Valid Document document) {
        check(document);
        return writes.create(this, document, at -> noteFact(at, document));
    }

    @PUT
    @Path("/{id}")
    @APIResponseSchema(value = FactBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        check(document);
        return writes.put(
                this,
                id,
                document,
                at -> noteFact(at, document),
                at -> new ReviseFact(document.happenedAt(), document.zone(), document.what(), document.words()));
    }

    private void check(Document document) {
        if (!type.canBe(document.kind())) {
            throw Problem.invalidBody(
                    "/kind",
                    type.kinds().isEmpty()
                            ? "has no meaning here"
                            : "must be one of " + String.join(", ", new TreeSet<>(type.kinds())));
        }
    }

    private static NoteFact noteFact(Instant at, Document document) {
        return new NoteFact(at, document.happenedAt(), document.zone(), document.what(), document.words());
    }

    @GET
    @Path("/{id}")
    @APIResponseSchema(value = FactBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    public Page<FactBody> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, FactBody.class, null, from, to, after, limit);
    }

    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteFact::new);
    }

    @POST
    @Path("/{id}/restore")
    @APIResponseSchema(value = FactBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreFact::new);
    }

    @Override
    public AggregateType<FactCommand, Fact, ?> type() {
        return Objects.requireNonNull(JournalModel.FACTS.get(type));
    }

    @Override
    public String path() {
        return "/" + type.plural();
    }

    @Override
    public boolean isGone(Fact fact) {
        return fact instanceof Fact.Deleted || fact instanceof Fact.Erased;
    }

    @Override
    public long size(Fact fact) {
        return fact instanceof Fact.Noted noted && !noted.words().isErased()
                ? noted.words().value().text().length()
                : 0;
    }

    @Override
    public FactBody represent(ResourceId id, Stored<Fact> stored) {
        return switch (stored.state()) {
            case Fact.Noted noted -> body(id, stored, "noted", noted, null);
            case Fact.Deleted deleted -> body(id, stored, "deleted", deleted.fact(), deleted.deletedAt());
            case Fact.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Fact.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private FactBody body(
            ResourceId id, Stored<Fact> stored, String state, Fact.Noted fact, @Nullable Instant deletedAt) {
        var words = fact.words().isErased() ? null : fact.words().value();
        var about = fact.about();
        var source = fact.source();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Fact.Verb::code)
                .toList();
        return new FactBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, links(id, about, source)),
                fact.happenedAt(),
                fact.zone(),
                words == null ? null : words.text(),
                words == null ? null : words.kind(),
                words == null ? null : words.person(),
                about == null ? null : new AboutBody(about.type(), new ResourceId(about.id())),
                source == null ? null : new SourceBody(source.type(), new ResourceId(source.id())),
                deletedAt);
    }

    private Map<String, String> links(ResourceId id, @Nullable About about, @Nullable About source) {
        var all = new HashMap<>(Map.of("self", links.to(this, id.value())));
        if (about != null && about.type().equals(JournalModel.SETBACK.name())) {
            all.put("about", links.to("/setbacks/" + about.id()));
        }
        if (source != null && source.type().equals(JournalModel.REFLECTION.name())) {
            all.put("source", links.to("/reflections/" + source.id()));
        }
        return all;
    }
}
