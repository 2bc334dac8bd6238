package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.day.About;
import rebound.journal.http.EntryResource.AboutBody;
import rebound.journal.message.Messages;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.suggestions.SuggestionsProjection;
import rebound.journal.read.suggestions.SuggestionsView;
import rebound.journal.read.suggestions.SuggestionsView.Item;
import rebound.journal.suggestion.Preferences;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.Standing;
import rebound.journal.suggestion.Suggestion;
import rebound.journal.suggestion.Suggestion.Made;
import rebound.journal.suggestion.Suggestion.Offered;
import rebound.journal.suggestion.Suggestion.SetAside;
import rebound.journal.suggestion.SuggestionCommand;
import rebound.journal.suggestion.SuggestionCommand.AcceptSuggestion;
import rebound.journal.suggestion.SuggestionCommand.DeclineSuggestion;
import rebound.journal.suggestion.SuggestionCommand.SetSuggestionAside;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Cursors.Query;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Page;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;
import rebound.servicekit.write.Writes;

/** Suggestions: what a person is offered by what they have stated, and why. */
@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "suggestions",
        description =
                "What a person is offered by what they have stated, and why. Nothing follows from one before it is"
                        + " accepted. Evidence is offered after a setback, though not by itself after one that had happened"
                        + " more than 24 hours before it was recorded or named; it can be drawn all the same.")
public class SuggestionResource implements Representation<SuggestionCommand, Suggestion> {

    private static final int STATES_AT_ONCE = 50;

    private final Writes writes;
    private final Reads reads;
    private final Reader reader;
    private final IndexReader index;
    private final DrawableEvidence evidence;
    private final Caller caller;
    private final Cursors cursors;
    private final Messages messages;
    private final Links links;

    @Inject
    public SuggestionResource(
            Writes writes,
            Reads reads,
            Reader reader,
            IndexReader index,
            DrawableEvidence evidence,
            Caller caller,
            Cursors cursors,
            Messages messages,
            Links links) {
        this.writes = writes;
        this.reads = reads;
        this.reader = reader;
        this.index = index;
        this.evidence = evidence;
        this.caller = caller;
        this.cursors = cursors;
        this.messages = messages;
        this.links = links;
    }

    @Schema(
            name = "Suggestion",
            description =
                    "Something that is offered. Its words are there in each of the languages, by their tags; they are"
                            + " absent once they are erased.")
    public record SuggestionBody(
            @JsonUnwrapped Envelope envelope,

            @Schema(
                    enumeration = {"professional-help", "evidence"},
                    description = "What is suggested.")
            @Nullable
            String what,

            @Schema(description = "The same in words.") @Nullable
            Map<String, String> text,

            @Schema(description = "What the person has stated that it follows from.") @Nullable
            List<Map<String, String>> because,

            @Nullable AboutBody about,
            @Schema(required = true) Instant offeredAt,

            @Schema(description = "When the person accepted, declined or set it aside.") @Nullable
            Instant answeredAt) {}

    @GET
    @Path("/{id}")
    @Operation(operationId = "readSuggestion", summary = "Read a suggestion")
    @APIResponseSchema(value = SuggestionBody.class, responseCode = "200")
    public Response read(@PathParam("id") ResourceId id) {
        return reads.one(this, id);
    }

    @GET
    @Operation(
            operationId = "listSuggestions",
            summary = "List suggestions",
            description =
                    "The newest first, at most 500. Without those that waited for an answer when the person did not want them"
                            + " any more, their setback was closed, deleted or silenced, or no evidence was left for"
                            + " them: they are withdrawn a moment later, and there by their ids.")
    public Page<SuggestionBody> list(
            @QueryParam("state")
                    @Pattern(
                            regexp = "^(offered|accepted|declined|set-aside)$",
                            message = "must be offered, accepted, declined or set-aside")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit) {
        var query = Query.of(path(), state);
        var before = cursors.position(query, after, Integer::valueOf);
        var items = reader.view(JournalModel.SUGGESTIONS, caller.id(), SuggestionsProjection.DOCUMENT)
                .orElse(SuggestionsView.EMPTY)
                .newest(state, before);
        var found = standing(items, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream()
                        .map(one -> represent(new ResourceId(one.item().id()), one.stored()))
                        .toList(),
                cursors.next(
                        query,
                        found.size() > limit
                                ? Integer.toString(shown.getLast().item().number())
                                : null));
    }

    private record Found(Item item, Stored<Suggestion> stored) {}

