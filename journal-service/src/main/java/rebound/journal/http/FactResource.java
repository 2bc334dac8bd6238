package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.HashMap;
import java.util.List;
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
import rebound.journal.fact.Applied;
import rebound.journal.fact.Fact;
import rebound.journal.fact.FactCommand;
import rebound.journal.fact.FactCommand.ApplyFact;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.fact.FactCommand.RestoreFact;
import rebound.journal.fact.FactCommand.ReviewFact;
import rebound.journal.fact.FactCommand.ReviseFact;
import rebound.journal.fact.FactCommand.WithdrawFact;
import rebound.journal.fact.FactType;
import rebound.journal.fact.Revisit;
import rebound.journal.fact.Words;
import rebound.journal.read.revisions.FactRevision;
import rebound.journal.read.revisions.RevisionReader;
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
    private final RevisionReader revisions;
    private final Links links;
    private final InstantSource clock;

    protected FactResource(FactType type, FactTools tools) {
        this.type = type;
        this.writes = tools.writes();
        this.reads = tools.reads();
        this.timeline = tools.timeline();
        this.revisions = tools.revisions();
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
            @Schema(minLength = 1, maxLength = 64, description = "Of evidence and definitions only.")
            @Nullable
            String kind,

            @Characters(max = 200)
            @Schema(minLength = 1, maxLength = 200, description = "What somebody is called who said or gave it.")
            @Nullable
            String person,

            @Valid @Nullable AboutBody about,

            @Valid @Nullable RevisitBody revisit,

            @Happened
            @Schema(description = "When it came up; " + Happened.BOUNDS + ". Absent: now, or as it was.")
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

        private @Nullable Revisit again() {
            return revisit == null ? null : revisit.revisit();
        }
    }

    @Schema(
            name = "FactRevisit",
            description =
                    "When the person wants to see it again; `{}` is once, the day after. Nothing comes by itself without it.")
    public record RevisitBody(
            @Pattern(
                    regexp = "^(daily|weekly|monthly|quarterly|yearly)$",
                    message = "must be daily, weekly, monthly, quarterly or yearly")
            @Schema(description = "Absent: once.")
            @Nullable
            String every,

            @FourDigitYear
            @Schema(
                    description =
                            "The next time, by the person's own days. Absent: one interval later, or the day after.")
            @Nullable
            LocalDate on,

            @Pattern(regexp = "^(morning|evening)$", message = "must be morning or evening")
            @Schema(description = "Absent: any time of the day.")
            @Nullable
            String daytime) {

        static @Nullable RevisitBody of(@Nullable Revisit revisit) {
            return revisit == null ? null : new RevisitBody(revisit.every(), revisit.on(), revisit.daytime());
        }

        private Revisit revisit() {
            return new Revisit(every, on, daytime);
        }
    }

    @Schema(name = "FactAbout", description = "What it is about. Whether that exists is not checked.")
    public record AboutBody(
            @NotNull @Pattern(regexp = "^(setback|goal|attempt)$", message = "must be setback, goal or attempt")
            String type,

            @NotNull ResourceId id) {

        static @Nullable AboutBody of(@Nullable About about) {
            return about == null ? null : new AboutBody(about.type(), new ResourceId(about.id()));
        }

        static @Nullable About about(@Nullable AboutBody body) {
            return body == null ? null : new About(body.type(), body.id().value());
        }
    }

    @Schema(name = "FactTarget", description = "What it is taken into. Whether that exists is not checked.")
    public record TargetBody(
            @NotNull
            @Pattern(regexp = "^(goal|attempt)$", message = "must be goal or attempt")
            @Schema(examples = "goal")
            String type,

            @NotNull ResourceId id) {

        static TargetBody of(About about) {
            return new TargetBody(about.type(), new ResourceId(about.id()));
        }

        private About target() {
            return new About(type, id.value());
        }
    }

    @Schema(name = "FactApplication", description = "What it is taken into, and how.")
    public record ApplicationBody(
            @NotNull @Valid TargetBody to,

            @NotNull @Characters(max = 2000) @Schema(minLength = 1, maxLength = 2000)
            String how) {

        static ApplicationBody of(Applied applied) {
            return new ApplicationBody(
                    TargetBody.of(applied.to()), applied.how().orElse(""));
        }
    }

    @Schema(name = "FactWithdrawal", description = "What it is not taken into any more.")
    public record WithdrawalBody(@NotNull @Valid TargetBody from) {}

    @Schema(name = "FactRevision", description = "What it once said.")
    public record RevisionBody(
            @Schema(required = true, description = "The version that it had with it.")
            long version,

            @Schema(required = true) Instant recordedAt,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable String text,
            @Nullable String kind,
            @Nullable String person,
            @Nullable AboutBody about) {

        static RevisionBody of(FactRevision revision) {
            var told = Objects.requireNonNull(revision.told());
            var words = told.words();
            return new RevisionBody(
                    revision.version(),
                    told.recordedAt(),
                    told.happenedAt(),
                    told.zone(),
                    words == null ? null : words.text(),
                    words == null ? null : words.kind(),
                    words == null ? null : words.person(),
                    AboutBody.of(told.about()));
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

            @Schema(description = "Absent if it does not come back by itself.") @Nullable
            RevisitBody revisit,

            @Schema(required = true, description = "What the person takes it into; at most 32.")
            List<ApplicationBody> applied,

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
                at -> new ReviseFact(
                        at,
                        document.happenedAt(),
                        document.zone(),
                        AboutBody.about(document.about()),
                        document.again(),
                        document.words()));
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
        return new NoteFact(
                at,
                document.happenedAt(),
                document.zone(),
                AboutBody.about(document.about()),
                document.again(),
                document.words());
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

    @GET
    @Path("/{id}/history")
    public Page<RevisionBody> history(
            @PathParam("id") ResourceId id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        return revisions.revisions(this, id, JournalModel.FACT_REVISIONS, RevisionBody::of, after, limit);
    }

    @POST
    @Path("/{id}/apply")
    @APIResponseSchema(value = FactBody.class, responseCode = "200")
    public Response apply(@PathParam("id") ResourceId id, @NotNull @Valid ApplicationBody application) {
        var applied = new Applied(application.to().target(), Private.of(application.how()));
        return writes.change(this, id, application, at -> new ApplyFact(at, applied));
    }

    @POST
    @Path("/{id}/withdraw")
    @APIResponseSchema(value = FactBody.class, responseCode = "200")
    public Response withdraw(@PathParam("id") ResourceId id, @NotNull @Valid WithdrawalBody withdrawal) {
        var from = withdrawal.from().target();
        return writes.change(this, id, withdrawal, at -> new WithdrawFact(at, from));
    }

    @POST
    @Path("/{id}/review")
    @APIResponseSchema(value = FactBody.class, responseCode = "200")
    public Response review(@PathParam("id") ResourceId id) {
        return writes.change(this, id, at -> new ReviewFact(at, null));
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
        var words = fact.words().orNull();
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
                AboutBody.of(about),
                source == null ? null : new SourceBody(source.type(), new ResourceId(source.id())),
                RevisitBody.of(fact.revisit()),
                fact.applied().stream().map(ApplicationBody::of).toList(),
                deletedAt);
    }

    private Map<String, String> links(ResourceId id, @Nullable About about, @Nullable About source) {
        var self = links.to(this, id.value());
        var all = new HashMap<>(Map.of("self", self, "history", self + "/history"));
        all.putAll(origins(about, source, links));
        return all;
    }

    /** Where that is, of it that is in this service. */
    static Map<String, String> origins(@Nullable About about, @Nullable About source, Links links) {
        var all = new HashMap<String, String>();
        if (about != null && about.type().equals(JournalModel.SETBACK.name())) {
            all.put("about", links.to("/setbacks/" + about.id()));
        }
        if (source != null && source.type().equals(JournalModel.REFLECTION.name())) {
            all.put("source", links.to("/reflections/" + source.id()));
        }
        return all;
    }
}
