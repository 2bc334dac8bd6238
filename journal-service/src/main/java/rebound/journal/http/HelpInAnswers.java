package rebound.journal.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.journal.help.HelpDirectory;
import rebound.journal.http.CheckInResource.CheckInBody;
import rebound.journal.http.HelpResource.HelpBody;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.catalogue.Languages;
import rebound.servicekit.problem.ProblemExtension;
import rebound.servicekit.read.Links;
import rebound.servicekit.security.Caller;
import rebound.servicekit.write.CommandResource;

/**
 * Puts help into the answer to a check-in of somebody who says that they are not safe: into every answer, whether the check-in
 * is recorded, was recorded before, is not decided yet, or is refused, for whatever reason. A refusal of what nobody has
 * understood carries it, too: of a check-in that no resource has seen, of one in a batch that was not sent, and of a batch as a
 * whole. What it takes is in memory; only the person's own locale is read, once the check-in is recorded, and done without if it
 * cannot be.
 */
@ApplicationScoped
public class HelpInAnswers implements ProblemExtension {

    private static final String CHECK_INS = "/check-ins";
    private static final String BATCH = "/batch";
    private static final String HELP = "help";
    private static final Pattern COUNTRY = Pattern.compile("[?&]country=([^&]*)");
    private static final Set<String> WRITES = Set.of("POST", "PUT");

    private final HelpDirectory directory;
    private final SafetyOfRequest safety;
    private final Reader reader;
    private final Caller caller;
    private final Links links;
    private final ObjectMapper json;

    @Inject
    public HelpInAnswers(
            HelpDirectory directory,
            SafetyOfRequest safety,
            Reader reader,
            Caller caller,
            Links links,
            ObjectMapper json) {
        this.directory = directory;
        this.safety = safety;
        this.reader = reader;
        this.caller = caller;
        this.links = links;
        this.json = json;
    }

    /** A check-in that is not decided yet, with help. */
    public record Pending(@JsonUnwrapped CommandResource.Body command, HelpBody help) {}

    @ServerResponseFilter
    public void carry(ContainerRequestContext request, ContainerResponseContext response) {
        if (!mayBringCheckIn(request.getMethod(), request.getUriInfo().getPath())) {
            return;
        }
        switch (response.getEntity()) {
            case CheckInBody recorded -> {
                if (safety.needsHelpWith(recorded.safety())) {
                    response.setEntity(recorded.with(help(request, true)));
                }
            }
            case CommandResource.Body pending -> {
                if (safety.mayNeedHelp()) {
                    response.setEntity(new Pending(pending, help(request, false)));
                }
            }
            case byte[] problem -> {
                if (safety.mayNeedHelp()) {
                    response.setEntity(with(problem, help(request, false)));
                }
            }
            case null, default -> {}
        }
    }

    @Override
    public ObjectNode members(String method, String path, @Nullable String languages) {
        var members = json.createObjectNode();
        if (mayBringCheckIn(method, path.split("\\?", 2)[0])) {
            var country = COUNTRY.matcher(path);
            members.set(HELP, json.valueToTree(help(country.find() ? country.group(1) : null, languages, false)));
        }
        return members;
    }

    private static boolean mayBringCheckIn(String method, String path) {
        var plain = path.startsWith("/") ? path : "/" + path;
        return WRITES.contains(method)
                && (plain.equals(CHECK_INS) || plain.startsWith(CHECK_INS + "/") || plain.equals(BATCH));
    }

    private HelpBody help(ContainerRequestContext request, boolean isReadable) {
        return help(
                request.getUriInfo().getQueryParameters().getFirst("country"),
                request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE),
                isReadable);
    }

    private HelpBody help(@Nullable String country, @Nullable String languages, boolean isReadable) {
        var own = isReadable && !HelpDirectory.namesCountry(country, languages) ? ownLocale() : null;
        var found = directory.find(country, languages, own);
        return HelpBody.of(
                found,
                Languages.best(languages == null ? own : languages, found.help().locales()),
                links);
    }

    private @Nullable String ownLocale() {
        try {
            return reader.state(JournalModel.ME, caller.id(), caller.id())
                    .map(me -> me.state().locale())
                    .orElse(null);
        } catch (NotReadable rebuilding) {
            return null;
        }
    }

    private byte[] with(byte[] problem, HelpBody help) {
        try {
            var document = (ObjectNode) json.readTree(problem);
            document.set(HELP, json.valueToTree(help));
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
