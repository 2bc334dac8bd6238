package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import rebound.journal.help.CountryHelp.Line;
import rebound.journal.help.HelpDirectory;
import rebound.journal.help.HelpDirectory.Found;
import rebound.servicekit.catalogue.ContentHead;
import rebound.servicekit.catalogue.ContentResponse;
import rebound.servicekit.read.Links;

/**
 * Where help is to be had: from memory, for everybody, without a token, and never counted. It needs neither the log nor the
 * database, and answers from the first moment on.
 */
@Path("/help")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "help", description = "Where help is to be had. Rebound is not medical care, and monitors nobody.")
public class HelpResource {

    static final String HELP = "/help";
    static final String COUNTRY =
            "Where the person is, by ISO 3166, such as `DE`. Absent: the first region of Accept-Language.";

    /** An hour in the caches of others: what is wrong in the directory is put right soon. */
    private static final String CACHED = "public, max-age=3600";

    private final HelpDirectory directory;
    private final Links links;

    @Inject
    public HelpResource(HelpDirectory directory, Links links) {
        this.directory = directory;
        this.links = links;
    }

    @Schema(
            name = "Help",
            description = "Where help is to be had in one country. Numbers are as they are dialled there.")
    public record HelpBody(
            @JsonUnwrapped ContentHead head,

            @Schema(required = true, description = "By ISO 3166; `001` is the world.")
            String country,

            @Schema(description = "The country that was asked for; absent if none was named.") @Nullable
            String asked,

            @Schema(
                    required = true,
                    description =
                            "Whether this is of no particular country, or of another than was asked for, since that"
                                    + " is not known here.")
            boolean fallback,

            @Schema(required = true, description = "What this service is not; to be shown with the rest.")
            String notice,

            @Schema(required = true, description = "The numbers of the emergency services.")
            List<String> emergency,

            @Schema(required = true) List<LineBody> lines) {

        static HelpBody of(Found found, String locale, Links links) {
            var help = found.help().content();
            return new HelpBody(
                    ContentHead.of(found.help(), locale, Map.of("self", links.to(HELP + "?country=" + help.country()))),
                    help.country(),
                    found.asked(),
                    found.isFallback(),
                    found.notice().text().in(locale),
                    help.emergency(),
                    help.lines().stream().map(line -> LineBody.of(line, locale)).toList());
        }
    }

    @Schema(
            name = "HelpLine",
            description = "Somebody who can be reached, by one of `phone`, `text` and `url` at least.")
    public record LineBody(
            @Schema(required = true) String name,

            @Schema(required = true, description = "Who they are, and what for.")
            String what,

            @Schema(required = true, description = "The numbers to call.")
            List<String> phone,

            @Schema(description = "The number to text.") @Nullable
            String text,

            @Schema(description = "What to text; absent: anything.") @Nullable
            String say,

            @Nullable String url,

            @Schema(required = true, description = "That they speak, as tags of BCP 47.")
            List<String> languages,

            @Schema(required = true, description = "When they can be reached.")
            String hours,

            @Schema(required = true, description = "On which day somebody last looked that all of this is right.")
            String reviewedAt) {

        static LineBody of(Line line, String locale) {
            return new LineBody(
                    line.name(),
                    line.what().in(locale),
                    line.phone(),
                    line.text(),
                    line.say(),
                    line.url(),
                    line.languages(),
                    line.hours().in(locale),
                    line.reviewedAt());
        }
    }

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "readHelp",
            summary = "Find help",
            description =
                    "Needs no token, is never limited, and answers whatever else does not. There is always an answer:"
                            + " whose country is not known gets a fallback, which says so.")
    @APIResponseSchema(value = HelpBody.class, responseCode = "200")
    public Response read(
            @QueryParam("country") @Parameter(description = COUNTRY) @Nullable String country,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(
                            description = "The languages that are wanted (RFC 9110); English if there is none of them.")
                    @Nullable
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Parameter(description = "The ETags that the client has; if one of them is still right: 304.")
                    @Nullable
                    String known) {
        var found = directory.find(country, languages, null);
        var response = ContentResponse.of(found.help(), languages, known, locale -> HelpBody.of(found, locale, links));
        return Response.fromResponse(response)
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .build();
    }
}
