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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
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
import rebound.journal.day.About;
import rebound.journal.fact.FactType;
import rebound.journal.http.EntryResource.AboutBody;
import rebound.journal.http.WritingHints.HintBody;
import rebound.journal.policy.WhenReflectionCompletedThenKeepFacts;
import rebound.journal.quantity.Measure;
import rebound.journal.quantity.Money;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.Kept;
import rebound.journal.reflection.Reflection;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.ReflectionCommand.CompleteReflection;
import rebound.journal.reflection.ReflectionCommand.DeleteReflection;
import rebound.journal.reflection.ReflectionCommand.DraftReflection;
import rebound.journal.reflection.ReflectionCommand.RestoreReflection;
import rebound.journal.reflection.ReflectionCommand.ReviseReflection;
import rebound.journal.reflection.ReflectionCommand.RevisitReflection;
import rebound.journal.reflection.Sheet;
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
import rebound.servicekit.rules.CurrencyCode;
import rebound.servicekit.rules.FourDigitYear;
import rebound.servicekit.rules.Happened;
import rebound.servicekit.rules.Utf8Bytes;
import rebound.servicekit.write.Writes;

/** Reflections: what a person answers when they want to be asked. */
@Path("/reflections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reflections", description = "What a person answers to the questions of a template.")
public class ReflectionResource implements Representation<ReflectionCommand, Reflection> {

    private final Writes writes;
    private final Reads reads;
    private final TimelineReader timeline;
    private final Catalogue<Template> templates;
    private final WritingHints hints;
    private final Links links;
    private final InstantSource clock;

    @Inject
    public ReflectionResource(
            Writes writes,
            Reads reads,
            TimelineReader timeline,
            Catalogue<Template> templates,
            WritingHints hints,
            Links links,
            InstantSource clock) {
        this.writes = writes;
        this.reads = reads;
        this.timeline = timeline;
        this.templates = templates;
        this.hints = hints;
        this.links = links;
        this.clock = clock;
    }

    @Schema(name = "TemplateVersion", description = "A published version of a template.")
    public record TemplateVersion(
            @NotNull @Characters(max = 64) @Schema(minLength = 1, maxLength = 64, examples = "post-mortem")
            String key,

            @NotNull @Min(1) @Schema(examples = "1") Integer version) {}

    @Schema(name = "Money")
    public record MoneyBody(
            @NotNull
            @Pattern(
                    regexp = "^(0|[1-9][0-9]{0,14})([.][0-9]{1,4})?$",
                    message = "must be decimal digits such as 12.50")
            @Schema(examples = "12.50")
            String amount,

            @NotNull @CurrencyCode @Schema(description = "ISO 4217.", examples = "EUR")
            String currency) {

        Money money() {
            return new Money(amount, currency);
        }

        static @Nullable MoneyBody of(@Nullable Money money) {
            return money == null ? null : new MoneyBody(money.amount(), money.currency());
        }
    }

    @Schema(name = "MeasureAnswer", description = "How the person tells how far they came.")
    public record MeasureAnswer(
            @NotNull
            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "In the person's own words, such as pages.")
            String unit,

            @DecimalMin("-1e15") @DecimalMax("1e15") @Schema(description = "What was aimed for.") @Nullable
            Double target,

