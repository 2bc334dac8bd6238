package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import rebound.journal.read.journey.Because;
import rebound.journal.read.journey.Journey;
import rebound.journal.read.journey.Rule;
import rebound.journal.read.reflections.CompletedReflectionsReader;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Setback;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.ResourceId;

/** The journey of a setback, if the person asks; it is never pushed. */
@Path("/setbacks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "setbacks")
public class JourneyResource {

    private final Reads reads;
    private final SetbackResource setbacks;
    private final CompletedReflectionsReader reflections;
    private final Links links;

    @Inject
    public JourneyResource(Reads reads, SetbackResource setbacks, CompletedReflectionsReader reflections, Links links) {
        this.reads = reads;
        this.setbacks = setbacks;
        this.reflections = reflections;
        this.links = links;
    }

    @Schema(
            name = "Journey",
            description = "Where the person is with a setback. It follows from what they have said of it, by a table of"
                    + " rules, and from no time that has passed.")
    public record JourneyBody(
            @Schema(required = true) ResourceId setback,

            @Schema(
                    required = true,
                    enumeration = {"care", "understanding", "moving", "none"},
                    description = "What is suggested is of one stage: not all at once.")
            String stage,

            @Schema(required = true, description = "What has been said of it.")
            List<String> there,

            @Schema(
                    required = true,
                    description =
                            "Which guided reflections about it have been completed: the keys of their templates, each"
                                    + " once. What is here is not suggested.")
            List<String> reflections,

            @Schema(required = true, description = "What may still be said, and need not.")
            List<String> open,

            @Schema(
                    required = true,
                    description = "What might help next. Nothing once it is closed, or the person is back on track.")
            List<SuggestionBody> suggestions,

            @Schema(required = true) Map<String, String> links) {}

    @Schema(name = "JourneySuggestion", description = "Something that might help; it can be passed over.")
    public record SuggestionBody(
            @Schema(
                    required = true,
                    enumeration = {"template", "part", "plan"},
                    description = "A guided reflection, something to say of the setback, or a plan.")
            String kind,

            @Schema(
                    required = true,
                    description = "Of a template its key, of a part its name. Of a plan `recovery` for the one that is"
                            + " offered for the setback, or `own` for one that the person begins themselves, where"
                            + " none is offered: the setback had happened more than 24 hours before it was"
                            + " recorded or named.")
            String key,

            @Schema(required = true, description = "The practice that it serves, such as B2.")
            String practice,

            @Schema(
                    required = true,
                    description =
                            "Why: what the person has said, and what they have not; of a reflection also that none of"
                                    + " its template is completed, of a plan whether one is offered.")
            List<String> because,

            @Schema(required = true, description = "Where it is, or is put; of a plan of one's own where it is begun.")
            String link) {}

    @GET
    @Path("/{id}/journey")
    @Operation(
            operationId = "readJourney",
            summary = "Read where one is with a setback, and what might help next",
            description =
                    "Only as an answer to this request. Nobody is told, and nothing is held against it. The ETag is"
                            + " that of the setback, which a reflection leaves as it is.")
    @APIResponseSchema(value = JourneyBody.class, responseCode = "200")
    public Response journey(@PathParam("id") ResourceId id) {
        return reads.following(setbacks, id, stored -> show(id, stored.state()));
    }

    private JourneyBody show(ResourceId id, Setback setback) {
        var journey = Journey.of(setback, reflections.templates(id.value()));
        var self = links.to(setbacks, id.value());
        return new JourneyBody(
                id,
                journey.stage().code(),
                journey.there().stream().map(Facet::code).toList(),
                journey.reflections(),
                journey.open().stream().map(Facet::code).toList(),
                journey.suggestions().stream().map(rule -> show(rule, id, self)).toList(),
                new TreeMap<>(Map.of("self", self + "/journey", "setback", self)));
    }

    private SuggestionBody show(Rule rule, ResourceId id, String setback) {
        var link =
                switch (rule.kind()) {
                    case TEMPLATE -> links.to("/templates/" + rule.key());
                    // What was lost is a part of the description.
                    case PART -> rule.key().equals("losses") ? setback : setback + "/" + rule.key();
                    case PLAN -> rule.key().equals("own") ? SetbackResource.PLANS : SetbackResource.plan(id);
                };
        return new SuggestionBody(
                rule.kind().code(),
                rule.key(),
                rule.practice(),
                rule.because().stream().map(Because::code).toList(),
                link);
    }
}