    /** The first of those that still stand, in the same order. */
    private List<Found> standing(List<Item> items, int most) {
        var preferences = reader.state(JournalModel.SUGGESTION_PREFERENCES, caller.id(), caller.id())
                .map(Stored::state)
                .orElse(Preferences.DEFAULT);
        var found = new ArrayList<Found>();
        for (var first = 0; first < items.size() && found.size() < most; first += STATES_AT_ONCE) {
            var some = items.subList(first, Math.min(first + STATES_AT_ONCE, items.size()));
            var states = reader.states(
                    type(), caller.id(), some.stream().map(Item::id).toList());
            var standing = standing(preferences, states.values());
            some.stream()
                    .flatMap(item -> Stream.ofNullable(states.get(item.id())).map(stored -> new Found(item, stored)))
                    .filter(one -> standing.has(one.stored().state()))
                    .forEach(found::add);
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    private Standing standing(Preferences preferences, Collection<Stored<Suggestion>> suggestions) {
        var proposals = suggestions.stream()
                .map(Stored::state)
                .filter(suggestion -> suggestion instanceof Offered || suggestion instanceof SetAside)
                .map(Made.class::cast)
                .map(Made::proposal)
                .filter(proposal -> !proposal.isErased())
                .map(Private::value)
                .toList();
        var setbacks = proposals.stream()
                .map(Proposal::about)
                .flatMap(Stream::ofNullable)
                .map(About::id)
                .distinct()
                .toList();
        var isEvidenceOffered =
                proposals.stream().anyMatch(proposal -> proposal.what().equals(Proposal.EVIDENCE));
        return new Standing(preferences, index.recallableSetbacks(setbacks), isEvidenceOffered && evidence.isAny());
    }

    @POST
    @Path("/{id}/accept")
    @Operation(
            operationId = "acceptSuggestion",
            summary = "Accept a suggestion",
            description = "Refused once it is declined: `already-answered`, or withdrawn: `suggestion-withdrawn`.")
    @APIResponseSchema(value = SuggestionBody.class, responseCode = "200")
    public Response accept(@PathParam("id") ResourceId id) {
        return writes.change(this, id, AcceptSuggestion::new);
    }

    @POST
    @Path("/{id}/decline")
    @Operation(
            operationId = "declineSuggestion",
            summary = "Say that this is not to be suggested",
            description =
                    "Nothing of the kind is suggested again, until the preferences say otherwise. Refused once it is"
                            + " accepted: `already-answered`.")
    @APIResponseSchema(value = SuggestionBody.class, responseCode = "200")
    public Response decline(@PathParam("id") ResourceId id) {
        return writes.change(this, id, DeclineSuggestion::new);
    }

    @POST
    @Path("/{id}/set-aside")
    @Operation(
            operationId = "setSuggestionAside",
            summary = "Set a suggestion aside",
            description =
                    "It can be accepted or declined later. Refused once that has happened: `already-answered`, or it is"
                            + " withdrawn: `suggestion-withdrawn`.")
    @APIResponseSchema(value = SuggestionBody.class, responseCode = "200")
    public Response setAside(@PathParam("id") ResourceId id) {
        return writes.change(this, id, SetSuggestionAside::new);
    }

    @Override
    public AggregateType<SuggestionCommand, Suggestion, ?> type() {
        return JournalModel.SUGGESTION;
    }

    @Override
    public String path() {
        return "/suggestions";
    }

    @Override
    public SuggestionBody represent(ResourceId id, Stored<Suggestion> stored) {
        return switch (stored.state()) {
            case Suggestion.Offered offered -> body(id, stored, "offered", offered, null);
            case Suggestion.Accepted accepted -> body(id, stored, "accepted", accepted, accepted.at());
            case Suggestion.Declined declined -> body(id, stored, "declined", declined, declined.at());
            case Suggestion.SetAside aside -> body(id, stored, "set-aside", aside, aside.at());
            case Suggestion.Withdrawn withdrawn -> body(id, stored, "withdrawn", withdrawn, null);
            case Suggestion.Absent absent -> throw new IllegalStateException("What was recorded is not absent");
        };
    }

    private SuggestionBody body(
            ResourceId id,
            Stored<Suggestion> stored,
            String state,
            Suggestion.Made suggestion,
            @Nullable Instant answeredAt) {
        var proposal = suggestion.proposal().orNull();
        var allowed =
                stored.state().allowed().stream().map(Suggestion.Verb::code).toList();
        return new SuggestionBody(
                new Envelope(id, stored.version(), stored.recordedAt(), state, allowed, links(id, proposal)),
                proposal == null ? null : proposal.what(),
                proposal == null ? null : words(Messages.SUGGEST + proposal.what(), Map.of()),
                proposal == null
                        ? null
                        : proposal.because().stream()
                                .map(because -> words(because.message(), because.values()))
                                .toList(),
                proposal == null ? null : AboutBody.of(proposal.about()),
                suggestion.offeredAt(),
                answeredAt);
    }

    private Map<String, String> words(String message, Map<String, Integer> values) {
        return messages.newest(message).content().with(values);
    }

    private Map<String, String> links(ResourceId id, @Nullable Proposal proposal) {
        var all = new HashMap<>(Map.of("self", links.to(this, id.value())));
        if (proposal != null) {
            if (proposal.about() != null) {
                all.put("about", links.to("/setbacks/" + proposal.about().id()));
            }
            switch (proposal.what()) {
                case Proposal.PROFESSIONAL_HELP -> all.put("help", links.to(HelpResource.HELP));
                case Proposal.EVIDENCE -> all.put("evidence", links.to("/evidence"));
                default -> {}
            }
        }
        return all;
    }
}