            @DecimalMin("-1e15") @DecimalMax("1e15") @Schema(description = "What it came to.") @Nullable
            Double actual) {

        Measure measure() {
            return new Measure(unit, target, actual);
        }

        static @Nullable MeasureAnswer of(@Nullable Measure measure) {
            return measure == null ? null : new MeasureAnswer(measure.unit(), measure.target(), measure.actual());
        }
    }

    @Schema(
            name = "Answer",
            description =
                    "The answer to one question: the member that the question's type names, and no other. A question"
                            + " without an answer is left out.")
    public record AnswerBody(
            @NotNull
            @Characters(max = 64)
            @Schema(minLength = 1, maxLength = 64, description = "The id of the question.")
            String question,

            @Utf8Bytes(max = 256 * 1024)
            @Schema(minLength = 1, maxLength = 256 * 1024, description = "At most 256 KiB in UTF-8.")
            @Nullable
            String text,

            @Size(min = 1, max = 32)
            @Schema(description = "The values of the options that are chosen; one, unless several can be.")
            @Nullable
            List<@NotNull @Characters(max = 64) String> choice,

            @Schema(description = "From one end of the scale to the other.") @Nullable
            Integer scale,

            @Size(min = 1, max = 100) @Schema(description = "Each of 1 to 2,000 characters.") @Nullable
            List<@NotNull @Characters(max = 2_000) String> list,

            @Valid @Nullable MoneyBody money,
            @FourDigitYear @Nullable LocalDate date,

            @Characters(max = 200)
            @Schema(minLength = 1, maxLength = 200, description = "What somebody is called.")
            @Nullable
            String person,

            @Valid @Nullable MeasureAnswer measure) {

        Answer answer() {
            return new Answer(
                    question,
                    text,
                    choice,
                    scale,
                    list,
                    money == null ? null : money.money(),
                    date,
                    person,
                    measure == null ? null : measure.measure());
        }

        static AnswerBody of(Answer answer) {
            return new AnswerBody(
                    answer.question(),
                    answer.text(),
                    answer.chosen(),
                    answer.scale(),
                    answer.items(),
                    MoneyBody.of(answer.money()),
                    answer.date(),
                    answer.person(),
                    MeasureAnswer.of(answer.measure()));
        }
    }

    @Schema(name = "ReflectionDocument", description = "The whole document; what is absent or null is not said.")
    public record Document(
            @NotNull @Valid TemplateVersion template,

            @NotNull
            @Size(max = 32)
            @Schema(
                    description = "In any order, each to another question; those that there are so far. At most "
                            + Sheet.MOST_KEPT + " things are kept of them in all: each text, and each item of a list,"
                            + " that answers a question which yields something.",
                    examples = """
                            [{"question": "goal", "text": "To pass the exam in June."},
                             {"question": "very-well", "list": ["I began early.", "I asked for help."]},
                             {"question": "decisions", "list": ["Sleep before the day of an exam."]}]""")
            List<@NotNull @Valid AnswerBody> answers,

            @Valid @Nullable AboutBody about,

            @Happened
            @Schema(
                    description =
                            "When the person thought about it; " + Happened.BOUNDS + ". Absent: now, or as it was.")
            @Nullable
            Instant happenedAt,

            @Schema(
                    type = SchemaType.STRING,
                    description = "Where the person was, as an IANA time zone. Absent: that of `/me`, or as it was.")
            @Nullable
            ZoneId zone) {}

    @Schema(name = "ReflectionRevisit")
    public record RevisitDocument(
            @FourDigitYear
            @Schema(description = "A day of the person's own. Absent: not by itself any more.", examples = "2044-10-15")
            @Nullable
            LocalDate on) {}

    @Schema(
            name = "Reflection",
            description = "A reflection; its template and its answers are absent once they are erased.")
    public record ReflectionBody(
            @JsonUnwrapped Envelope envelope,
            @Schema(required = true) Instant happenedAt,
            @Schema(required = true) String zone,
            @Nullable TemplateVersion template,

            @Schema(description = "In the order of the questions.") @Nullable
            List<AnswerBody> answers,

            @Schema(description = "The questions that need an answer before it can be completed; of a draft.") @Nullable
            List<String> unanswered,

            @Schema(
                    description = "What the person keeps of it, of a completed one. Each is there a moment after the"
                            + " completion, and is revised and deleted by itself from then on.")
            @Nullable
            List<KeptBody> kept,

            @Nullable AboutBody about,

            @Schema(description = "The day on which the person wants to be back at it.") @Nullable
            LocalDate revisitOn,

            @Nullable Instant completedAt,
            @Nullable Instant deletedAt,

            @Schema(description = "In the answer to what was just begun, if there is one.") @Nullable
            HintBody hint) {

        ReflectionBody with(HintBody aHint) {
            return new ReflectionBody(
                    envelope,
                    happenedAt,
                    zone,
                    template,
                    answers,
                    unanswered,
                    kept,
                    about,
                    revisitOn,
                    completedAt,
                    deletedAt,
                    aHint);
        }
    }

    @Schema(name = "KeptFact", description = "Something that the person keeps of a reflection.")
    public record KeptBody(
            @Schema(
                    required = true,
                    enumeration = {
                        "lesson",
                        "evidence",
                        "definition",
                        "desire",
                        "anti-pattern",
                        "insight",
                        "feedback",
                        "inspiration",
                        "acknowledgement",
                        "hope-note"
                    })
            String type,

            @Schema(required = true) ResourceId id,

            @Schema(required = true, description = "The id of the question that it answers.")
            String question,

            @Schema(required = true, description = "Where it will be.")
            String link) {}

    @POST
    @Operation(
            operationId = "draftReflection",
            summary = "Begin a reflection",
            description =
                    "With any published version of a template, and the answers that there are so far. The id derives"
                            + " from the Idempotency-Key.")
    @APIResponseSchema(value = ReflectionBody.class, responseCode = "201")
    public Response draft(@NotNull @Valid Document document) {
        var sheet = sheet(document);
        var begun = writes.create(this, document, at -> draftReflection(at, document, sheet));
        return beside(begun, document);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "putReflection",
            summary = "Begin or go on with a reflection under an id of one's own",
            description = "With If-None-Match: * it is begun, with If-Match its answers are replaced. Refused if it is"
                    + " completed: `already-completed`; or of another template or version: `other-template`.")
    @APIResponseSchema(value = ReflectionBody.class, responseCode = "200")
    public Response put(@PathParam("id") ResourceId id, @NotNull @Valid Document document) {
        var sheet = sheet(document);
        var begun = writes.put(
                this,
                id,
                document,
                at -> draftReflection(at, document, sheet),
                at -> new ReviseReflection(
                        document.happenedAt(), document.zone(), AboutBody.about(document.about()), sheet));
        return beside(begun, document);
    }

    private Response beside(Response begun, Document document) {
        return hints.beside(
                begun,
                AboutBody.about(document.about()),
                ReflectionBody.class,
                ReflectionBody::happenedAt,
                ReflectionBody::with);
    }

    private static DraftReflection draftReflection(Instant at, Document document, Private<Sheet> sheet) {
        return new DraftReflection(
                at, document.happenedAt(), document.zone(), AboutBody.about(document.about()), sheet);
    }

    private Private<Sheet> sheet(Document document) {
        return Private.of(Answers.sheet(templates, document.template(), document.answers()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readReflection", summary = "Read a reflection")
    @APIResponseSchema(value = ReflectionBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listReflections",
            summary = "List reflections",
            description = "By the time at which they happened, newest first. A page of very long ones has fewer than"
                    + " `limit`.")
    public Page<ReflectionBody> list(
            @QueryParam("state")
                    @Pattern(regexp = "^(draft|completed)$", message = "must be draft or completed")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        return timeline.resources(this, ReflectionBody.class, state, from, to, after, limit);
    }

    @POST
    @Path("/{id}/complete")
    @Operation(
            operationId = "completeReflection",
            summary = "Be done with a reflection",
            description = "From then on it stays as it is, and what the person keeps of it becomes things of their own."
                    + " Refused if it is completed: `already-completed`; and with 422 if nothing has been"
                    + " answered: `nothing-answered`; or not all that needs an answer: `not-all-answered`.")
    @APIResponseSchema(value = ReflectionBody.class, responseCode = "200")
    public Response complete(@PathParam("id") ResourceId id) {
        return writes.change(this, id, CompleteReflection::new);
    }

    @POST
    @Path("/{id}/revisit")
    @Operation(
            operationId = "revisitReflection",
            summary = "Want to be back at a reflection on a day",
            description =
                    "A draft that waits for a clearer head, or a completed one to look at again. The day is in the clear in its"
                            + " event; an answer that is a date is private, and reminds of nothing. It ends with the completion.")
    @APIResponseSchema(value = ReflectionBody.class, responseCode = "200")
    public Response revisit(@PathParam("id") ResourceId id, @NotNull @Valid RevisitDocument revisit) {
        return writes.change(this, id, revisit, at -> new RevisitReflection(at, revisit.on()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteReflection",
            summary = "Delete a reflection",
            description = "For 30 days it can be restored; then it is erased for good.")
    public Response delete(@PathParam("id") ResourceId id) {
        return writes.delete(this, id, DeleteReflection::new);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            operationId = "restoreReflection",
            summary = "Restore a deleted reflection",
            description = "Within 30 days, as a draft or completed, as it was.")
    @APIResponseSchema(value = ReflectionBody.class, responseCode = "200")
    public Response restore(@PathParam("id") ResourceId id) {
        return writes.change(this, id, RestoreReflection::new);
    }

    @Override
    public AggregateType<ReflectionCommand, Reflection, ?> type() {
        return JournalModel.REFLECTION;
    }

    @Override
    public String path() {
        return "/reflections";
    }

    @Override
    public boolean isGone(Reflection reflection) {
        return reflection instanceof Reflection.Deleted || reflection instanceof Reflection.Erased;
    }

    @Override
    public long size(Reflection reflection) {
        return reflection instanceof Reflection.Readable readable
                        && !readable.sheet().isErased()
                ? readable.sheet().value().length()
                : 0;
    }

    @Override
    public ReflectionBody represent(ResourceId id, Stored<Reflection> stored) {
        return switch (stored.state()) {
            case Reflection.Draft draft -> body(id, stored, "draft", draft);
            case Reflection.Completed completed -> body(id, stored, "completed", completed);
            case Reflection.Deleted deleted ->
                body(
                        id,
                        stored,
                        "deleted",
                        deleted.happenedAt(),
                        deleted.zone(),
                        deleted.about(),
                        deleted.revisitOn(),
                        deleted.sheet(),
                        deleted.completedAt(),
                        deleted.deletedAt());
            case Reflection.Erased erased -> throw new IllegalStateException("What was erased is not shown");
            case Reflection.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private ReflectionBody body(
            ResourceId id, Stored<Reflection> stored, String state, Reflection.Readable reflection) {
        return body(
                id,
                stored,
                state,
                reflection.happenedAt(),
                reflection.zone(),
                reflection.about(),
                reflection.revisitOn(),
                reflection.sheet(),
                reflection.completedAt(),
                null);
    }

    private ReflectionBody body(
            ResourceId id,
            Stored<Reflection> stored,
            String state,
            Instant happenedAt,
            String zone,
            @Nullable About about,
            @Nullable LocalDate revisitOn,
            Private<Sheet> words,
            @Nullable Instant completedAt,
            @Nullable Instant deletedAt) {
        var sheet = words.orNull();
        var allowed = stored.state().allowed(clock.instant()).stream()
                .map(Reflection.Verb::code)
                .toList();
        return new ReflectionBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, links(id, about, sheet)),
                happenedAt,
                zone,
                sheet == null
                        ? null
                        : new TemplateVersion(
                                sheet.template().key(), sheet.template().version()),
                sheet == null
                        ? null
                        : sheet.answers().stream().map(AnswerBody::of).toList(),
                sheet == null || completedAt != null ? null : sheet.unanswered(),
                sheet == null || completedAt == null ? null : kept(id, sheet),
                AboutBody.of(about),
                revisitOn,
                completedAt,
                deletedAt,
                null);
    }

    private List<KeptBody> kept(ResourceId id, Sheet sheet) {
        return sheet.kept().stream()
                .flatMap(kept -> FactType.of(kept.fact()).stream().map(type -> kept(id, kept, type)))
                .toList();
    }

    private KeptBody kept(ResourceId id, Kept kept, FactType type) {
        var factId = WhenReflectionCompletedThenKeepFacts.factId(id.value(), kept.question(), kept.number());
        return new KeptBody(
                type.code(), new ResourceId(factId), kept.question(), links.to("/" + type.plural() + "/" + factId));
    }

    private Map<String, String> links(ResourceId id, @Nullable About about, @Nullable Sheet sheet) {
        var all = new HashMap<>(Map.of("self", links.to(this, id.value())));
        if (sheet != null) {
            var template = sheet.template();
            all.put("template", links.to("/templates/" + template.key() + "/versions/" + template.version()));
        }
        var there = AboutBody.link(about, links);
        if (there != null) {
            all.put("about", there);
        }
        return all;
    }
}
