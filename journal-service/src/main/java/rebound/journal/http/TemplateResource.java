package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.template.Question;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.catalogue.ContentHead;
import rebound.servicekit.catalogue.ContentResponse;
import rebound.servicekit.catalogue.Languages;
import rebound.servicekit.catalogue.Published;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;

/** Templates: what guided reflections ask. */
@Path("/templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "templates", description = "What guided reflections ask. A published version never changes.")
public class TemplateResource {

    private static final String TEMPLATES = "/templates";
    private static final String WANTED = "The languages that are wanted (RFC 9110); English if there is none of them.";
    private static final String KNOWN = "The ETags that the client has; if one of them is still right: 304.";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Catalogue<Template> templates;
    private final Cursors cursors;
    private final Links links;

    @Inject
    public TemplateResource(Catalogue<Template> templates, Cursors cursors, Links links) {
        this.templates = templates;
        this.cursors = cursors;
        this.links = links;
    }

    @Schema(name = "TemplateSummary", description = "The newest version of a template, without its questions.")
    public record TemplateSummary(
            @JsonUnwrapped ContentHead head,
            @Schema(required = true) String title,

            @Schema(required = true, description = "What it is for.")
            String summary) {}

    @Schema(name = "Template", description = "A guided reflection: a few questions, each of which may be left out.")
    public record TemplateBody(
            @JsonUnwrapped ContentHead head,
            @Schema(required = true) String title,

            @Schema(required = true, description = "What it is for.")
            String summary,

            @Schema(required = true) List<QuestionBody> questions) {}

    @Schema(name = "Question")
    public record QuestionBody(
            @Schema(required = true, description = "What an answer names it by.")
            String id,

            @Schema(
                    required = true,
                    enumeration = {"text", "choice", "scale", "list", "money", "date", "person", "measure"},
                    description = "How it is answered: by the member of an answer that has this name.")
            String type,

            @Schema(required = true) String ask,

            @Schema(description = "What may help to answer it.") @Nullable
            String hint,

            @Schema(required = true, description = "Whether a reflection without an answer to it is not complete.")
            boolean required,

            @Schema(description = "What can be chosen; of a `choice`.") @Nullable
            List<OptionBody> options,

            @Schema(description = "Whether several can be chosen; of a `choice`.") @Nullable
            Boolean several,

            @Nullable ScaleBody scale,
            @Nullable YieldBody yields) {}

    @Schema(name = "QuestionOption")
    public record OptionBody(
            @Schema(required = true, description = "What an answer names it by.")
            String value,

            @Schema(required = true) String label) {}

    @Schema(name = "QuestionScale", description = "Whole numbers from one end to the other; of a `scale`.")
    public record ScaleBody(
            @Schema(required = true) int from,
            @Schema(required = true) int to,

            @Schema(required = true, description = "What `from` means.")
            String low,

            @Schema(required = true, description = "What `to` means.")
            String high) {}

    @Schema(name = "QuestionYield", description = "What an answer becomes when the reflection is completed.")
    public record YieldBody(
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
            String fact,

            @Schema(description = "Of which kind; of `evidence` and of a `definition`.") @Nullable
            String kind,

            @Schema(description = "The question whose answer is the day on which the person wants to see it again.")
            @Nullable
            String revisit,

            @Schema(
                    description =
                            "The question whose answer, `morning` or `evening`, is the part of that day, or, if no"
                                    + " day is answered, of the day after the completion.")
            @Nullable
            String daytime) {}

    @GET
    @Operation(
            operationId = "listTemplates",
            summary = "List templates",
            description = "The newest version of each, by their keys.")
    public Page<TemplateSummary> list(
            @QueryParam("practice")
                    @Parameter(description = "Only those that serve this practice, such as C7.")
                    @Nullable
                    String practice,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = WANTED) @Nullable String languages) {
        var query = Query.of(TEMPLATES, practice);
        var position = cursors.position(query, after, key -> key);
        var wanted = templates.newest().stream()
                .filter(one -> practice == null || one.content().practices().contains(practice))
                .filter(one -> position == null || one.content().key().compareTo(position) > 0)
                .limit(limit + 1L)
                .toList();
        var shown = wanted.subList(0, Math.min(limit, wanted.size()));
        return new Page<>(
                shown.stream().map(one -> summary(one, languages)).toList(),
                wanted.size() > limit
                        ? cursors.next(query, shown.getLast().content().key())
                        : null);
    }

    @GET
    @Path("/{key}")
    @Operation(operationId = "readTemplate", summary = "Read the newest version of a template")
    @APIResponseSchema(value = TemplateBody.class, responseCode = "200")
    public Response read(
            @PathParam("key") @Schema(examples = "post-mortem") String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = WANTED) @Nullable String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = KNOWN) @Nullable String known) {
        return shown(templates.newest(key), languages, known);
    }

    @GET
    @Path("/{key}/versions/{version}")
    @Operation(
            operationId = "readTemplateVersion",
            summary = "Read one version of a template",
            description = "Every version that was ever published is there, and stays as it is.")
    @APIResponseSchema(value = TemplateBody.class, responseCode = "200")
    public Response readVersion(
            @PathParam("key") @Schema(examples = "post-mortem") String key,
            @PathParam("version") @Schema(examples = "1") String version,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = WANTED) @Nullable String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = KNOWN) @Nullable String known) {
        var published = NUMBER.matcher(version).matches()
                ? templates.version(key, Integer.parseInt(version))
                : Optional.<Published<Template>>empty();
        return shown(published, languages, known);
    }

    private Response shown(Optional<Published<Template>> found, @Nullable String languages, @Nullable String known) {
        var published = found.orElseThrow(Problem::notFound);
        return ContentResponse.of(published, languages, known, locale -> body(published, locale));
    }

    private TemplateSummary summary(Published<Template> published, @Nullable String languages) {
        var locale = Languages.best(languages, published.locales());
        var template = published.content();
        return new TemplateSummary(
                head(published, locale),
                template.title().in(locale),
                template.summary().in(locale));
    }

    private TemplateBody body(Published<Template> published, String locale) {
        var template = published.content();
        return new TemplateBody(
                head(published, locale),
                template.title().in(locale),
                template.summary().in(locale),
                template.questions().stream()
                        .map(question -> body(question, locale))
                        .toList());
    }

    private ContentHead head(Published<Template> published, String locale) {
        var template = published.content();
        var newest = links.to(TEMPLATES + "/" + template.key());
        return ContentHead.of(
                published, locale, Map.of("self", newest + "/versions/" + template.version(), "newest", newest));
    }

    private static QuestionBody body(Question question, String locale) {
        var isChoice = question.type() == Question.Type.CHOICE;
        var scale = question.scale();
        var yields = question.yields();
        return new QuestionBody(
                question.id(),
                question.type().code(),
                question.ask().in(locale),
                question.hint() == null ? null : question.hint().in(locale),
                question.required(),
                isChoice
                        ? question.options().stream()
                                .map(option -> new OptionBody(
                                        option.value(), option.label().in(locale)))
                                .toList()
                        : null,
                isChoice ? question.several() : null,
                scale == null
                        ? null
                        : new ScaleBody(
                                scale.from(),
                                scale.to(),
                                scale.low().in(locale),
                                scale.high().in(locale)),
                yields == null
                        ? null
                        : new YieldBody(yields.fact().code(), yields.kind(), yields.revisit(), yields.daytime()));
    }
}
