package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import rebound.journal.suggestion.Preferences;
import rebound.journal.suggestion.PreferencesCommand;
import rebound.journal.suggestion.PreferencesCommand.ChangePreferences;
import rebound.journal.suggestion.Proposal;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.json.Patch;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.write.Writes;

/** What a person has said about suggestions; it holds until they say otherwise. */
@Path("/suggestions/preferences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "suggestions")
public class SuggestionPreferencesResource implements Representation<PreferencesCommand, Preferences> {

    private final Writes writes;
    private final Reads reads;
    private final Links links;

    @Inject
    public SuggestionPreferencesResource(Writes writes, Reads reads, Links links) {
        this.writes = writes;
        this.reads = reads;
        this.links = links;
    }

    @Schema(
            name = "SuggestionPreferencesChange",
            description = "What is absent stays; what is null goes back to its default.")
    public record Change(
            @Schema(
                    type = SchemaType.BOOLEAN,
                    implementation = Boolean.class,
                    nullable = true,
                    description =
                            "Whether somebody looks after the person already: then no professional help is suggested."
                                    + " By default false.")
            @Nullable
            Patch<Boolean> alreadyInCare,

            @Schema(
                    type = SchemaType.BOOLEAN,
                    implementation = Boolean.class,
                    nullable = true,
                    description = "Whether evidence may be suggested after a setback. By default true.")
            @Nullable
            Patch<Boolean> suggestEvidence,

            @Schema(
                    type = SchemaType.BOOLEAN,
                    implementation = Boolean.class,
                    nullable = true,
                    description = "Whether professional help may be suggested. By default true.")
            @Nullable
            Patch<Boolean> suggestProfessionalHelp)
            implements MergePatch {}

    @Schema(name = "SuggestionPreferences", description = "Before its first change it has version 0 and its defaults.")
    public record PreferencesBody(
            @JsonUnwrapped SingletonEnvelope envelope,
            @Schema(required = true) boolean alreadyInCare,
            @Schema(required = true) boolean suggestEvidence,
            @Schema(required = true) boolean suggestProfessionalHelp) {}

    @GET
    @Operation(
            operationId = "readSuggestionPreferences",
            summary = "Read what may be suggested",
            description = "It is there from the beginning: with version 0 and its defaults until it is changed.")
    @APIResponseSchema(value = PreferencesBody.class, responseCode = "200")
    public Response read() {
        return reads.singleton(this);
    }

    @PATCH
    @Operation(
            operationId = "changeSuggestionPreferences",
            summary = "Say what may be suggested",
            description = "A merge patch (RFC 7396). It holds from now on, also against what was declined before.")
    @APIResponseSchema(value = PreferencesBody.class, responseCode = "200")
    public Response change(@NotNull @Valid Change change) {
        var asked = Private.of(new PreferencesCommand.Change(
                Patch.valueOf(change.alreadyInCare(), false),
                Patch.valueOf(change.suggestEvidence(), true),
                Patch.valueOf(change.suggestProfessionalHelp(), true)));
        return writes.merge(this, change, at -> new ChangePreferences(asked));
    }

    @Override
    public AggregateType<PreferencesCommand, Preferences, ?> type() {
        return JournalModel.SUGGESTION_PREFERENCES;
    }

    @Override
    public String path() {
        return "/suggestions/preferences";
    }

    @Override
    public String path(String id) {
        return path();
    }

    @Override
    public PreferencesBody represent(ResourceId id, Stored<Preferences> stored) {
        var wishes = stored.state().wishes().orElse(Preferences.NO_WISHES);
        return new PreferencesBody(
                SingletonEnvelope.of(id, stored, Map.of("self", links.to(path()))),
                wishes.alreadyInCare(),
                !wishes.doNotSuggest().contains(Proposal.EVIDENCE),
                !wishes.doNotSuggest().contains(Proposal.PROFESSIONAL_HELP));
    }
}
