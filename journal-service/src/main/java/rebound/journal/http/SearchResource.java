package rebound.journal.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.search.SearchReader;
import rebound.journal.read.search.SearchReader.Search;
import rebound.servicekit.read.Page;
import rebound.servicekit.rules.Characters;
import rebound.servicekit.rules.LanguageTag;

/** Finds one's own words. What somebody looks for is found, also what must not come back by itself. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "search", description = "One's own words, found again.")
public class SearchResource {

    private final SearchReader search;
    private final AtHome home;

    @Inject
    public SearchResource(SearchReader search, AtHome home) {
        this.search = search;
        this.home = home;
    }

    @Schema(name = "Suggestions", description = "Words of one's own.")
    public record SuggestionsBody(
            @Schema(required = true, description = "At most 10, the most frequent first.")
            List<String> words) {}

    @GET
    @Operation(
            operationId = "search",
            summary = "Search one's own words",
            description =
                    "Finds what has all the words, newest first, in whatever form the language gives them: texts, titles,"
                            + " answers, tags, names, emotions, and what was said of a setback, of feedback or of a lesson later on."
                            + " `reb*` finds what begins so, `\"the first try\"` words that"
                            + " follow each other. Of very long texts the first 1,000 different words are found. A page may"
                            + " have fewer than `limit`, and more behind it.")
    public Page<Found> search(
            @QueryParam("q")
                    @Characters(max = 200)
                    @Parameter(
                            description = "At most 32 words. Absent: everything.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
                    @Nullable
                    String q,
            @QueryParam("type")
                    @Characters(max = 64)
                    @Parameter(
                            description = "The kind of thing, such as `entry`. Absent: all.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 64))
                    @Nullable
                    String type,
            @QueryParam("language")
                    @LanguageTag
                    @Parameter(
                            description =
                                    "In which language the words are looked for, as a language tag such as `en`. Absent: that"
                                            + " of `/me`.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = LanguageTag.LONGEST))
                    @Nullable
                    String language,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT) @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        var spoken = language == null ? home.language() : Locale.forLanguageTag(language);
        return search.page(new Search(q, spoken, type, from, to), after, limit, Found::of);
    }

    @GET
    @Path("/suggestions")
    @Operation(
            operationId = "suggestWords",
            summary = "Complete a word",
            description = "With words of one's own newest things. Nothing that was closed or silenced comes up.")
    public SuggestionsBody suggestions(
            @QueryParam("q")
                    @NotNull
                    @Characters(max = 64)
                    @Parameter(
                            required = true,
                            description = "How the word begins.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 64))
                    String q) {
        return new SuggestionsBody(search.suggestions(q));
    }
}
